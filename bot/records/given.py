"""An answer as it was given, read back from its JSON. Not a verified one: `bot.records.replay` makes it so again."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated

from pydantic import BeforeValidator, TypeAdapter

from bot.answer import NearMiss, Receipt, StatementFacts, Timing
from corpus.span import Span
from corpus.speakers import Speech


def _spans(value: object) -> object:
    return [Span(*pair) for pair in value] if isinstance(value, list) else value


def _timings(value: object) -> object:
    return [Timing(step, ms) for step, ms in value.items()] if isinstance(value, dict) else value


@dataclass(frozen=True, slots=True)
class GivenCitation:
    """A citation as the public saw it."""

    number: int
    statement_id: str
    title: str
    issuer: str
    published: date
    url: str
    start: int
    end: int
    quote: str
    speaker: str | None
    role: str | None
    speech: Speech
    receipt: Receipt
    focus: Annotated[tuple[Span, ...], BeforeValidator(_spans)] = ()


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer as the public saw it. `status` is a text: a status that has gone since must stay readable."""

    id: str
    question: str
    status: str
    confidence: float
    message: str
    citations: tuple[GivenCitation, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    missing_terms: tuple[str, ...] = ()
    timings_ms: Annotated[tuple[Timing, ...], BeforeValidator(_timings)] = ()
    listing: tuple[StatementFacts, ...] = ()
    resolved: str | None = None
    suggestion: str | None = None

    @property
    def total_ms(self) -> float:
        """How long the answer took, in milliseconds; 0 where it was not measured."""
        return next((timing.ms for timing in self.timings_ms if timing.step == "total"), 0.0)


def read_given(text: str) -> GivenAnswer:
    """The answer in JSON of the outside contract. Raises pydantic's ValidationError for another text."""
    return _adapter().validate_json(text)


@cache
def _adapter() -> TypeAdapter[GivenAnswer]:
    return TypeAdapter(GivenAnswer)
