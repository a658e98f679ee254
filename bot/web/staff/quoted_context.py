"""A quote with the sentences around it, as they stood in the statement that it was taken from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.records.given import GivenCitation
from corpus.sentences import Sentence
from corpus.span import Span
from corpus.statement import Statement

_AROUND = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text. `focus`: it was chosen as answering; `named`: it is the name of the speaker."""

    text: str
    focus: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class QuotedContext:
    """The text before, of and after the quote; put together it is one slice of the statement.

    `named_at` is the sentence that names the speaker, where no name stands in that slice; else "".
    """

    before: tuple[Piece, ...]
    quote: tuple[Piece, ...]
    after: tuple[Piece, ...]
    named_at: str = ""


def quoted_context(statement: Statement, sentences: Sequence[Sentence], citation: GivenCitation) -> QuotedContext:
    """The citation between two sentences before it and two behind it, fewer at the ends of the statement.

    `sentences` are those of `statement`, which is the version that was quoted.
    """
    body = statement.body
    ahead = [s for s in sentences if s.end <= citation.start][-_AROUND:]
    behind = [s for s in sentences if s.start >= citation.end][:_AROUND]
    start = ahead[0].start if ahead else citation.start
    end = behind[-1].end if behind else citation.end
    names = _names(citation.speaker, body)
    inside = tuple(name for name in names if start <= name.start and name.end <= end)

    def pieces(first: int, last: int) -> tuple[Piece, ...]:
        return _pieces(body, first, last, citation.focus, inside)

    return QuotedContext(
        pieces(start, citation.start),
        pieces(citation.start, citation.end),
        pieces(citation.end, end),
        "" if inside else _nearest(body, sentences, names, citation.start),
    )


def _pieces(body: str, start: int, end: int, focus: Sequence[Span], names: Sequence[Span]) -> tuple[Piece, ...]:
    edges = {p for span in (*focus, *names) for p in (span.start, span.end) if start < p < end}
    return tuple(
        Piece(body[left:right], _covered(left, right, focus), _covered(left, right, names))
        for left, right in pairwise(sorted({start, end, *edges}))
    )


def _covered(left: int, right: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= left and right <= span.end for span in spans)


def _names(speaker: str | None, body: str) -> tuple[Span, ...]:
    """Where the speaker, or each of two, stands in the body: by the whole name, or its last word, if it has a capital.

    Texts give a name once and go on with the surname.
    """
    people = [person for person in (speaker or "").split(" and ") if person.strip()]
    words = [*people, *(person.split()[-1] for person in people if person.split()[-1][0].isupper())]
    if not words:
        return ()
    pattern = "|".join(re.escape(word) for word in words)
    return tuple(Span(*m.span()) for m in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", body))


def _nearest(body: str, sentences: Sequence[Sentence], names: Sequence[Span], start: int) -> str:
    if not names:
        return ""
    # The one before, because a text names a person first and says "she" later.
    name = max((n for n in names if n.start < start), default=names[0])
    return next((s.span.of(body) for s in sentences if s.start <= name.start < s.end), name.of(body))
