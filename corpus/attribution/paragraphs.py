"""Paragraphs of a text."""

import re
from itertools import pairwise

from corpus.span import Span

_BLANK = re.compile(r"\n(?:[^\S\n]*\n)+")
_STOP = (".", "!", "?", ":", "”", '"', "’", "'", "»", ")")


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs in order, without surrounding white space.

    Blank lines part them. A single line end parts them too, unless the lines are those of a text wrapped at a
    fixed width, which shows in that no line could have taken the first word of the next.
    """
    found: list[Span] = []
    start = 0
    for end in [*(m.start() for m in _BLANK.finditer(text)), len(text)]:
        lines = _lines(text, start, end)
        if _wrapped([line.of(text) for line in lines]):
            lines = [Span(lines[0].start, lines[-1].end)]
        found.extend(lines)
        start = end
    return tuple(found)


def _lines(text: str, start: int, end: int) -> list[Span]:
    lines = []
    for line in re.finditer(r"[^\n]+", text[start:end]):
        content = line[0].strip()
        if content:
            at = start + line.start() + line[0].index(content[0])
            lines.append(Span(at, at + len(content)))
    return lines


def _wrapped(lines: list[str]) -> bool:
    width = max(map(len, lines), default=0)
    if len(lines) < 2 or not 40 <= width <= 100:
        return False
    pairs = list(pairwise(lines))
    full = sum(len(line) + 1 + len(after.split(None, 1)[0]) > width for line, after in pairs)
    open_ended = sum(not line.endswith(_STOP) for line, _ in pairs)
    return full >= 0.9 * len(pairs) and open_ended >= 0.5 * len(pairs)
