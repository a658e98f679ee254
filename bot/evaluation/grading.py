"""One answer against what is known of it."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from bot.answer import Answer, AnswerStatus, Citation
from bot.evaluation.expected import Expected, Place
from corpus.errors import UnknownStatement
from corpus.loading import Corpus


class Outcome(StrEnum):
    """What became of a question whose answer is known. `silent`: nothing was answered, whatever the reason."""

    RIGHT_FIRST = "right_first"
    RIGHT_LATER = "right_later"
    SILENT = "silent"
    BESIDE_THE_POINT = "beside_the_point"
    RIGHTLY_SILENT = "rightly_silent"
    WRONGLY_ANSWERED = "wrongly_answered"


@dataclass(frozen=True, slots=True)
class Graded:
    """A question, its answer, and what is right about it.

    `right`: of each citation; empty unless the question is answerable. `exact`: of each citation, whether the quote is
    the slice of the statement and has its receipt's digest. `would_be_right`: whether one of the quotes that are shown,
    or would be shown if the threshold were 0, is right; None when that is not known, or when the statements were not
    searched. `speaker_right` is None without a known speaker or a named one. `failures`: how a case fails.
    """

    expected: Expected
    answer: Answer
    right: tuple[bool, ...]
    exact: tuple[bool, ...]
    would_be_right: bool | None
    speaker_right: bool | None
    failures: tuple[str, ...]

    @property
    def answered(self) -> bool:
        """Whether quotes were given as an answer."""
        return self.answer.status is AnswerStatus.ANSWERED

    @property
    def words(self) -> int:
        """How many words are quoted, separated by white space."""
        return sum(len(citation.quote.split()) for citation in self.answer.citations)

    @property
    def outcome(self) -> Outcome | None:
        """None when it is not known whether the question can be answered."""
        if self.expected.answerable is None:
            return None
        if not self.expected.answerable:
            return Outcome.WRONGLY_ANSWERED if self.answered else Outcome.RIGHTLY_SILENT
        if not self.answered:
            return Outcome.SILENT
        if not any(self.right):
            return Outcome.BESIDE_THE_POINT
        return Outcome.RIGHT_FIRST if self.right[0] else Outcome.RIGHT_LATER


def grade(expected: Expected, answer: Answer, anyway: Answer | None, corpus: Corpus) -> Graded:
    """The answer graded. `anyway`: the answer at threshold 0, for an answerable question that was not answered.

    `corpus` is read from the files once more; a quote of a statement that is not in it is not exact.
    """
    right = tuple(_is_right(expected, c) for c in answer.citations) if expected.answerable else ()
    return Graded(
        expected=expected,
        answer=answer,
        right=right,
        exact=tuple(_is_exact(c, corpus) for c in answer.citations),
        would_be_right=_would_be_right(expected, answer, anyway),
        speaker_right=_speaker_right(expected, answer),
        failures=_failures(expected, answer),
    )


def _is_right(expected: Expected, citation: Citation) -> bool:
    wanted = expected.gold_statement
    if wanted is not None and not expected.any_statement and citation.statement_id != wanted:
        return False
    if not expected.gold:
        return citation.statement_id in expected.gold_statements
    quote = _one_line(citation.quote)
    return any(gold in quote or quote in gold for gold in map(_one_line, expected.gold))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _is_exact(citation: Citation, corpus: Corpus) -> bool:
    try:
        body = corpus.statement(citation.statement_id).body
    except UnknownStatement:
        return False
    found = body[citation.start : citation.end]
    return found != "" and found == citation.quote and _sha256(found) == citation.receipt.quote_sha256


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _would_be_right(expected: Expected, answer: Answer, anyway: Answer | None) -> bool | None:
    searched = answer.status in (AnswerStatus.ANSWERED, AnswerStatus.NOT_IN_STATEMENTS)
    if expected.answerable is None or not searched:
        return None
    if not expected.answerable:
        return False
    shown = answer if answer.citations else anyway
    return None if shown is None else any(_is_right(expected, citation) for citation in shown.citations)


def _speaker_right(expected: Expected, answer: Answer) -> bool | None:
    if expected.speaker is None or not answer.citations or answer.citations[0].speaker is None:
        return None
    return expected.speaker.split()[-1].lower() in answer.citations[0].speaker.lower()


def _failures(expected: Expected, answer: Answer) -> tuple[str, ...]:
    if not expected.is_case:
        return ()
    missing = [f"does not quote {p}" for p in expected.must_quote if not _covered(p, answer)]
    barred = [f"quotes {p}" for p in expected.must_not_quote if _touched(p, answer)]
    unwanted = expected.answerable is False and answer.status is AnswerStatus.ANSWERED
    return (*missing, *barred, *(["answers, and should not"] if unwanted else []))


def _covered(place: Place, answer: Answer) -> bool:
    return any(
        c.statement_id == place.statement_id and c.start <= place.span.start and place.span.end <= c.end
        for c in answer.citations
    )


def _touched(place: Place, answer: Answer) -> bool:
    return any(
        c.statement_id == place.statement_id and c.start < place.span.end and place.span.start < c.end
        for c in answer.citations
    )
