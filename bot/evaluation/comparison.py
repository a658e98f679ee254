"""An evaluation beside an earlier one: which scores, and which questions, got better or worse."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from bot.evaluation.circumstances import Circumstances
from bot.evaluation.errors import NotComparable
from bot.evaluation.evaluation import Evaluation
from bot.evaluation.grading import Outcome
from bot.evaluation.report import QUESTIONS, SCORES, made_with_values
from bot.evaluation.scores import LOWER_IS_BETTER, Scores

# Saying nothing is better than quoting beside the point.
_BEST_FIRST = (
    Outcome.RIGHT_FIRST,
    Outcome.RIGHT_LATER,
    Outcome.RIGHTLY_SILENT,
    Outcome.SILENT,
    Outcome.BESIDE_THE_POINT,
    Outcome.WRONGLY_ANSWERED,
)
_ELSEWHERE = frozenset(("data", "statements", "host", "port", "public_url"))
_COUNTS = frozenset(("questions", "answerable", "unanswerable", "quotes_shown"))


@dataclass(frozen=True, slots=True)
class Asked:
    """What became of one question. Questions of two evaluations are the same when their `key` is: the id, or else the
    text, and how many with that came before. `failures` counts the ways in which a case fails."""

    key: tuple[str, int]
    answerable: bool | None
    outcome: Outcome | None
    failures: int


@dataclass(frozen=True, slots=True)
class Earlier:
    """An evaluation as its folder tells of it; `made_with` has what must be equal for the scores to be comparable."""

    scores: tuple[tuple[str, float | None], ...]
    asked: tuple[Asked, ...]
    made_with: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """A score in both evaluations. `better` is None when nothing changed, cannot be told, or it is a mere count."""

    name: str
    before: float | None
    now: float | None

    @property
    def better(self) -> bool | None:
        """Whether the change is for the better."""
        if self.before is None or self.now is None or self.before == self.now or self.name in _COUNTS:
            return None
        return (self.now < self.before) == (self.name in LOWER_IS_BETTER)


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """A question whose outcome changed, and whether for the better; `name` is its id or its text."""

    name: str
    before: str
    now: str
    better: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """`differences` are the names of what the two were not made with alike; `unmatched` counts the questions that only
    one of them has, or whose `answerable` is another."""

    scores: tuple[ScoreChange, ...]
    questions: tuple[QuestionChange, ...]
    unmatched: int
    differences: tuple[str, ...]


def read_earlier(folder: Path) -> Earlier:
    """The evaluation that was written into this folder. Raises NotComparable."""
    try:
        summary = json.loads((folder / SCORES).read_text("utf-8"))
        rows = [json.loads(line) for line in (folder / QUESTIONS).read_text("utf-8").split("\n") if line]
        found = [(row["id"] or row["question"], row["answerable"], row["outcome"], row["failures"]) for row in rows]
        return Earlier(
            scores=tuple((field.name, summary["scores"].get(field.name)) for field in fields(Scores)),
            asked=_asked((name, known, out and Outcome(out), len(failed)) for name, known, out, failed in found),
            made_with=_made_with(summary),
        )
    except OSError as error:
        raise NotComparable(str(folder), f"{error.filename} cannot be read ({error.strerror})") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotComparable(str(folder), f"not the files of an evaluation ({error})") from error


def compare(earlier: Earlier, evaluation: Evaluation, made_with: Circumstances) -> Comparison:
    """What changed from the earlier evaluation to this one."""
    now = _asked(
        (g.expected.question.question_id or g.expected.question.text, g.expected.answerable, g.outcome, len(g.failures))
        for g in evaluation.graded
    )
    before = {(each.key, each.answerable): each for each in earlier.asked}
    pairs = [(before[key], each) for each in now if (key := (each.key, each.answerable)) in before]
    here = dict(_made_with(made_with_values(made_with)))
    there = dict(earlier.made_with)
    return Comparison(
        scores=tuple(ScoreChange(name, value, getattr(evaluation.scores, name)) for name, value in earlier.scores),
        questions=tuple(
            QuestionChange(b.key[0], _words(b), _words(n), _standing(n) < _standing(b))
            for b, n in pairs
            if _standing(b) != _standing(n)
        ),
        unmatched=len(now) + len(earlier.asked) - 2 * len(pairs),
        differences=tuple(name for name in {**there, **here} if there.get(name) != here.get(name)),
    )


def _asked(rows: Iterable[tuple[str, bool | None, Outcome | None, int]]) -> tuple[Asked, ...]:
    seen: defaultdict[str, int] = defaultdict(int)
    found = []
    for name, answerable, outcome, failures in rows:
        found.append(Asked((name, seen[name]), answerable, outcome, failures))
        seen[name] += 1
    return tuple(found)


def _made_with(summary: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    # Where files are kept and who is served changes no answer.
    shown = {name: value for name, value in summary["settings"].items() if name not in _ELSEWHERE}
    return (
        ("the questions", summary["questions"]["sha256"]),
        ("the statements", summary["statements"]["sha256"]),
        ("the embedding model", summary["model"]["sha256"]),
        ("the weights", json.dumps(summary["weights"], sort_keys=True)),
        *((f"the setting {name}", json.dumps(value)) for name, value in shown.items()),
    )


def _standing(asked: Asked) -> tuple[int, int]:
    return (asked.failures, -1 if asked.outcome is None else _BEST_FIRST.index(asked.outcome))


def _words(asked: Asked) -> str:
    outcome = "no outcome" if asked.outcome is None else asked.outcome.value.replace("_", " ")
    return f"{outcome}, case fails" if asked.failures else outcome
