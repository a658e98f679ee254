"""Which statements are current: what staff recorded, and what the files say of each other."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.records.event import Change, StatementChange
from bot.records.journal import Journal
from bot.records.standing import StatementState, statement_states
from corpus.loading import Corpus


class Validity(StrEnum):
    """What a statement is now."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Standing:
    """A loaded statement's validity. `successor` is the loaded statement that supersedes it.

    `since`, `by` and `reason` are those of the last recorded change; where only the successor's file says that it is
    superseded there is none. The reason is for staff; `notice` is for the public.
    """

    statement_id: str
    validity: Validity
    successor: str | None = None
    since: datetime | None = None
    by: str = ""
    reason: str = ""

    @property
    def current(self) -> bool:
        return self.validity is Validity.CURRENT

    @property
    def notice(self) -> str:
        """What its public page says on top; "" for a current statement."""
        if self.current:
            return ""
        on = f" on {self.since.day} {self.since:%B %Y}" if self.since else ""
        how = "withdrawn" if self.validity is Validity.WITHDRAWN else "replaced by a newer statement"
        return f"This statement was {how}{on}. It is kept here for the record and is not quoted as current."


def standings(journal: Journal, corpus: Corpus) -> tuple[Standing, ...]:
    """The standing of every loaded statement, in the order of the corpus. The record outweighs the files."""
    recorded = {state.statement_id: state for state in statement_states(journal)}
    successors = {s.supersedes: s.statement_id for s in reversed(corpus.statements) if s.supersedes}
    return tuple(
        _standing(s.statement_id, recorded.get(s.statement_id), successors.get(s.statement_id))
        for s in corpus.statements
    )


def not_current(journal: Journal, corpus: Corpus) -> tuple[str, ...]:
    """The ids of the loaded statements that are not to be quoted as current."""
    return tuple(one.statement_id for one in standings(journal, corpus) if not one.current)


def _standing(statement_id: str, state: StatementState | None, successor: str | None) -> Standing:
    if state is None or not isinstance(state.since.event, StatementChange):
        return Standing(statement_id, Validity.SUPERSEDED if successor else Validity.CURRENT, successor)
    match state.change:
        case Change.WITHDRAWN:
            validity = Validity.WITHDRAWN
        case Change.SUPERSEDED:
            validity = Validity.SUPERSEDED
        case Change.RESTORED:
            validity = Validity.CURRENT
        case _:  # added or replaced: a newer file may still supersede it
            validity = Validity.SUPERSEDED if successor else Validity.CURRENT
    event = state.since.event
    return Standing(statement_id, validity, successor, state.since.at, event.by, event.reason)
