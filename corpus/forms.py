"""The form of each part of a statement: what a line is by itself, and what it is between the paragraphs around it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from corpus.span import Span

# "heading": a line that is no sentence. "question": a paragraph that is one question, and the next replies to it; or
# the question at the head of a paragraph that replies to it.
# "header": the row that names the columns of a table, whose other rows are items.
Form = Literal["prose", "heading", "item", "question", "header"]

MARKER = re.compile(r"(?:[-–—•·▪◦‣●○*+]|\(?\d{1,3}(?:\.\d{1,3})*[.)]|\(?[a-z]\)|\([A-Z]\)|\(?[ivx]{1,5}\))\s+(?=\S)")

_MAX_HEADING_WORDS = 16
_MAX_TITLE_WORDS = 3  # so few words under a number are a heading also where they are not written as a title
_MAX_ORDINAL_WORDS = 60  # of a paragraph that is an item of a list; a longer one speaks for itself
_MIN_ASKED = 2  # paragraphs that ask and reply: a single one may only be a figure of speech
_QUOTED = "“”„\"«‘'`"
_END = re.compile(r"""[.!?:;,…。！？][)\]”’"'»]*(?:\s''|\[\w+\])*$""")
_OPEN = re.compile(r"[:;,]$|\b(?:and|or)$")
_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)[.)]\s+(?=\S)")
_FIRST = re.compile(r"[“\"‘']?(?:First(?: of all| and foremost)?|Firstly)[,:]\s")
_NEXT = re.compile(
    r"[“\"‘']?(?:And )?(?:second|third|fourth|fifth|sixth|seventh|eighth|next|last|final)(?:ly)?[,:]\s", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Part:
    """A span of a paragraph, and its form."""

    span: Span
    form: Form


def forms(body: str, units: Sequence[Span]) -> Iterator[tuple[Span, Form]]:
    """Each unit (a list item, a heading, a row, or prose) of one paragraph with the form that it has by itself."""
    for _, group in groupby(zip(units, [*units[1:], None], strict=True), key=lambda pair: len(cells(pair[0].of(body)))):
        run = list(group)
        rows = [cells(unit.of(body)) for unit, _ in run]
        is_table = len(rows) > 1 and len(rows[0]) > 1
        for number, (unit, below) in enumerate(run):
            if is_table:
                yield unit, "header" if number == 0 and _names_columns(rows) else "item"
            else:
                yield unit, _form(body, unit, below)


def cells(line: str) -> list[str]:
    """The cells of a row of a table: tabs divide them. A line that is none has one."""
    marker = MARKER.match(line)
    return line[marker.end() if marker else 0 :].split("\t")


def _names_columns(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row does: of two columns it may as well be the first pair, but not above figures."""
    figures = [any(map(str.isdigit, row[-1])) for row in rows]
    return len(rows[0]) > 2 or (not figures[0] and all(figures[1:]))


def _form(body: str, unit: Span, below: Span | None) -> Form:
    text = unit.of(body)
    marker = MARKER.match(text)
    item_below = MARKER.match(body, below.start) if below else None
    if re.match(r"#{1,6}\s", text) or not any(map(str.isalnum, text)):
        return "heading"
    if marker or text.startswith("|"):
        return "item"
    if _END.search(text) or len(text.split()) > _MAX_HEADING_WORDS:
        return "prose"
    if item_below and body[item_below.end()].islower():
        return "prose"  # "We ask companies to" above "- build safe systems": a lead-in
    return "heading"


def settled(body: str, paragraphs: Sequence[list[Part]]) -> list[list[Part]]:
    """The paragraphs with the forms that only those around them tell."""
    found: list[list[Part]] = []
    asked = [_asked_within(body, paragraph) for paragraph in paragraphs]
    alone = sum(_is_asked(body, *_with_beside(paragraphs, number)) for number in range(len(paragraphs)))
    several = alone + sum(at is not None for at in asked) >= _MIN_ASKED
    for number, paragraph in enumerate(paragraphs):
        above = found[-1] if found else []
        below = paragraphs[number + 1] if number + 1 < len(paragraphs) else []
        form: Form | None = None
        if _is_asked(body, above, paragraph, below):
            form = "question"
        elif _is_numbered_heading(body, above, paragraph, below):
            form = "heading"
        elif _is_ordinal(body, above, paragraph):
            form = "item"
        parts = [replace(part, form=form) for part in paragraph] if form else paragraph
        if several and (at := asked[number]) is not None:
            parts = [replace(part, form="question") if place == at else part for place, part in enumerate(parts)]
        found.append(parts)
    return found


def _with_beside(
    paragraphs: Sequence[list[Part]], number: int
) -> tuple[Sequence[Part], Sequence[Part], Sequence[Part]]:
    """The paragraph above, the paragraph, and the one below; nothing where there is none."""
    below = paragraphs[number + 1] if number + 1 < len(paragraphs) else []
    return paragraphs[number - 1] if number else [], paragraphs[number], below


def _asked_within(body: str, paragraph: Sequence[Part]) -> int | None:
    """Which part of a paragraph asks what the rest of it replies: the first, or the second after a fact about the
    reader ("I have a Blue Badge. Do I need a permit? No. …")."""
    texts = [part.span.of(body) for part in paragraph]
    if len(texts) < 2 or any(part.form != "prose" for part in paragraph) or texts[0][0] in _QUOTED:
        return None
    at = next((place for place, text in enumerate(texts[:2]) if text.endswith(("?", "？"))), None)
    if at is None or at + 1 == len(texts) or any(text.endswith(("?", "？")) for text in texts[at + 1 :]):
        return None
    return at if at == 0 or texts[0].split()[0] in ("I", "I'm", "I’m", "I've", "I’ve", "My", "We", "Our") else None


def _is_asked(body: str, above: Sequence[Part], paragraph: Sequence[Part], below: Sequence[Part]) -> bool:
    """Whether it is a question that the paragraph below replies to: in a list of questions none does."""
    if len(paragraph) > 1 or not below or below[0].form == "heading":
        return False
    if not _only_asks(body, paragraph) or _only_asks(body, below):
        return False
    if paragraph[0].form == "item":
        series = _series(body, paragraph[0])
        return series is not None and not (above and (_introduces(body, above) or _series(body, above[-1]) == series))
    return paragraph[0].span.of(body)[0] not in _QUOTED


def _only_asks(body: str, paragraph: Sequence[Part]) -> bool:
    return all(part.span.of(body).endswith(("?", "？")) for part in paragraph)


def _is_numbered_heading(body: str, above: Sequence[Part], paragraph: Sequence[Part], below: Sequence[Part]) -> bool:
    """Whether it is one like "5. SANCTION" and no item of a list: nothing beside it is of its series."""
    text = paragraph[0].span.of(body)
    number = _NUMBER.match(text)
    if not number or len(paragraph) > 1 or _END.search(text) or not below or (above and _introduces(body, above)):
        return False
    beside = [_series(body, part) for part in (*above[-1:], below[0])]
    if _series(body, paragraph[0]) in beside or body[below[0].span.start].islower():
        return False
    words = text[number.end() :].split()
    titled = all(word[0].isupper() or not word[0].isalpha() for word in words if len(word) > 3)
    return words[0][0].isupper() and len(words) <= (_MAX_HEADING_WORDS if titled else _MAX_TITLE_WORDS)


def _series(body: str, part: Part) -> str | None:
    """What goes before the last number: "" for "5. …", "5" for "5.1. …"; None where no number stands."""
    number = _NUMBER.match(body, part.span.start)
    return number[1].rpartition(".")[0] if number else None


def _is_ordinal(body: str, above: Sequence[Part], paragraph: Sequence[Part]) -> bool:
    """Whether it opens with "First," below a colon, or with "Second," and so on below such an item."""
    opens = body[paragraph[0].span.start : paragraph[-1].span.end]
    if not above or len(opens.split()) > _MAX_ORDINAL_WORDS or "heading" in (above[-1].form, paragraph[0].form):
        return False
    if _FIRST.match(opens):
        return above[-1].span.of(body).endswith(":")
    begun = above[0].span.of(body)
    return bool(_NEXT.match(opens) and above[0].form == "item" and (_FIRST.match(begun) or _NEXT.match(begun)))


def _introduces(body: str, above: Sequence[Part]) -> bool:
    return bool(_OPEN.search(above[-1].span.of(body)))
