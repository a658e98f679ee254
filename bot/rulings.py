"""What staff decided about answering, as it holds now. The chain obeys it; `bot.records` keeps who decided and when."""

from dataclasses import dataclass

from bot.plain import plain
from bot.quote import Quote
from corpus.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A span of one statement, as a citation names it."""

    statement_id: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Pinned:
    """Any of these questions is answered with these places."""

    questions: tuple[str, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Rulings:
    """`closed`: what the public reads while answering is switched off; None when it is on.

    `blocked` places are never quoted, nor is anything of the statements in `not_current` (superseded, withdrawn).
    """

    pinned: tuple[Pinned, ...] = ()
    blocked: tuple[Place, ...] = ()
    not_current: frozenset[str] = frozenset()
    closed: str | None = None

    def allows(self, statement_id: str, start: int, end: int) -> bool:
        """Whether these characters may be quoted."""
        if statement_id in self.not_current:
            return False
        span = Span(start, end)
        return not any(place.statement_id == statement_id and place.span.overlaps(span) for place in self.blocked)

    def without_blocked(self, quote: Quote) -> tuple[Quote, ...]:
        """The quote; or, where a block lies in the words that only complete it, its answering spans by themselves."""
        if self.allows(quote.statement_id, quote.start, quote.end):
            return (quote,)
        return tuple(
            Quote(quote.statement_id, span.start, span.end, (span,))
            for span in quote.focus
            if self.allows(quote.statement_id, span.start, span.end)
        )

    def pins(self, question: str) -> tuple[Place, ...]:
        """The places pinned for the question, whatever its capitals and marks; the latest pin holds."""
        asked = plain(question)
        for pin in reversed(self.pinned):
            if any(plain(one) == asked for one in pin.questions):
                return tuple(place for place in pin.places if self.allows(place.statement_id, place.start, place.end))
        return ()


NONE = Rulings()
