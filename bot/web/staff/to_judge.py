"""An answer of the record as a reviewer sees it: each citation in its context, with what was said about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from bot.receipt import Claim
from bot.records.errors import NotReplayed
from bot.records.event import Given, Logged, Report, Review
from bot.records.given import GivenAnswer, GivenCitation
from bot.records.journal import Journal
from bot.records.queue import Waiting
from bot.records.replay import old_statement
from bot.verification import CheckedReceipt, check_receipt
from bot.web.staff.quoted_context import QuotedContext, quoted_context
from corpus.loading import Corpus
from corpus.sentences import Sentence
from corpus.statement import Statement

Sentences = Callable[[Statement], tuple[Sentence, ...]]


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict that holds, and when it was given."""

    review: Review
    logged: Logged


@dataclass(frozen=True, slots=True)
class Reported:
    """A report of the public, and when it came."""

    report: Report
    logged: Logged


@dataclass(frozen=True, slots=True)
class ToJudge:
    """One thing to give a verdict on: a citation, or (number 0, no citation) an answer that cites nothing.

    `context` is None where the text it was quoted from is not kept; `lost` then says why. `receipt` is how it stands
    in the statements of now. `following` is the key of the next thing on the page, "" for the last one.
    """

    key: str
    number: int
    citation: GivenCitation | None
    context: QuotedContext | None
    lost: str
    receipt: CheckedReceipt | None
    verdict: Judged | None
    following: str = ""

    @property
    def seen(self) -> int:
        """The version of the verdict shown; 0 for none."""
        return self.verdict.review.version if self.verdict else 0


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """An answer with everything that waits for a verdict in it."""

    sequence: int
    logged: Logged
    given: Given
    answer: GivenAnswer
    reports: tuple[Reported, ...]
    items: tuple[ToJudge, ...]


def shown_answers(
    journal: Journal, waiting: Sequence[Waiting], corpus: Corpus, sentences: Sentences
) -> tuple[ShownAnswer, ...]:
    """The answers of a page of the queue, in its order. Raises RecordsError."""
    answers = [(one, one.given, one.given.answer) for one in waiting]
    keys = [key_of(one.sequence, n) for one, _, answer in answers for n in _numbers(answer)]
    following = dict(pairwise([*keys, ""]))

    @cache  # an answer often quotes one statement three times
    def version(statement_id: str, snapshot: str) -> Statement:
        return old_statement(journal, statement_id, snapshot)

    def item(one: Waiting, given: Given, answer: GivenAnswer, number: int) -> ToJudge:
        citation = next((c for c in answer.citations if c.number == number), None)
        context, lost = None, ""
        if citation is not None:
            try:
                statement = version(citation.statement_id, _snapshot(given, citation))
                context = quoted_context(statement, sentences(statement), citation)
            except NotReplayed as error:
                lost = str(error)
        key = key_of(one.sequence, number)
        receipt = None if citation is None else check_receipt(Claim(citation.receipt, citation.quote), corpus)
        return ToJudge(key, number, citation, context, lost, receipt, _verdict(one, number), following[key])

    return tuple(
        ShownAnswer(
            one.sequence,
            one.answer,
            given,
            answer,
            tuple(Reported(r.event, r) for r in one.reports if isinstance(r.event, Report)),
            tuple(item(one, given, answer, number) for number in _numbers(answer)),
        )
        for one, given, answer in answers
    )


def key_of(sequence: int, number: int) -> str:
    """The name of one thing to judge, as it stands in addresses: "17-1"."""
    return f"{sequence}-{number}"


def _numbers(answer: GivenAnswer) -> tuple[int, ...]:
    return tuple(c.number for c in answer.citations) or (0,)


def _snapshot(given: Given, citation: GivenCitation) -> str:
    for version in given.statements:
        if (version.statement_id, version.digest) == (citation.statement_id, citation.receipt.digest):
            return version.snapshot
    raise NotReplayed(f"the version of {citation.statement_id} that was quoted is not named in the record")


def _verdict(one: Waiting, number: int) -> Judged | None:
    for logged in one.verdicts:
        if isinstance(logged.event, Review) and logged.event.citation == number:
            return Judged(logged.event, logged)
    return None
