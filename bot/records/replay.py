"""An old answer made again from the exact text that it was made from."""

from dataclasses import dataclass

from bot.answer import Citation
from bot.errors import NotVerified
from bot.quote import Quote
from bot.records.errors import NotReplayed
from bot.records.event import Given, Logged
from bot.records.given import GivenCitation
from bot.records.journal import Journal
from bot.records.snapshot import read_snapshot, statement_of
from bot.verifier import Attribution, verify
from corpus.loading import Corpus
from corpus.speakers import speakers
from corpus.statement import Statement


@dataclass(frozen=True, slots=True)
class Replay:
    """The citations of an old answer, verified anew against `corpus`, the statements as they were then.

    `differences` says what this version of the program would show otherwise (it may attribute a quote to another
    speaker than the version of that time did); the quoted words are the same, or there is no replay.
    """

    given: Given
    corpus: Corpus
    citations: tuple[Citation, ...]
    differences: tuple[str, ...]


def replay(journal: Journal, answer: Logged, attribution: Attribution = speakers) -> Replay:
    """The answer of a record, quotes and all. Raises NotReplayed when its text is missing or does not hold a quote."""
    if not isinstance(answer.event, Given):
        raise NotReplayed(f"entry {answer.sequence} is no answer; give the entry of an answer")
    given = answer.event
    corpus = Corpus(tuple(old_statement(journal, v.statement_id, v.snapshot) for v in given.statements))
    told = given.answer.citations
    quotes = tuple(Quote(c.statement_id, c.start, c.end, c.focus) for c in told)
    try:
        citations = verify(quotes, corpus, attribution)
    except NotVerified as error:
        raise NotReplayed(f"entry {answer.sequence}: {error}") from error
    for now, then in zip(citations, told, strict=True):
        if now.quote != then.quote or now.receipt != then.receipt:
            raise NotReplayed(
                f"entry {answer.sequence}: citation {then.number} is not what its snapshot says; check the record"
            )
    differences = tuple(d for now, then in zip(citations, told, strict=True) for d in _differences(now, then))
    return Replay(given, corpus, citations, differences)


def old_statement(journal: Journal, statement_id: str, snapshot: str) -> Statement:
    """A statement as it was, from the digest of its snapshot. Raises NotReplayed."""
    with journal.database.reading() as connection:
        text = read_snapshot(connection, snapshot)
    return statement_of(statement_id, text)


def _differences(now: Citation, then: GivenCitation) -> tuple[str, ...]:
    return tuple(
        f"citation {then.number}: {name} was {old!r}, would be {new!r}"
        for name, old, new in (
            ("speaker", then.speaker, now.speaker),
            ("role", then.role, now.role),
            ("speech", then.speech, now.speech),
        )
        if old != new
    )
