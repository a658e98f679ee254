"""Blocks of an old version, found again in the new one: a name that must not be repeated must not come back with it."""

import hashlib
import re
from dataclasses import dataclass

from bot.answer import Receipt
from bot.receipt import AnchorStatus, reanchor
from bot.records.event import Block, Place
from bot.records.standing import Corrections
from corpus.span import Span
from corpus.statement import Statement

_AROUND = 32  # characters that tell one of several equal places from the others


@dataclass(frozen=True, slots=True)
class Carried:
    """The words of a block, and the places of the new version that are blocked for them; none where they are gone."""

    words: str
    places: tuple[Place, ...]


def carried(held: Corrections, old: Statement, new: Statement) -> tuple[Carried, ...]:
    """Every block on `old` in force. Where it cannot be told which of several places is meant, all are blocked."""
    return tuple(
        Carried(old.body[place.start : place.end], _again(place, old, new))
        for place in (block.place for block in held.blocked)
        if (place.statement_id, place.digest) == (old.statement_id, old.digest)
    )


def new_blocks(found: tuple[Carried, ...], by: str) -> tuple[Block, ...]:
    """The blocks of the new version, each place once."""
    return tuple(Block(place, by) for place in dict.fromkeys(place for one in found for place in one.places))


def _again(place: Place, old: Statement, new: Statement) -> tuple[Place, ...]:
    words, body = old.body[place.start : place.end], old.body
    receipt = Receipt(
        statement_id=old.statement_id,
        digest=old.digest,
        start=place.start,
        end=place.end,
        quote_sha256=hashlib.sha256(words.encode()).hexdigest(),
        prefix=body[max(0, place.start - _AROUND) : place.start],
        suffix=body[place.end : place.end + _AROUND],
        url=old.url,
    )
    anchor = reanchor(receipt, new)
    if anchor.status is AnchorStatus.AMBIGUOUS:
        spans = [Span(*match.span()) for match in re.finditer(re.escape(words), new.body)]
    else:
        spans = [anchor.span] if anchor.span else []
    return tuple(Place(new.statement_id, new.digest, span.start, span.end) for span in spans)
