"""Identities to citations: the only place where a quote is made, by slicing the statement. Chooses nothing."""

from dataclasses import dataclass

from corpus.span import Span


@dataclass(frozen=True, slots=True)
class Quote:
    """A place to be quoted, by identity only. `focus`: the spans in it that answer; the rest completes them."""

    statement_id: str
    start: int
    end: int
    focus: tuple[Span, ...]
