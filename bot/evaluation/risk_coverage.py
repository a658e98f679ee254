"""How often answers are beside the point, if only the most confident are given."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """If the share `coverage` of the questions is answered, those of at least this `confidence`, then the share `risk`
    of these answers is not right."""

    coverage: float
    risk: float
    confidence: float


@dataclass(frozen=True, slots=True)
class RiskCoverage:
    """The curve, most confident first: a point for every question. Equal confidences keep the order of the file."""

    points: tuple[Point, ...]

    def coverage_at(self, precision: float) -> float | None:
        """The largest coverage with at least this precision; 0 when there is none, None without questions."""
        if not self.points:
            return None
        # 1 - (1 - 0.9) falls short of 0.9 by a rounding error.
        return max((p.coverage for p in self.points if 1 - p.risk >= precision - 1e-12), default=0.0)

    @property
    def area(self) -> float | None:
        """The mean risk over all coverages, in [0, 1]; smaller is better. None without questions.

        El-Yaniv and Wiener, On the Foundations of Noise-free Selective Classification, 2010; Geifman et al. 2019.
        """
        return sum(point.risk for point in self.points) / len(self.points) if self.points else None


def risk_coverage(confidences: Sequence[float], right: Sequence[bool]) -> RiskCoverage:
    """The curve of questions with these confidences, of which these are answered right."""
    order = sorted(range(len(confidences)), key=lambda i: -confidences[i])
    points, hits = [], 0
    for count, i in enumerate(order, start=1):
        hits += right[i]
        points.append(Point(count / len(order), 1 - hits / count, confidences[i]))
    return RiskCoverage(tuple(points))
