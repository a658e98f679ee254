"""Passages: what is indexed."""

from collections.abc import Callable
from dataclasses import dataclass

from corpus.sentences import Sentence
from corpus.span import Span
from corpus.statement import Statement


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """One whole paragraph, or whole sentences of a long one: `body[start:end]`."""

    statement_id: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def passages(
    statement: Statement, sentences: tuple[Sentence, ...], count_tokens: Callable[[str], int], max_tokens: int
) -> tuple[Passage, ...]:
    """Passages of at most `max_tokens` tokens, in order; every sentence lies in exactly one."""
    raise AssertionError("to be written")
