"""Two versions of a text side by side, with the words that changed.

Paragraphs are matched first and words only within those that differ: difflib is quadratic, and a text of 10,000 words
would otherwise take minutes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, zip_longest

from corpus.span import Span

_PARAGRAPH = re.compile(r"\S(?:.*?\S)??(?=[ \t]*(?:\n[ \t]*\n|\s*\Z))", re.DOTALL)
_WORD = re.compile(r"\S+")
_ALIKE = 0.4  # of the words; two paragraphs that share less are two paragraphs, not one that was rewritten


@dataclass(frozen=True, slots=True)
class Piece:
    """`text[start:end]` of one version: whole words, and whether they stand in this version alone."""

    start: int
    end: int
    changed: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of the old version beside the one of the new; a side is empty where there is no counterpart."""

    old: tuple[Piece, ...]
    new: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        return any(piece.changed for piece in (*self.old, *self.new))


def word_diff(old: str, new: str) -> tuple[Row, ...]:
    """The two texts as rows in their order. Every word of each lies in exactly one piece of its side.

    The words that did not change are the same on both sides, in the same order; white space is not compared.
    """
    return tuple(_rows(old, _paragraphs(old), new, _paragraphs(new)))


def _paragraphs(text: str) -> list[Span]:
    return [Span(*match.span()) for match in _PARAGRAPH.finditer(text)]


def _rows(old: str, old_spans: list[Span], new: str, new_spans: list[Span]) -> Iterator[Row]:
    ours = [_words(old, span) for span in old_spans]
    theirs = [_words(new, span) for span in new_spans]
    left, right = [_texts(old, words) for words in ours], [_texts(new, words) for words in theirs]
    for kind, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind == "equal":
            for words, same in zip(ours[a:b], theirs[c:d], strict=True):
                yield Row((_whole(words, False),), (_whole(same, False),))
            continue
        # Within a run that was rewritten, paragraphs are paired in their order.
        for here, there in zip_longest(range(a, b), range(c, d)):
            if here is None:
                yield Row((), (_whole(theirs[there], True),))
            elif there is None:
                yield Row((_whole(ours[here], True),), ())
            else:
                yield from _pair(ours[here], left[here], theirs[there], right[there])


def _pair(ours: list[Span], left: tuple[str, ...], theirs: list[Span], right: tuple[str, ...]) -> Iterator[Row]:
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if matcher.ratio() < _ALIKE:
        yield Row((_whole(ours, True),), ())
        yield Row((), (_whole(theirs, True),))
        return
    same_left: set[int] = set()
    same_right: set[int] = set()
    for block in matcher.get_matching_blocks():
        same_left.update(range(block.a, block.a + block.size))
        same_right.update(range(block.b, block.b + block.size))
    yield Row(_pieces(ours, same_left), _pieces(theirs, same_right))


def _pieces(words: list[Span], same: set[int]) -> tuple[Piece, ...]:
    runs = [list(run) for _, run in groupby(range(len(words)), key=lambda at: at in same)]
    return tuple(Piece(words[run[0]].start, words[run[-1]].end, run[0] not in same) for run in runs)


def _whole(words: list[Span], changed: bool) -> Piece:
    return Piece(words[0].start, words[-1].end, changed)


def _words(text: str, span: Span) -> list[Span]:
    return [Span(*match.span()) for match in _WORD.finditer(text, span.start, span.end)]


def _texts(text: str, words: list[Span]) -> tuple[str, ...]:
    return tuple(word.of(text) for word in words)
