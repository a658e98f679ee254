"""A record of answers about the harbour bridge, with a clock that ticks one second at each look."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import example_answers
from sqlalchemy import text

from bot.answer import Answer, AnswerStatus, Timing
from bot.question import Source
from bot.records.journal import Journal, open_journal
from bot.records.recorder import Recorder
from bot.settings import Settings, read_settings

BEGIN = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@dataclass(slots=True)
class Clock:
    """Gives `now`, then moves it on."""

    now: datetime = BEGIN
    tick: timedelta = timedelta(seconds=1)

    def __call__(self) -> datetime:
        now, self.now = self.now, self.now + self.tick
        return now


@contextmanager
def opened(url: str, data: Path, clock: Clock | None = None) -> Iterator[Journal]:
    journal = open_journal(url, data, clock or Clock())
    try:
        yield journal
    finally:
        journal.close()


def settings(data: Path, failures: str = "answer") -> Settings:
    return read_settings(data=data, record_failures=failures)


def answered(answer_id: str, question: str = "Is the bridge safe?", *words: str, ms: float = 10.0) -> Answer:
    """An answer that quotes `words`, by default one sentence of Ann Lee."""
    return Answer(
        answer_id=answer_id,
        question=question,
        status=AnswerStatus.ANSWERED,
        confidence=0.9,
        message="This is what the statements say.",
        citations=example_answers.cited(*(words or ("It is not unsafe.",))),
        timings=(Timing("total", ms),),
    )


def abstained(answer_id: str, question: str) -> Answer:
    return replace(example_answers.not_in_statements(), answer_id=answer_id, question=question)


def recorder(journal: Journal, data: Path) -> Recorder:
    return Recorder(lambda: journal, settings(data), print, pause_s=0)


def record(journal: Journal, data: Path, *answers: Answer, conversation: str = "c-1") -> None:
    """Record the answers, as entries one after the other."""
    made = recorder(journal, data)
    for answer in answers:
        made.record(answer, example_answers.corpus(), Source.CHAT, conversation)
    assert made.failures == 0


def tamper(journal: Journal, *statements: str, **values: object) -> None:
    """Change the database behind the record's back."""
    with journal.database.writing() as connection:
        for statement in statements:
            connection.execute(text(statement), values)
