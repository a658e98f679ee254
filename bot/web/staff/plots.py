"""The figures of the scorecard as SVG pictures; the tables beside them hold the same numbers."""

import io
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.records.scorecard import Scorecard

if TYPE_CHECKING:  # matplotlib takes a second to import, and only a scorecard needs it
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_ANSWERED, _ABSTAINED, _OTHER, _GUIDE = "#1d70b8", "#f47738", "#b1b4b6", "#505a5f"
_MOST_DATES = 10
_WEEK = timedelta(days=6)


def plot_answers(card: Scorecard) -> bytes:
    """How the questions of each day ended, as stacked bars."""
    figure, axes = _wide("questions")
    days = [date.fromisoformat(tally.day) for tally in card.days]
    below = [0] * len(days)
    parts: tuple[tuple[str, str, list[int]], ...] = (
        ("answered", _ANSWERED, [t.answered for t in card.days]),
        ("not in the statements", _ABSTAINED, [t.abstained for t in card.days]),
        ("other", _OTHER, [t.other for t in card.days]),
    )
    for label, colour, counts in parts:
        axes.bar(days, counts, bottom=below, width=0.9, color=colour, label=label)  # type: ignore[arg-type]
        below = [a + b for a, b in zip(below, counts, strict=True)]
    axes.locator_params(axis="y", integer=True)
    return _finished(figure, axes, days)


def plot_latency(card: Scorecard) -> bytes:
    """Percentiles of the time to an answer, day by day, in milliseconds."""
    figure, axes = _wide("milliseconds")
    timed = [(date.fromisoformat(t.day), t.latency) for t in card.days if t.latency]
    days = [day for day, _ in timed]
    for label, colour, times in (
        ("99 of 100 within", _ABSTAINED, [latency.p99_ms for _, latency in timed]),
        ("90 of 100 within", _GUIDE, [latency.p90_ms for _, latency in timed]),
        ("half within", _ANSWERED, [latency.p50_ms for _, latency in timed]),
    ):
        axes.plot(days, times, "o-", color=colour, label=label)  # type: ignore[arg-type]
    axes.set_ylim(bottom=0)
    return _finished(figure, axes, days)


def _wide(up: str) -> "tuple[Figure, Axes]":
    # Not pyplot: it keeps every figure in a global list, and looks for a screen.
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 3.2), layout="constrained")
    axes = figure.add_subplot()
    axes.set_ylabel(up)
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _finished(figure: "Figure", axes: "Axes", days: Sequence[date]) -> bytes:
    if days:
        from matplotlib.dates import DateFormatter, DayLocator

        last, half = max(days[-1], days[0] + _WEEK), timedelta(hours=14)
        axes.set_xlim(datetime.combine(days[0], time()) - half, datetime.combine(last, time()) + half)  # type: ignore[arg-type]
        every = max(1, round((last - days[0]).days / _MOST_DATES))
        axes.xaxis.set_major_locator(DayLocator(interval=every))  # type: ignore[no-untyped-call]
        axes.xaxis.set_major_formatter(DateFormatter("%d %b"))  # type: ignore[no-untyped-call]
        axes.legend(frameon=False, loc="upper left", bbox_to_anchor=(0, 1.2), ncols=3)
    else:
        axes.text(0.5, 0.5, "nothing on record in these days", ha="center", transform=axes.transAxes)
    file = io.BytesIO()
    figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    return file.getvalue()
