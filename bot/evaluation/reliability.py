"""Whether confidence is a probability: of a hundred answers given with 0.9, about ninety should be right."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

_BINS = 10
_EDGES = tuple(i / _BINS for i in range(1, _BINS))


@dataclass(frozen=True, slots=True)
class Bin:
    """The questions with a confidence in (low, high]; 0 belongs to the first bin.

    `confidence` is their mean confidence and `right` the share that is right; both None when there is no question.
    """

    low: float
    high: float
    count: int
    confidence: float | None
    right: float | None


@dataclass(frozen=True, slots=True)
class Reliability:
    """Ten bins of equal width."""

    bins: tuple[Bin, ...]

    @property
    def count(self) -> int:
        """How many questions are in the bins."""
        return sum(each.count for each in self.bins)

    @property
    def expected_calibration_error(self) -> float | None:
        """The mean distance between confidence and share right, bins weighted by their questions; empty bins do not
        count. In [0, 1]; None without questions. Naeini, Cooper and Hauskrecht 2015."""
        gaps = [
            each.count * abs(each.confidence - each.right)
            for each in self.bins
            if each.confidence is not None and each.right is not None
        ]
        return sum(gaps) / self.count if gaps else None


def reliability(confidences: Sequence[float], right: Sequence[bool]) -> Reliability:
    """The bins of questions with these confidences, of which these are right."""
    groups: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for pair in zip(confidences, right, strict=True):
        groups[bisect_left(_EDGES, pair[0])].append(pair)
    return Reliability(tuple(_bin(i, group) for i, group in enumerate(groups)))


def _bin(i: int, group: list[tuple[float, bool]]) -> Bin:
    low, high = i / _BINS, (i + 1) / _BINS
    if not group:
        return Bin(low, high, 0, None, None)
    count = len(group)
    return Bin(low, high, count, sum(c for c, _ in group) / count, sum(r for _, r in group) / count)
