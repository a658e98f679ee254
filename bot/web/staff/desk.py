"""What the pages about statements work on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.records.journal import Journal
from bot.records.regression import write_regression
from bot.records.validity import Standing, standings
from bot.service import Service
from bot.settings import Settings
from bot.web.staff.on_record import on_record
from bot.web.staff.problem import Problem
from bot.web.staff.staff_pages import StaffPages
from corpus.errors import NoSuchSpan, StatementBotError, UnknownStatement
from corpus.loading import Corpus
from corpus.statement import Statement

Notify = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Desk:
    """The running service with its settings, and the pages to show it on; `notify` is for the operator's log."""

    service: Service
    settings: Settings
    pages: StaffPages
    notify: Notify

    @property
    def corpus(self) -> Corpus:
        return self.service.corpus

    def journal(self) -> Journal:
        """The record. Raises RecordsError."""
        return self.service.journal()

    def statement(self, statement_id: str) -> Statement:
        """A loaded statement. Raises Problem for a page that says there is none."""
        try:
            return self.corpus.statement(statement_id)
        except UnknownStatement as error:
            raise Problem(404, "Statement not found", "There is no statement with this name here.") from error

    def standing(self, statement_id: str) -> Standing:
        """The standing of a loaded statement. Raises Problem."""
        self.statement(statement_id)
        with on_record():
            return next(s for s in standings(self.journal(), self.corpus) if s.statement_id == statement_id)

    def regress(self) -> None:
        """Make the regression cases anew. What was recorded holds without them, so a failure is only told."""
        try:
            write_regression(self.journal(), self.corpus, self.settings.data, self.settings.max_chars)
        except StatementBotError as error:
            self.notify(f"the regression cases were not made anew: {error}")


@contextmanager
def on_place() -> Iterator[None]:
    """Around reading a place that a form named: one that does not exist becomes a Problem."""
    try:
        yield
    except NoSuchSpan as error:
        raise Problem(400, "Nothing was changed", f"There is no such place: {error}.") from error
