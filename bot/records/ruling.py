"""The rulings in force, read from the record."""

from bot.records.journal import Journal
from bot.records.regression import holds
from bot.records.standing import corrections, switch
from bot.records.validity import not_current
from bot.rulings import Pinned, Place, Rulings
from corpus.loading import Corpus


def rulings(journal: Journal, corpus: Corpus, fixed_message: str) -> Rulings:
    """What staff decided, as it holds for this corpus now.

    A pin holds only in the version it was chosen in. A block on a statement whose text was changed since may lie
    anywhere, so until it is made anew nothing of that statement is quoted. `fixed_message` is shown where a switch-off
    names no message of its own.
    """
    held = corrections(journal)
    last = switch(journal)
    loaded = {statement.statement_id for statement in corpus.statements}
    blocked = [block.place for block in held.blocked if block.place.statement_id in loaded]
    astray = {place.statement_id for place in blocked if not holds(place, corpus)}
    return Rulings(
        pinned=tuple(
            Pinned(pin.questions, tuple(Place(p.statement_id, p.start, p.end) for p in pin.places))
            for pin in held.pinned
            if all(holds(place, corpus) for place in pin.places)
        ),
        blocked=tuple(Place(p.statement_id, p.start, p.end) for p in blocked if holds(p, corpus)),
        not_current=frozenset((*not_current(journal, corpus), *astray)),
        closed=None if last is None or last.on else last.message or fixed_message,
    )
