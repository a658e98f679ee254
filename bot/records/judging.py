"""Reports by the public and reviews by staff, of answers that are in the record."""

from sqlalchemy import Connection, func, select

from bot.records.errors import Conflict, UnknownRecord
from bot.records.event import Logged, Reason, Report, Review, Verdict
from bot.records.journal import Journal
from bot.records.recorder import opaque
from bot.records.schema import answers, reviews


def report(journal: Journal, answer_id: str, citation: int, reason: Reason) -> Logged:
    """Record a report of the public; `citation` 0 means the answer as a whole. Raises UnknownRecord.

    Where a caller of the API gave the same id to several answers, the first one is meant.
    """
    with journal.database.reading() as connection:
        query = select(func.min(answers.c.entry)).where(answers.c.answer_id == opaque(answer_id))
        answer = connection.scalar(query)
    if answer is None:
        raise UnknownRecord(f"answer {answer_id!r}")
    made = Report(int(answer), citation, reason)
    (logged,) = journal.append(made, check=lambda connection: _exists(connection, made.answer, citation))
    return logged


def review(
    journal: Journal, answer: int, citation: int, verdict: Verdict, *, by: str, seen: int, note: str = ""
) -> Logged:
    """Record a verdict on citation `citation` of the answer in entry `answer`; 0 means the answer as a whole.

    `seen` is the version of the verdict that the reviewer looked at, 0 for none yet. Raises Conflict when somebody
    else was faster, and UnknownRecord.
    """

    def check(connection: Connection) -> None:
        _exists(connection, answer, citation)
        query = select(func.max(reviews.c.version)).where(reviews.c.answer == answer, reviews.c.citation == citation)
        latest = connection.scalar(query) or 0
        if latest != seen:
            raise Conflict(seen, latest)

    (logged,) = journal.append(Review(answer, citation, verdict, by, seen + 1, note), check=check)
    return logged


def _exists(connection: Connection, answer: int, citation: int) -> None:
    count = connection.scalar(select(answers.c.citations).where(answers.c.entry == answer))
    if count is None or not 0 <= citation <= count:
        raise UnknownRecord(f"citation {citation} of answer {answer}")
