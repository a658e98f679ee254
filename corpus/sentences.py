"""Sentence spans of a statement."""

from dataclasses import dataclass
from typing import Literal

from corpus.span import Span
from corpus.statement import Statement

Form = Literal["prose", "heading", "item"]


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """One sentence, heading line or list item: `body[start:end]`, without surrounding white space.

    `paragraph` counts the blocks between blank lines from 0; `form` is "heading" for a line that is no sentence.
    """

    statement_id: str
    start: int
    end: int
    paragraph: int
    form: Form

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def sentences(statement: Statement) -> tuple[Sentence, ...]:
    """All sentences of the statement, in order, without overlap; between them stands only white space."""
    raise AssertionError("to be written")
