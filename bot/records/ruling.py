"""The rulings in force, read from the record."""

from bot.records.journal import Journal
from bot.records.standing import corrections, statement_states, switch
from bot.rulings import Pinned, Place, Rulings


def rulings(journal: Journal, fixed_message: str) -> Rulings:
    """What staff decided, as it holds now. `fixed_message` is shown where a switch-off names no message of its own."""
    held = corrections(journal)
    last = switch(journal)
    return Rulings(
        pinned=tuple(
            Pinned(pin.questions, tuple(Place(p.statement_id, p.start, p.end) for p in pin.places))
            for pin in held.pinned
        ),
        blocked=tuple(Place(b.place.statement_id, b.place.start, b.place.end) for b in held.blocked),
        not_current=frozenset(s.statement_id for s in statement_states(journal) if not s.current),
        closed=None if last is None or last.on else last.message or fixed_message,
    )
