"""Page numbers and running heads and feet: lines that repeat at the same place of the pages."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from corpus.importing.ledger import Reason, Removed

_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(page|seite|página)?\W{0,2}#(\W{0,2}(of|von|de|/)\W{0,2}#)?\W{0,2}", re.IGNORECASE)
_SAYS_PAGE = re.compile(r"page #( of #)?|# of #", re.IGNORECASE)
_PAGE_OF_PAGES = re.compile(
    r"(?:(?:page|seite|página) ?[|:]? ?|(?P<dash>[-–—]) ?)(?P<page>\d{1,4}) ?(?:of|von|de|/) ?(?P<pages>\d{1,4})"
    r"(?(dash) ?(?P=dash))",
    re.IGNORECASE,
)
_MIN_SHARE = 0.6  # of the pages; a title page often has no head


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page. `place` names where it stands (equal on every page for a running line), "" if amid the page."""

    text: str
    place: str


def running_lines(pages: Sequence[Sequence[PageLine]]) -> tuple[tuple[Reason | None, ...], ...]:
    """For each line of each page the reason to leave it out, or None."""
    seen = Counter(key for page in pages for key in {_key(line) for line in page if line.place})
    enough = max(2, ceil(_MIN_SHARE * len(pages)))
    return tuple(
        tuple(_reason(line, number, len(pages), seen[_key(line)] >= enough) for line in page)
        for number, page in enumerate(pages, start=1)
    )


def counted_page_numbers(text: str) -> tuple[Removed, ...]:
    """The lines such as "Page 1 of 2" of a text that does not tell where its pages end: each between blank lines, and
    all of them counting up by one to the same number of pages. A text may well say "Page 3 of 7" once."""
    lines, start = [(0, "")], 0
    for line in text.split("\n"):
        lines.append((start, line.rstrip("\r")))
        start += len(line) + 1
    lines.append((start, ""))
    alone = [
        (at, line, found)
        for (_, above), (at, line), (_, below) in zip(lines, lines[1:], lines[2:], strict=False)
        if not above.strip() and not below.strip() and (found := _PAGE_OF_PAGES.fullmatch(line.strip()))
    ]
    counts = [int(found["page"]) for _, _, found in alone]
    of = {int(found["pages"]) for _, _, found in alone}
    if len(of) != 1 or any(after != before + 1 for before, after in pairwise(counts)):
        return ()
    pages = of.pop()
    if not 1 <= counts[0] <= counts[-1] <= pages or (len(counts) == 1 and pages > 1):
        return ()
    return tuple(Removed.of(text, at, at + len(line), Reason.PAGE_NUMBER) for at, line, _ in alone)


def _reason(line: PageLine, page: int, pages: int, repeats: bool) -> Reason | None:
    if not line.place:
        return None
    mask = _key(line)[1]
    if _PAGE_NUMBER.fullmatch(mask):
        own_number = pages == 1 and line.text.strip() == str(page)
        return Reason.PAGE_NUMBER if repeats or own_number or _SAYS_PAGE.fullmatch(mask) else None
    return Reason.RUNNING_LINE if repeats else None


def _key(line: PageLine) -> tuple[str, str]:
    return line.place, _NUMBER.sub("#", " ".join(line.text.split()))
