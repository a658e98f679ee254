"""The scores of an evaluation, each a number that a reader can work out by hand from the graded questions."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from bot.evaluation.grading import Graded
from bot.evaluation.reliability import Reliability
from bot.evaluation.risk_coverage import RiskCoverage

LOWER_IS_BETTER = frozenset(
    "words_per_answer silent_on_answerable answered_unanswerable risk_coverage_area speaker_wrong "
    "expected_calibration_error".split()
)


@dataclass(frozen=True, slots=True)
class Scores:
    """Counts, and shares in [0, 1]. None is "undefined": there was nothing to divide by. It is never averaged in, and
    is neither 0 nor 1.

    quotes_exact: of all quotes shown, those that equal the statement at their place; less than 1 is a defect.
    answered_right_first, answered_right_any, silent_on_answerable: of the answerable questions, those whose first
    quote, or any, is right, and those that were not answered. quote_precision: of the quotes shown for answerable
    questions, those that are right. words_per_answer: mean words quoted for an answerable question that was answered.
    answered_unanswerable: of the unanswerable, those answered all the same. precision_when_answering: of all answers
    given, those with a right quote. auroc_answerable: the probability that an answerable question has more confidence
    than an unanswerable one, ties counting half. coverage_at_*, risk_coverage_area: see RiskCoverage; a question that
    was not answered counts there as not right. speaker_right, speaker_wrong: of the answered questions with a known
    speaker, those whose first quote names that surname, and those that name somebody else; the rest name nobody.
    expected_calibration_error: see Reliability and Graded.would_be_right.
    """

    questions: int
    answerable: int
    unanswerable: int
    quotes_shown: int
    quotes_exact: float | None
    answered_right_first: float | None
    answered_right_any: float | None
    quote_precision: float | None
    words_per_answer: float | None
    silent_on_answerable: float | None
    answered_unanswerable: float | None
    precision_when_answering: float | None
    auroc_answerable: float | None
    coverage_at_80: float | None
    coverage_at_90: float | None
    coverage_at_95: float | None
    risk_coverage_area: float | None
    speaker_right: float | None
    speaker_wrong: float | None
    expected_calibration_error: float | None


def scores(graded: Sequence[Graded], curve: RiskCoverage, calibration: Reliability) -> Scores:
    """The scores of graded questions, with the curve and the calibration made from the same ones."""
    answerable = [g for g in graded if g.expected.answerable is True]
    unanswerable = [g for g in graded if g.expected.answerable is False]
    given = [g for g in answerable if g.answered]
    wrongly = [g for g in unanswerable if g.answered]
    exact = [each for g in graded for each in g.exact]
    right = [each for g in given for each in g.right]
    with_right = [g for g in given if any(g.right)]
    spoken = [g.speaker_right for g in given if g.expected.speaker is not None]
    return Scores(
        questions=len(graded),
        answerable=len(answerable),
        unanswerable=len(unanswerable),
        quotes_shown=len(exact),
        quotes_exact=_share(sum(exact), len(exact)),
        answered_right_first=_share(sum(g.right[0] for g in given), len(answerable)),
        answered_right_any=_share(len(with_right), len(answerable)),
        quote_precision=_share(sum(right), len(right)),
        words_per_answer=_share(sum(g.words for g in given), len(given)),
        silent_on_answerable=_share(len(answerable) - len(given), len(answerable)),
        answered_unanswerable=_share(len(wrongly), len(unanswerable)),
        precision_when_answering=_share(len(with_right), len(given) + len(wrongly)),
        auroc_answerable=auroc([g.answer.confidence for g in answerable], [g.answer.confidence for g in unanswerable]),
        coverage_at_80=curve.coverage_at(0.80),
        coverage_at_90=curve.coverage_at(0.90),
        coverage_at_95=curve.coverage_at(0.95),
        risk_coverage_area=curve.area,
        speaker_right=_share(spoken.count(True), len(spoken)),
        speaker_wrong=_share(spoken.count(False), len(spoken)),
        expected_calibration_error=calibration.expected_calibration_error,
    )


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """The share of pairs in which the positive is higher, ties counting half (Mann and Whitney 1947); None without
    a pair."""
    ordered = sorted(negative)
    halves = sum(bisect_left(ordered, each) + bisect_right(ordered, each) for each in positive)
    return _share(halves, 2 * len(positive) * len(ordered))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
