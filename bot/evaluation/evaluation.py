"""Every question asked, every answer graded, all of it scored."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tqdm import tqdm  # type: ignore[import-untyped]

from bot.answer import Answer, AnswerStatus
from bot.evaluation.expected import Expected
from bot.evaluation.grading import Graded, grade
from bot.evaluation.latency import StepLatency, latencies
from bot.evaluation.reliability import Reliability, reliability
from bot.evaluation.risk_coverage import RiskCoverage, risk_coverage
from bot.evaluation.scores import Scores, scores
from bot.question import Question
from corpus.loading import Corpus

Ask = Callable[[Question], Answer]
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many answers ended in a status."""

    status: AnswerStatus
    count: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The graded questions in the order of the file, and what they amount to."""

    graded: tuple[Graded, ...]
    scores: Scores
    risk_coverage: RiskCoverage
    reliability: Reliability
    statuses: tuple[StatusCount, ...]
    latencies: tuple[StepLatency, ...]

    @property
    def cases(self) -> int:
        """How many questions are regression cases."""
        return sum(g.expected.is_case for g in self.graded)

    @property
    def cases_failed(self) -> int:
        """How many of these fail."""
        return sum(bool(g.failures) for g in self.graded)

    @property
    def defects(self) -> tuple[str, ...]:
        """What must not be, a line each: quotes that are not exact, questions that end in an error, failed cases."""
        return tuple(line for number, g in enumerate(self.graded, start=1) for line in _defects(number, g))


def evaluate(expected: Sequence[Expected], ask: Ask, open_anyway: Callable[[], Ask], corpus: Corpus) -> Evaluation:
    """Ask all questions, one after the other, with progress on standard error.

    What would have been quoted for an answerable question that was not answered is asked of `open_anyway()`, the same
    service at threshold 0; it is opened only when needed. `corpus` is what the quotes are checked against.
    """
    answers = [ask(each.question) for each in _progress(expected, "asking")]
    unanswered = [i for i, (e, a) in enumerate(zip(expected, answers, strict=True)) if _is_silent(e, a)]
    anyway: dict[int, Answer] = {}
    if unanswered:
        ask_anyway = open_anyway()
        anyway = {i: ask_anyway(expected[i].question) for i in _progress(unanswered, "asking the silent ones again")}
    graded = tuple(
        grade(each, answer, anyway.get(i), corpus)
        for i, (each, answer) in enumerate(zip(expected, answers, strict=True))
    )
    return evaluated(graded)


def evaluated(graded: tuple[Graded, ...]) -> Evaluation:
    """What graded questions amount to."""
    known = [g for g in graded if g.expected.answerable is not None]
    curve = risk_coverage([g.answer.confidence for g in known], [any(g.right) for g in known])
    forecast = [(g.answer.confidence, g.would_be_right) for g in graded if g.would_be_right is not None]
    calibration = reliability([confidence for confidence, _ in forecast], [right for _, right in forecast])
    counts = Counter(g.answer.status for g in graded)
    return Evaluation(
        graded=graded,
        scores=scores(graded, curve, calibration),
        risk_coverage=curve,
        reliability=calibration,
        statuses=tuple(StatusCount(status, counts[status]) for status in AnswerStatus if counts[status]),
        latencies=latencies(g.answer for g in graded),
    )


def _is_silent(expected: Expected, answer: Answer) -> bool:
    return expected.answerable is True and answer.status is AnswerStatus.NOT_IN_STATEMENTS


def _defects(number: int, graded: Graded) -> list[str]:
    question = graded.expected.question
    name = f"{question.question_id or f'question {number}'} ({' '.join(question.text.split())})"
    lines = [
        f"{name}: the quote {c.statement_id} {c.start}–{c.end} is not the text of the statement"
        for c, exact in zip(graded.answer.citations, graded.exact, strict=True)
        if not exact
    ]
    if graded.answer.status is AnswerStatus.ERROR:
        lines.append(f"{name}: ended in an error")
    return lines + [f"{name}: {failure}" for failure in graded.failures]


def _progress(items: Sequence[_Item], what: str) -> Iterator[_Item]:
    # In a log file a bar that moves ten times a second would be all there is to read.
    every = 0.1 if sys.stderr.isatty() else 10
    yield from tqdm(items, desc=what, unit=" questions", mininterval=every)
