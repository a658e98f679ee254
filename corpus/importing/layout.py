"""Raw text to units: paragraphs, headings and list items, each on one line, each knowing its places in the raw text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.importing.extraction.extracted import Extracted, Lines
from corpus.importing.ledger import Reason, Removed
from corpus.span import Span

# str.splitlines breaks at these too; here they are written out, because the offsets depend on them.
_LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\u00ad\u200b\u2060\ufeff]+")
_SPACES = re.compile("[ \t\x1f]+")  # no-break and thin spaces stay as published
_ITEM = re.compile(r"([-*•‣◦▪●–]|\d{1,3}[.)]|\(?[a-z]\))\s+\S")
_SENTENCE_END = re.compile(r".*[.!?:;][”’\"')\]]*")
_BROKEN_WORD = re.compile(r".*[^\W\d_][-‐]")
_BROKEN_AT_LINE_END = re.compile(r"\S+[-‐]\s*\n\s*\S+")
_WORD = re.compile(r"[\w'’-]+")
_SOFT_HYPHEN = "\u00ad"
_MIN_WIDTH, _MAX_WIDTH = 50, 120  # characters; wrapped text has lines in between
_FULL, _HALF, _LONG_LINE = 0.85, 0.5, 60


@dataclass(frozen=True, slots=True)
class Unit:
    """One line of the statement to be: `text` is made of the raw text at `spans`; `gap` ("", "\\n" or "\\n\\n")
    divides it from the unit before."""

    text: str
    spans: tuple[Span, ...]
    gap: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The units in order, and the characters left out of them."""

    units: tuple[Unit, ...]
    removed: tuple[Removed, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    spans: tuple[Span, ...]
    blank_before: bool
    page_before: bool

    @property
    def is_item(self) -> bool:
        return bool(_ITEM.match(self.text))


def lay_out(extracted: Extracted) -> Layout:
    """Wrapped lines joined, words put together again, invisible characters left out."""
    raw = extracted.text
    lines = tuple(_lines(raw, extracted.removed))
    removed = [
        Removed.of(raw, found.start(), found.end(), Reason.INVISIBLE)
        for found in _INVISIBLE.finditer(raw)
        if not any(r.start <= found.start() < r.end for r in extracted.removed)
    ]
    width = _wrap_width(lines) if extracted.lines == "perhaps wrapped" else 0
    words = frozenset(_WORD.findall(_BROKEN_AT_LINE_END.sub(" ", raw).casefold()))
    units: list[Unit] = []
    before: _Line | None = None
    in_item = False
    for line in lines:
        new_item = line.is_item and (
            before is None or line.blank_before or in_item or bool(_SENTENCE_END.fullmatch(before.text))
        )
        if before is not None and not new_item and _continues(before, line, extracted.lines, width):
            last = units.pop()
            text, spans, hyphen = _join(raw, last, before, line, words)
            units.append(Unit(text, spans, last.gap))
            if hyphen is not None:
                removed.append(Removed.of(raw, hyphen.start, hyphen.end, Reason.LINE_END_HYPHEN))
        else:
            close = new_item and in_item and extracted.lines != "kept"
            units.append(Unit(line.text, line.spans, "\n" if close else _gap(before, line, new_item, extracted.lines)))
            in_item = new_item
        before = line
    return Layout(tuple(units), tuple(sorted(removed)))


def _lines(raw: str, removed: Sequence[Removed]) -> Iterator[_Line]:
    ends, page = 0, False
    cuts = sorted(removed)
    for found in _LINE.finditer(raw):
        if any(cut.start <= found.start() and found.end() <= cut.end for cut in cuts):
            page = page or any(
                cut.reason in (Reason.PAGE_NUMBER, Reason.RUNNING_LINE)
                for cut in cuts
                if cut.start <= found.start() < cut.end
            )
            continue
        spans = tuple(_visible(raw, found.start(), found.end()))
        if not spans:
            continue
        gap = raw[ends : spans[0].start]
        text = _SPACES.sub(lambda m: "\t" if "\t" in m[0] else " ", "".join(span.of(raw) for span in spans))
        yield _Line(text, spans, gap.replace("\r\n", "\n").count("\n") > 1, page or "\f" in gap)
        ends, page = spans[-1].end, False


def _visible(raw: str, start: int, end: int) -> Iterator[Span]:
    """The visible pieces of `raw[start:end]`, without white space at its two ends."""
    while start < end and _is_blank(raw[start]):
        start += 1
    while start < end and _is_blank(raw[end - 1]):
        end -= 1
    for hidden in _INVISIBLE.finditer(raw, start, end):
        yield Span(start, hidden.start())
        start = hidden.end()
    if start < end:
        yield Span(start, end)


def _is_blank(char: str) -> bool:
    return char.isspace() or bool(_INVISIBLE.match(char))


def _wrap_width(lines: Sequence[_Line]) -> int:
    """The width, in characters, to which the text was wrapped; 0 for a text that was not."""
    broken = [len(a.text) for a, b in pairwise(lines) if not b.blank_before]
    fitting = [length for length in broken if length <= _MAX_WIDTH]
    if not fitting or len(fitting) < 0.8 * len(broken) or max(fitting) < _MIN_WIDTH:
        return 0
    return max(fitting)


def _continues(one: _Line, two: _Line, lines: Lines, width: int) -> bool:
    """Whether the line end between the two is a wrap."""
    open_end = not _SENTENCE_END.fullmatch(one.text) and len(one.text) >= _MIN_WIDTH
    if two.page_before:
        return lines != "kept" and open_end
    if two.blank_before or lines == "kept":
        return False
    if lines == "wrapped":
        return True
    if not width:
        return False
    if len(one.text) > _MAX_WIDTH:
        return False
    # A wrapped line ends where the next word would not have fitted.
    full = len(one.text) + 1 + len(two.text.split()[0]) >= _FULL * width
    return full or (open_end and two.text[0].islower() and len(one.text) >= _HALF * width)


def _join(
    raw: str, unit: Unit, one: _Line, two: _Line, words: frozenset[str]
) -> tuple[str, tuple[Span, ...], Span | None]:
    """(text, spans, the hyphen left out or None) of a unit with one more line."""
    last = unit.spans[-1]
    if raw[last.end : last.end + 1] == _SOFT_HYPHEN:
        return unit.text + two.text, unit.spans + two.spans, None
    if not _BROKEN_WORD.fullmatch(one.text):
        return f"{unit.text} {two.text}", unit.spans + two.spans, None
    if not two.text[0].islower() or _is_compound(one.text, two.text, words):
        return unit.text + two.text, unit.spans + two.spans, None
    kept = (*unit.spans[:-1], Span(last.start, last.end - 1)) if last.end - last.start > 1 else unit.spans[:-1]
    return unit.text[:-1] + two.text, kept + two.spans, Span(last.end - 1, last.end)


def _is_compound(one: str, two: str, words: frozenset[str]) -> bool:
    """Whether the hyphen belongs to the word ("end-to-" "end"), told from the other words of the document."""
    left = one.casefold().split()[-1].lstrip("“‘\"'([")
    right = _WORD.match(two.casefold())
    if right is None or f"{left}{right[0]}" in words:
        return True
    if f"{left[:-1]}{right[0]}" in words:
        return False
    return "-" in left[:-1] or right[0] in words


def _gap(one: _Line | None, two: _Line, new_item: bool, lines: Lines) -> str:
    if one is None:
        return ""
    if two.blank_before or two.page_before:
        return "\n\n"
    paragraphs = lines == "perhaps wrapped" and not new_item and max(len(one.text), len(two.text)) >= _LONG_LINE
    return "\n\n" if paragraphs else "\n"
