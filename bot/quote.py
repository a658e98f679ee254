"""A place to be quoted, not yet verified."""

from dataclasses import dataclass

from corpus.span import Span


@dataclass(frozen=True, slots=True)
class Quote:
    """A place by identity only. `focus`: the spans in it that answer; the rest completes them."""

    statement_id: str
    start: int
    end: int
    focus: tuple[Span, ...]
