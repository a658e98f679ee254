"""The headline: found as the title, and not repeated in the body."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from corpus.importing.dating import date_in
from corpus.importing.furniture import top_zone
from corpus.importing.layout import Unit
from corpus.importing.ledger import Reason

_MAX_WORDS = 30
_KINDS = re.compile(
    r"(press|news|media)?\s*(release|statement|notice|update|news|announcement)s?|for immediate release|"
    r"(press|media) (office|centre)|news|news (and|&) communications",
    re.IGNORECASE,
)


def find_headline(
    units: Sequence[Unit], reasons: Sequence[Reason | None], issuer: str | None, property_title: str | None
) -> str | None:
    """The line before the text that reads like a headline: one that stands there twice, or that the properties name,
    else the first; the properties' title when there is no such line."""
    lines = [units[number].text for number in top_zone(units, reasons)]
    likely = [line for line in lines if _could_be_headline(line) and not (issuer and same_line(line, issuer))]
    named = [line for line in likely if property_title and same_line(line, property_title)]
    often = Counter(_folded(line) for line in likely)
    doubled = [line for line in likely if often[_folded(line)] > 1]
    return next(iter([*doubled, *named, *likely]), property_title)


def without_headline(units: Sequence[Unit], reasons: Sequence[Reason | None], title: str) -> tuple[Reason | None, ...]:
    """The reasons, with those for the copies of the title, and for the second of two equal lines, before the text."""
    result, seen = list(reasons), Counter[str]()
    for number, unit in enumerate(units):
        if reasons[number] is not None:
            continue
        # A headline of many words reads like prose, so it is asked for before the end of the zone is.
        is_title = same_line(unit.text, title)
        if not is_title and number not in top_zone(units, result):
            break
        if seen[_folded(unit.text)] and (is_title or _could_be_headline(unit.text)):
            result[number] = Reason.DOUBLED_HEADLINE
        elif is_title:
            result[number] = Reason.HEADLINE
        seen[_folded(unit.text)] += 1
    return tuple(result)


def same_line(one: str, other: str) -> bool:
    """Whether two lines differ at most in case, spaces, marks and dashes."""
    return _folded(one) == _folded(other)


def _could_be_headline(line: str) -> bool:
    text = line.rstrip("”’\"')")
    return (
        2 <= len(text.split()) <= _MAX_WORDS
        and not text.endswith((".", ";", ":", ","))
        and not text.startswith(("- ", "• ", "* "))
        and date_in(line) is None
        and not _KINDS.fullmatch(line.strip())
    )


def _folded(line: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", line).casefold() if c.isalnum())
