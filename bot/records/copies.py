"""The copies to search in: rows that follow from an entry and from nothing else, so that they can be checked."""

from dataclasses import dataclass

from sqlalchemy import Connection, Table, delete, insert, select

from bot.records.entry import stamp
from bot.records.event import Given, Logged, Report, Review
from bot.records.schema import COPIES, answers, citations, reports, reviews
from bot.terms import fold

_ID_CHARS = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A row of one of the copies, its values in the order of the columns."""

    table: Table
    values: tuple[object, ...]


def rows_of(logged: Logged) -> tuple[Row, ...]:
    """The rows that an event leads to, in the order of the tables and their keys."""
    match logged.event:
        case Given():
            return _given(logged, logged.event)
        case Report(answer, citation, reason):
            return (Row(reports, (logged.sequence, answer, citation, reason.value)),)
        case Review(answer, citation, verdict, _, version, _):
            return (Row(reviews, (logged.sequence, answer, citation, version, verdict.value)),)
        case _:
            return ()


def add_copies(connection: Connection, logged: Logged) -> None:
    """Write the rows of an event."""
    for row in rows_of(logged):
        connection.execute(insert(row.table).values(row.values))


def stored_copies(connection: Connection, first: int, last: int) -> dict[int, list[Row]]:
    """The rows stored for the entries from `first` to `last`, by entry, in the order of `rows_of`."""
    found: dict[int, list[Row]] = {}
    for table in COPIES:
        query = select(table).where(table.c.entry.between(first, last)).order_by(*table.primary_key)
        for row in connection.execute(query):
            found.setdefault(row[0], []).append(Row(table, tuple(row)))
    return found


def remove_copies(connection: Connection, sequences: list[int]) -> None:
    """Remove the rows of these entries."""
    for table in COPIES:
        connection.execute(delete(table).where(table.c.entry.in_(sequences)))


def clear_copies(connection: Connection) -> None:
    """Remove all rows of all copies."""
    for table in COPIES:
        connection.execute(delete(table))


def searched(text: str) -> str:
    """`text` as the search compares it: without case, accents and kinds of quotation marks."""
    return fold(text)


def _given(logged: Logged, given: Given) -> tuple[Row, ...]:
    answer = given.answer
    words = searched("\n".join((answer.question, *(c.quote for c in answer.citations))))
    own = (
        logged.sequence,
        stamp(logged.at),
        answer.id[:_ID_CHARS],
        given.conversation,
        answer.status,
        answer.confidence,
        len(answer.citations),
        answer.total_ms,
        answer.question,
        words,
    )
    cited = tuple(
        Row(
            citations,
            (
                logged.sequence,
                c.number,
                c.statement_id,
                c.receipt.digest,
                c.start,
                c.end,
                c.speaker,
                c.receipt.quote_sha256,
                c.receipt.prefix,
                c.receipt.suffix,
                c.url,
            ),
        )
        for c in answer.citations
    )
    return (Row(answers, own), *cited)
