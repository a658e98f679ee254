"""Two versions of a text side by side, with the words that changed.

Paragraphs are matched first and words only within those that differ: difflib is quadratic in the worst case.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from corpus.span import Span

_PARAGRAPH = re.compile(r"\S(?:.*?\S)??(?=[ \t]*(?:\n[ \t]*\n|\s*\Z))", re.DOTALL)
_WORD = re.compile(r"\S+")
_ALIKE = 0.4  # of the words; two paragraphs that share less are two paragraphs, not one that was rewritten
_MOST_COMPARED = 40_000  # pairs of paragraphs
_MOST_EXACT = 4_000_000  # pairs of words

_Texts = tuple[str, ...]


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
    for kind, a, b, c, d in _matcher(left, right).get_opcodes():
        if kind == "equal":
            for words, same in zip(ours[a:b], theirs[c:d], strict=True):
                yield Row((_whole(words, False),), (_whole(same, False),))
            continue
        for here, there in _pairs(left[a:b], right[c:d]):
            if here is None and there is not None:
                yield Row((), (_whole(theirs[c + there], True),))
            elif here is not None and there is None:
                yield Row((_whole(ours[a + here], True),), ())
            elif here is not None and there is not None:
                yield _rewritten(ours[a + here], left[a + here], theirs[c + there], right[c + there])


def _pairs(left: list[_Texts], right: list[_Texts]) -> list[tuple[int | None, int | None]]:
    """The paragraphs of a run that was rewritten, in order: pairs that share the most words in all, and the rest alone.

    The usual alignment by dynamic programming. Of very long runs the paragraphs stay alone: it is quadratic.
    """
    rows, columns = len(left), len(right)
    if rows * columns > _MOST_COMPARED:
        return [*((n, None) for n in range(rows)), *((None, n) for n in range(columns))]
    counts, others = [Counter(texts) for texts in left], [Counter(texts) for texts in right]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]  # of what lies after a row and a column
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            alike = _alike(counts[i], others[j])
            best[i][j] = max(best[i + 1][j], best[i][j + 1], alike + best[i + 1][j + 1] if alike else 0.0)
    found: list[tuple[int | None, int | None]] = []
    i = j = 0
    while i < rows or j < columns:
        if i < rows and best[i][j] == best[i + 1][j]:
            found.append((i, None))
            i += 1
        elif j < columns and best[i][j] == best[i][j + 1]:
            found.append((None, j))
            j += 1
        else:
            found.append((i, j))
            i, j = i + 1, j + 1
    return found


def _alike(one: Counter[str], other: Counter[str]) -> float:
    """The part of the words that two paragraphs share, in any order; 0 where it is too small to set them beside."""
    share = 2 * (one & other).total() / (one.total() + other.total())
    return share if share >= _ALIKE else 0.0


def _rewritten(ours: list[Span], left: _Texts, theirs: list[Span], right: _Texts) -> Row:
    same_left: set[int] = set()
    same_right: set[int] = set()
    for block in _matcher(left, right).get_matching_blocks():
        same_left.update(range(block.a, block.a + block.size))
        same_right.update(range(block.b, block.b + block.size))
    return Row(_pieces(ours, same_left), _pieces(theirs, same_right))


def _matcher(left: Sequence[Hashable], right: Sequence[Hashable]) -> SequenceMatcher[Hashable]:
    # Leaving out what is frequent matches less, and saves minutes where one word stands there 10,000 times.
    return SequenceMatcher(None, left, right, autojunk=len(left) * len(right) > _MOST_EXACT)


def _pieces(words: list[Span], same: set[int]) -> tuple[Piece, ...]:
    runs = [list(run) for _, run in groupby(range(len(words)), key=lambda at: at in same)]
    return tuple(Piece(words[run[0]].start, words[run[-1]].end, run[0] not in same) for run in runs)


def _whole(words: list[Span], changed: bool) -> Piece:
    return Piece(words[0].start, words[-1].end, changed)


def _words(text: str, span: Span) -> list[Span]:
    return [Span(*match.span()) for match in _WORD.finditer(text, span.start, span.end)]


def _texts(text: str, words: list[Span]) -> _Texts:
    return tuple(word.of(text) for word in words)
