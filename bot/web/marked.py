"""A statement's body cut into paragraphs and marked runs, at the cited places and nowhere else."""

import re
from dataclasses import dataclass
from itertools import pairwise

from corpus.span import Span
from corpus.statement import Statement

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+|\n\Z")


@dataclass(frozen=True, slots=True)
class Run:
    """`body[start:end]`, covered by `marks`; `opens` are the marks whose first visible character it holds."""

    start: int
    end: int
    text: str
    marks: tuple[Span, ...] = ()
    opens: tuple[Span, ...] = ()


def marked_paragraphs(statement: Statement, marks: tuple[Span, ...]) -> tuple[tuple[Run, ...], ...]:
    """The paragraphs in order, each a tuple of runs. Marks may overlap and may reach over paragraphs.

    Raises NoSuchSpan for a mark that reaches past the body.
    """
    for mark in marks:
        statement.text(mark)
    opened: set[Span] = set()
    result = []
    for start, end in _paragraphs(statement.body):
        cuts = {start, end, *(p for mark in marks for p in (mark.start, mark.end) if start < p < end)}
        edges = sorted(cuts)
        runs = []
        for left, right in pairwise(edges):
            covering = tuple(m for m in marks if m.start <= left and right <= m.end)
            opens = tuple(m for m in covering if m not in opened)
            opened.update(opens)
            runs.append(Run(left, right, statement.body[left:right], covering, opens))
        result.append(tuple(runs))
    return tuple(result)


def _paragraphs(body: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for blank in _BLANK_LINES.finditer(body):
        found.append((start, blank.start()))
        start = blank.end()
    found.append((start, len(body)))
    return [(a, b) for a, b in found if a < b]
