"""The last evaluation on this machine, as `statement-bot evaluate` left it in the data folder."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

_SCORES, _PLOT = "scores.json", "risk_coverage.png"


@dataclass(frozen=True, slots=True)
class EvaluationScores:
    """The scores that the console shows, shares in [0, 1]; None is "undefined"."""

    questions: int
    answerable: int
    unanswerable: int
    quotes_exact: float | None = None
    answered_right_any: float | None = None
    answered_unanswerable: float | None = None
    precision_when_answering: float | None = None
    coverage_at_90: float | None = None
    risk_coverage_area: float | None = None


@dataclass(frozen=True, slots=True)
class LastEvaluation:
    """`at` is when it began (ISO 8601). `curve` are points (coverage, risk, confidence), the most confident first."""

    at: str
    scores: EvaluationScores
    risk_coverage: tuple[tuple[float, float, float], ...] = ()
    defects: tuple[str, ...] = ()

    @property
    def curve(self) -> tuple[tuple[float, float, float], ...]:
        """The points of the curve at every tenth of the questions, which is what a table can show."""
        points, wanted = [], 1
        for point in self.risk_coverage:
            if point[0] * 10 >= wanted - 1e-9:
                points.append(point)
                wanted = int(point[0] * 10 + 1e-9) + 1
        return tuple(points)


def last_evaluation(data: Path) -> LastEvaluation | None:
    """The newest evaluation that can be read; None when there is none. Folders are named for their time."""
    for folder in _folders(data):
        try:
            return _adapter().validate_json((folder / _SCORES).read_bytes())
        except (OSError, ValidationError):
            continue  # one that was cut off, or of another version of this program
    return None


def last_plot(data: Path) -> Path | None:
    """The picture of its risk-coverage curve; None when there is none."""
    return next((folder / _PLOT for folder in _folders(data) if (folder / _PLOT).is_file()), None)


def _folders(data: Path) -> list[Path]:
    found = (data / "evaluations").glob("[!.]*/" + _SCORES)
    return sorted((scores.parent for scores in found), reverse=True)


@cache
def _adapter() -> TypeAdapter[LastEvaluation]:
    return TypeAdapter(LastEvaluation)
