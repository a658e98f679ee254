"""The questions that the statements did not answer."""

from dataclasses import dataclass

from sqlalchemy import select

from bot.answer import AnswerStatus
from bot.records.journal import EVER, Days, Journal
from bot.records.schema import answers


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question without an answer, personal data struck out. `asker` tells conversations apart, and nothing else."""

    question: str
    asker: str


def unanswered(journal: Journal, days: Days = EVER, most: int = 5000) -> tuple[Unanswered, ...]:
    """The newest questions that ended in `not_in_statements`, newest first."""
    query = (
        select(answers.c.question, answers.c.conversation, answers.c.entry)
        .where(answers.c.status == AnswerStatus.NOT_IN_STATEMENTS.value)
        .where(answers.c.at >= days.since, answers.c.at < days.before)
        .order_by(answers.c.entry.desc())
        .limit(most)
    )
    with journal.database.reading() as connection:
        return tuple(Unanswered(text, name or f"entry {entry}") for text, name, entry in connection.execute(query))
