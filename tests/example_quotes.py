"""Quotes of a small statement, for the tests of minimum context."""

from datetime import date

from bot.context import complete
from corpus.sentences import sentences
from corpus.span import Span
from corpus.speakers import Spoken
from corpus.statement import Statement


def statement(body: str) -> Statement:
    return Statement("2024-01-01-a", "A", "B", date(2024, 1, 1), "https://example.org", "en", "none", body)


def quoted(body: str, *chosen: str, spoken: tuple[Spoken, ...] = ()) -> list[str]:
    """The texts of the quotes for the sentences of `body` that equal `chosen`."""
    given_statement = statement(body)
    split = sentences(given_statement)
    by_text = {given_statement.text(s.span): s for s in split}
    quotes = complete(given_statement, split, spoken, tuple(by_text[c] for c in chosen))
    return [given_statement.text(Span(q.start, q.end)) for q in quotes]
