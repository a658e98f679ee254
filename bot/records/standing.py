"""What holds now, as the sum of what was recorded: pins, blocks, the switch, the state of each statement."""

from dataclasses import dataclass

from bot.records.content import Kind
from bot.records.errors import UnknownRecord
from bot.records.event import Block, Change, Lift, Logged, Pin, StatementChange, Switch
from bot.records.journal import Journal


@dataclass(frozen=True, slots=True)
class Corrections:
    """The pins and blocks in force, oldest first. The event of each entry of `pins` is a Pin, of `blocks` a Block."""

    pins: tuple[Logged, ...] = ()
    blocks: tuple[Logged, ...] = ()

    @property
    def pinned(self) -> tuple[Pin, ...]:
        return tuple(one.event for one in self.pins if isinstance(one.event, Pin))

    @property
    def blocked(self) -> tuple[Block, ...]:
        return tuple(one.event for one in self.blocks if isinstance(one.event, Block))


def corrections(journal: Journal) -> Corrections:
    """The pins and blocks that were made and not lifted."""
    held: dict[int, Logged] = {}
    for one in journal.events(Kind.PIN, Kind.BLOCK, Kind.LIFT):
        if isinstance(one.event, Lift):
            held.pop(one.event.entry, None)
        else:
            held[one.sequence] = one
    return Corrections(
        tuple(one for one in held.values() if isinstance(one.event, Pin)),
        tuple(one for one in held.values() if isinstance(one.event, Block)),
    )


def lift(journal: Journal, entry: int, by: str) -> Logged:
    """Record that a pin or block no longer holds. Raises UnknownRecord when it does not hold anyway."""
    now = corrections(journal)
    if entry not in {one.sequence for one in (*now.pins, *now.blocks)}:
        raise UnknownRecord(f"pin or block {entry} in force")
    (logged,) = journal.append(Lift(entry, by))
    return logged


def switch(journal: Journal) -> Switch | None:
    """The last word on public answering; None when it was never switched, and so is on."""
    last = journal.latest(Kind.SWITCH)
    return last.event if last is not None and isinstance(last.event, Switch) else None


@dataclass(frozen=True, slots=True)
class StatementState:
    """The last change of a statement: what, and its entry. Superseded or withdrawn, it is not quoted as current."""

    statement_id: str
    change: Change
    since: Logged

    @property
    def current(self) -> bool:
        return self.change not in (Change.SUPERSEDED, Change.WITHDRAWN)


def statement_states(journal: Journal) -> tuple[StatementState, ...]:
    """The state of every statement of which a change was recorded."""
    found: dict[str, StatementState] = {}
    for one in journal.events(Kind.STATEMENT):
        if isinstance(one.event, StatementChange):
            found[one.event.statement_id] = StatementState(one.event.statement_id, one.event.change, one)
    return tuple(found.values())


def changes_of(journal: Journal, statement_id: str) -> tuple[Logged, ...]:
    """Every recorded change of one statement, oldest first; `snapshot` of each leads to the file of that time."""
    found = journal.events(Kind.STATEMENT)
    return tuple(
        one for one in found if isinstance(one.event, StatementChange) and one.event.statement_id == statement_id
    )
