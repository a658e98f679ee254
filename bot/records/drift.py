"""What a new version of a statement would do to the quotes already given from it."""

from dataclasses import dataclass

from sqlalchemy import func, select

from bot.answer import Receipt
from bot.receipt import Anchor, AnchorStatus, reanchor
from bot.records.journal import Journal
from bot.records.schema import citations
from corpus.statement import Statement


@dataclass(frozen=True, slots=True)
class Served:
    """A quote that was given, and in how many answers."""

    receipt: Receipt
    answers: int


@dataclass(frozen=True, slots=True)
class Drifted:
    """A quote that was given, and where its words stand in the new version."""

    served: Served
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Drift:
    """Every quote given from a statement against a version of it; different quotes, not answers, are counted."""

    quotes: tuple[Drifted, ...]

    def count(self, status: AnchorStatus) -> int:
        return sum(1 for quote in self.quotes if quote.anchor.status is status)

    @property
    def line(self) -> str:
        """ "3 quotes already given: 1 same, 1 moved, 1 gone, 0 ambiguous"."""
        counts = ", ".join(f"{self.count(status)} {status.value}" for status in AnchorStatus)
        return f"{len(self.quotes)} quotes already given: {counts}"


def served(journal: Journal, statement_id: str) -> tuple[Served, ...]:
    """The quotes given from a statement, in all its versions, by place; each once."""
    c = citations.c
    columns = (c.statement_id, c.digest, c.start, c.end, c.quote_sha256, c.prefix, c.suffix, c.url)
    query = select(*columns, func.count()).where(c.statement_id == statement_id).group_by(*columns)
    with journal.database.reading() as connection:
        rows = connection.execute(query.order_by(c.start, c.end, c.digest)).all()
    return tuple(Served(Receipt(*row[:-1]), row[-1]) for row in rows)


def drift(quotes: tuple[Served, ...], new: Statement) -> Drift:
    """Where each quote stands in the new version: same, moved, gone, or ambiguous."""
    return Drift(tuple(Drifted(quote, reanchor(quote.receipt, new)) for quote in quotes))
