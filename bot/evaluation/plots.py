"""The risk-coverage curve and the reliability diagram, as PNG files."""

from pathlib import Path
from typing import TYPE_CHECKING

from bot.evaluation.reliability import Reliability
from bot.evaluation.risk_coverage import RiskCoverage

if TYPE_CHECKING:  # matplotlib takes a second to import, and only an evaluation needs it
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_LINE, _GUIDE = "#1d70b8", "#505a5f"
_EMPTY = "no question with a known answer"


def plot_risk_coverage(curve: RiskCoverage, threshold: float, path: Path) -> None:
    """Share of wrong answers against share of questions answered; the dot is where the threshold stands."""
    figure, axes = _square("share of questions answered, most confident first", "share of these answers not right")
    axes.set_title("Risk and coverage")
    if curve.points:
        axes.step([p.coverage for p in curve.points], [p.risk for p in curve.points], where="post", color=_LINE)
        above = [p for p in curve.points if p.confidence >= threshold]
        if above:
            label = f"confidence ≥ {threshold:g}: {above[-1].coverage:.0%} of questions, {above[-1].risk:.0%} not right"
            axes.plot(above[-1].coverage, above[-1].risk, "o", color=_LINE, label=label)
    else:
        axes.text(0.5, 0.5, _EMPTY, ha="center")
    for risk in (0.05, 0.10, 0.20):
        axes.axhline(risk, color=_GUIDE, linewidth=0.8, linestyle=":")
        axes.annotate(f"{1 - risk:.0%} precision", (0.005, risk + 0.005), color=_GUIDE, fontsize=8)
    if axes.get_legend_handles_labels()[0]:
        axes.legend(loc="upper left", frameon=False)
    _save(figure, path, "Risk-coverage curve")


def plot_reliability(calibration: Reliability, path: Path) -> None:
    """Share right against mean confidence in each bin; beside each dot stands how many questions it is made of."""
    figure, axes = _square("confidence", "share of questions with a right quote")
    error = calibration.expected_calibration_error
    axes.set_title("Reliability" if error is None else f"Reliability (expected calibration error {error:.3f})")
    axes.plot([0, 1], [0, 1], color=_GUIDE, linewidth=0.8, linestyle=":", label="confidence is a probability")
    for each in calibration.bins:
        if each.confidence is None or each.right is None:
            continue
        axes.bar(each.low, each.right, width=each.high - each.low, align="edge", color=_LINE, alpha=0.25)
        axes.plot(each.confidence, each.right, "o", color=_LINE)
        axes.annotate(
            f"{each.count}", (each.confidence, each.right), (0, 6), textcoords="offset points", ha="center", fontsize=8
        )
    if error is None:
        axes.text(0.5, 0.5, _EMPTY, ha="center")
    axes.legend(loc="upper left", frameon=False)
    _save(figure, path, "Reliability diagram")


def _square(across: str, up: str) -> "tuple[Figure, Axes]":
    # Not pyplot: it keeps every figure in a global list, and looks for a screen.
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6, 6), dpi=120, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.set(xlabel=across, ylabel=up, xlim=(0, 1), ylim=(0, 1.05))
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _save(figure: "Figure", path: Path, title: str) -> None:
    # Without the name of the program that drew it, the same figures are the same file.
    figure.savefig(path, format="png", metadata={"Title": title, "Software": None})
