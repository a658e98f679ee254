"""Who says which span of a statement."""

from dataclasses import dataclass
from typing import Literal

from corpus.span import Span
from corpus.statement import Statement

Speech = Literal["direct", "reported", "statement"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """`body[start:end]` is said by `speaker` (None: not stated) in the `role` the text gives ("NCA Director General").

    speech: "direct" inside quotation marks, "reported" for "X said that …", "statement" for the issuer's own voice
    (there speaker and role are None).
    """

    start: int
    end: int
    speaker: str | None
    role: str | None
    speech: Speech

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def speakers(statement: Statement) -> tuple[Spoken, ...]:
    """Who says what, in order, without overlap, covering the body but for white space between paragraphs."""
    raise AssertionError("to be written")
