"""The table of what was measured: the scores of ../shared/bench/score.py, and calibration."""

from dataclasses import dataclass

import numpy as np
from sklearn.metrics import roc_auc_score  # type: ignore[import-untyped]


@dataclass(frozen=True, slots=True)
class Row:
    """One question: its set, how it was asked, and what came of it; `right` has a flag for each quote shown. `weight`
    is how much it counts in the calibration."""

    name: str
    way: str
    answerable: bool
    confidence: float
    right: tuple[bool, ...]
    words: int
    weight: float = 1.0


def print_table(rows: list[Row], thresholds: tuple[float, ...] = (0.25, 0.35, 0.45, 0.55)) -> None:
    """Ranking with nothing held back; then each threshold. Empty cells are undefined."""
    names = sorted({r.name for r in rows})
    print(f"expected calibration error over all sets, weighted as in the calibration: {error(rows):.3f}")
    print("set        n    first  any    precision words  auroc  auroc-out  ece   cov@80 cov@90 cov@95")
    for name in names:
        of = [r for r in rows if r.name == name]
        yes = [r for r in of if r.answerable]
        no = [r for r in of if not r.answerable and r.way == "asked"]
        out = [r for r in of if not r.answerable and r.way != "asked"]
        quotes = [flag for r in yes for flag in r.right]
        asked = [r for r in of if r.way == "asked"]
        cover = " ".join(f"{coverage(asked, p):.2f}  " for p in (0.8, 0.9, 0.95))
        print(
            f"{name:10s} {len(of):5d} {mean([r.right[0] for r in yes]):.3f}  {mean([any(r.right) for r in yes]):.3f}  "
            f"{mean(quotes):.3f}    {mean([r.words for r in yes]):5.1f}  {auroc(yes, no)}  {auroc(yes, out)}      "
            f"{error(asked):.3f} {cover}"
        )
    for threshold in thresholds:
        given = [r for r in rows if r.confidence >= threshold]
        beside = sum(r.weight * (not any(r.right)) for r in given) / sum(r.weight for r in given)
        print(f"threshold {threshold}: of a hundred answers, weighted alike, {100 * beside:.0f} are beside the point")
        print("  set, first, any, precision, words, answers the unanswerable (adversarial, out)")
        for name in names:
            of = [r for r in rows if r.name == name]
            yes = [r for r in of if r.answerable]
            given = [r for r in yes if r.confidence >= threshold]
            trap = [r.confidence >= threshold for r in of if not r.answerable and r.way == "asked"]
            away = [r.confidence >= threshold for r in of if not r.answerable and r.way != "asked"]
            first = sum(r.right[0] for r in given) / max(len(yes), 1)
            some = sum(any(r.right) for r in given) / max(len(yes), 1)
            print(
                f"  {name:10s} {first:.3f} {some:.3f} {mean([f for r in given for f in r.right]):.3f} "
                f"{mean([r.words for r in given]):.1f} {mean(trap):.3f} {mean(away):.3f}"
            )


def mean(values: list[bool] | list[int]) -> float:
    """The mean, or nan of nothing."""
    return float(np.mean(values)) if values else float("nan")


def auroc(yes: list[Row], no: list[Row]) -> str:
    """How well confidence tells answerable from unanswerable."""
    if not yes or not no:
        return "     "
    labels = [1] * len(yes) + [0] * len(no)
    return f"{roc_auc_score(labels, [r.confidence for r in (*yes, *no)]):.3f}"


def error(rows: list[Row]) -> float:
    """Expected calibration error in ten equal bins: of confidence against any quote being right."""
    bins: dict[int, list[Row]] = {}
    for r in rows:
        bins.setdefault(min(int(r.confidence * 10), 9), []).append(r)
    gaps = (abs(sum(r.weight * (r.confidence - any(r.right)) for r in b)) for b in bins.values())
    total = sum(r.weight for r in rows)
    return sum(gaps) / total if total else float("nan")


def coverage(rows: list[Row], precision: float) -> float:
    """The largest share of questions that can be answered, most confident first, at this precision."""
    hits, best = 0, 0.0
    for n, r in enumerate(sorted(rows, key=lambda r: -r.confidence), start=1):
        hits += any(r.right)
        if hits / n >= precision:
            best = n / len(rows)
    return best
