"""Quotations: what stands inside quotation marks, of whatever kind, nested, and over several paragraphs."""

import re
from dataclasses import dataclass

from corpus.attribution.lexicon import CUES, NOT_NAMES
from corpus.span import Span

# Opening mark -> the marks that close it. German „ is closed by “, Swedish and Finnish ” by ”.
_CLOSERS = {
    "“": '”"',
    "„": '“”"',
    "«": "»",
    "‹": "›",
    "‘": "’'",
    "‚": "‘’",
    '"': '"”',
    "'": "'’",
    "``": "''",
    "''": "''",
    "”": "”",
    "»": "«",
}
_SINGLE = frozenset("‘'‚‹")
_MARK = re.compile(r"``|''|[“”„«»‹›‘’‚\"']")
# An apostrophe that opens a word and no quotation: ’90s, ’em, rock ’n’ roll.
# The second half: the endings that tokenised text parts from their words, as in "the firm 's".
_ELISION = re.compile(r"\d\ds?\b|(?:em|til|tis|twas|n)\b|(?:s|re|ve|ll|d|m|t)\b", re.IGNORECASE)
_BAR = "> "
_NEVER = -1  # another quotation opens before this one is closed
_NEAR = 40
_REACH = 400  # marks looked at for the closing one: bounds the time on texts that are all marks
# A term that a text defines, which is nobody's words: what stands before and after it in
# Meridian Ltd (the "Firm"), and in "Act" means the Act of 2000.
_BRACKETED = (
    re.compile(r"\((?:(?:together|collectively|each|hereinafter|or),? )?(?:the |an? |our )?$"),
    re.compile(r"\)"),
)
_EXPLAINED = (
    re.compile(
        r"(?:^|[\n.;] ?|, and )(?:\d+(?:\.\d+)*\.? |\([a-z]\) )?(?:In (?:this|these|the) [\w ]{1,30},? )?"
        r"(?:the term )?$"
    ),
    re.compile(r" (?:means?|includes?|has the meaning)\b"),
)
_NO_GIVEN_NAMES = NOT_NAMES | CUES
_TERM = 60  # characters
_NICKNAME = re.compile(r"([A-Z][^\W\d_]+) ([\"“](?:[A-Z][^\W\d_]+ ?){1,2}[\"”]) [A-Z][^\W\d_]")  # Robert “Bob” Hill
_BEFORE_OPENING = frozenset(" \t\n\u00a0\u2009\u202f([{—–-/“„«‹‘\"'…:")


@dataclass(frozen=True, slots=True)
class Quotation:
    """`text[start:end]` with its marks, within one paragraph; `continues` the quotation of the paragraph before."""

    start: int
    end: int
    continues: bool

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def quotations(text: str, paragraphs: tuple[Span, ...]) -> tuple[Quotation, ...]:
    """The outermost quotations, in order; a term that is defined, or a nickname amid a name, is none.

    One that stays open ends with its paragraph; the next paragraph continues it when it opens with the same mark. A
    paragraph behind a bar ("> ") is one whole.
    """
    found: list[Quotation] = []
    still_open: str | None = None
    for number, paragraph in enumerate(paragraphs):
        if text.startswith(_BAR, paragraph.start):
            above = number > 0 and text.startswith(_BAR, paragraphs[number - 1].start)
            found.append(Quotation(paragraph.start, paragraph.end, above))
            still_open = None
            continue
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        scan, nicknames = _Scan(text, paragraph), set(nickname_places(text, paragraph))
        carried, still_open, first = still_open, None, True
        while (opening := scan.opening()) is not None:
            at, mark = opening
            end = scan.closing(mark)
            continues = first and at == paragraph.start and mark == carried
            first = False
            if end is None or end == _NEVER:
                runs_on = following is not None and text.startswith(mark, following.start)
                if not (runs_on or continues) and (mark in _SINGLE or mark in "”»" or end == _NEVER):
                    scan.position = at + len(mark)  # a stray mark or an apostrophe, not a quotation
                    continue
                end = paragraph.end
                still_open = mark if runs_on else None
            if continues or not (_is_term(text, paragraph, at, end) or (at, end) in nicknames):
                found.append(Quotation(at, end, continues))
            scan.position = end
    return tuple(found)


def nickname_places(text: str, paragraph: Span) -> tuple[tuple[int, int], ...]:
    """Where nicknames with their marks stand amid names in the paragraph; none in "On “Fox News” Ann Lowe said"."""
    found = _NICKNAME.finditer(text, paragraph.start, paragraph.end)
    return tuple(match.span(2) for match in found if match[1].lower() not in _NO_GIVEN_NAMES)


def _is_term(text: str, paragraph: Span, start: int, end: int) -> bool:
    """Whether the quotation is a term that is defined there: short, no sentence, in brackets or before "means"."""
    if end - start > _TERM or text[end - 2] in ".!?":
        return False
    before, after = text[max(paragraph.start, start - _TERM) : start], text[end : min(paragraph.end, end + _TERM)]
    return any(opens.search(before) and closes.match(after) for opens, closes in (_BRACKETED, _EXPLAINED))


class _Scan:
    """The marks of one paragraph, read from left to right, each a bounded number of times."""

    def __init__(self, text: str, paragraph: Span) -> None:
        self.text, self.paragraph = text, paragraph
        self.marks = [(m.start(), m[0]) for m in _MARK.finditer(text, paragraph.start, paragraph.end)]
        self.position = paragraph.start
        self.next = 0
        self.closes: dict[int, int | None] = {}

    def opening(self) -> tuple[int, str] | None:
        while self.next < len(self.marks):
            at, mark = self.marks[self.next]
            self.next += 1
            if at >= self.position and self._opens(at, mark):
                return at, mark
        return None

    def closing(self, mark: str) -> int | None:
        """Where the quotation just opened ends, after its mark; None when it stays open in this paragraph."""
        closers = _CLOSERS[mark]
        depth, last_possible = 0, None
        for index in range(self.next, min(len(self.marks), self.next + _REACH)):
            place, other = self.marks[index]
            if mark in ("``", "''"):
                if other in ("''", '"', "”"):
                    return place + len(other)
                if other == mark == "``":
                    return _NEVER
                continue
            if other == mark and mark in "“„«‘'" and self._opens(place, other):
                if mark in _SINGLE:
                    break
                if mark == "“" and not self._closed_before(index):
                    return _NEVER  # two opened, fewer closed
                depth += 1
            elif other == '"' == mark and self._opens(place, other) and not self._spaced(place):
                return _NEVER
            elif other in closers or (other == "''" and mark in "\"'"):
                end = place + len(other)
                if depth:
                    depth -= 1
                elif mark not in _SINGLE or mark == "‹":
                    if mark == '"' and self._inches(place, index):
                        continue
                    return end
                elif (kind := self._single(place)) == "closing":
                    return end
                elif kind == "perhaps" and last_possible is None:
                    last_possible = end
        return last_possible

    def _closed_before(self, index: int) -> bool:
        if index not in self.closes:
            rest = [m for _, m in self.marks[index : index + _NEAR]]
            self.closes[index] = rest.count("”") >= rest.count("“") + 1
        return bool(self.closes[index])

    def _around(self, at: int, length: int = 1) -> tuple[str, str]:
        before = self.text[at - 1] if at > self.paragraph.start else " "
        after = self.text[at + length] if at + length < self.paragraph.end else " "
        return before, after

    def _spaced(self, at: int) -> bool:
        before, after = self._around(at)
        return before.isspace() and after.isspace()

    def _opens(self, at: int, mark: str) -> bool:
        before, after = self._around(at, len(mark))
        if mark in ("“", "„", "``", "«", "‹"):
            return True
        if mark in ("’", "›"):
            return False
        if before not in _BEFORE_OPENING and not before.isspace():
            return False
        if mark == '"':
            return not after.isspace() or (before.isspace() and at + 1 < self.paragraph.end)
        if after.isspace():
            return False
        return mark not in "‘'" or not _ELISION.match(self.text, at + 1)

    def _single(self, at: int) -> str:
        """Whether a mark that may be an apostrophe closes: "closing", "perhaps" (the chiefs' …) or "no"."""
        before, after = self._around(at)
        if after.isalnum() or (before.isspace() and not self._spaced(at)):
            return "no"
        if before in "sS" and after.isspace() and self.text[at + 2 : at + 3].isalnum():
            return "perhaps"
        return "closing"

    def _inches(self, at: int, index: int) -> bool:
        before, after = self._around(at)
        return before.isdigit() and after.isspace() and any(m == '"' for _, m in self.marks[index + 1 : index + 2])
