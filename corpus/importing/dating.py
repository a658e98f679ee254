"""Dates of publication in lines such as "Published: Sunday 21 April 2024"."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = "(?P<month>" + "|".join(f"{name}|{name[:3]}" for name in _MONTHS) + r"|sept)\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_LEAD = (
    r"(?:(?:date(?: of publication)?|published(?: on)?|posted(?: on)?|released(?: on)?|issued(?: on)?|press release)"
    r"\s*[:,–—-]?\s*)?(?:[^\W\d_][\w .]{1,30},\s*)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
)
_TAIL = r"(?:[,\s–—|-]+(?:at )?\d{1,2}[:.]\d{2}(?:\s*[ap]m)?(?: [A-Z]{2,4})?)?\.?"
_LINES = tuple(
    re.compile(_LEAD + day + _TAIL, re.IGNORECASE)
    for day in (
        rf"{_DAY}\s+{_MONTH},?\s+(?P<year>\d{{4}})",
        rf"{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})",
        r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:T\d{2}:\d{2}.{0,20})?",
    )
)

_PUBLISHED = re.compile(r"(?:date )?published(?: on)?:?\s*", re.IGNORECASE)


def date_in(line: str) -> date | None:
    """The day that a line consisting of a date gives, else None. Never 04/05/2024, which is two days."""
    for pattern in _LINES:
        found = pattern.fullmatch(line.strip())
        if found:
            name = found["month"].lower()
            month = int(name) if name.isdecimal() else next(i for i, m in enumerate(_MONTHS, 1) if m[:3] == name[:3])
            try:
                return date(int(found["year"]), month, int(found["day"]))
            except ValueError:
                return None
    return None


def published_beside(lines: Sequence[str]) -> date | None:
    """The one day that stands beside or below the word "Published"; None where there is none, or several."""
    beside = (line for line in lines if _PUBLISHED.match(line))
    below = (line for above, line in pairwise(lines) if _PUBLISHED.fullmatch(above))
    return published_in([*beside, *below])


def published_in(lines: Iterable[str]) -> date | None:
    """The one day that these lines give; None where they give none, or several."""
    days = {day for line in lines if (day := date_in(line)) is not None}
    return days.pop() if len(days) == 1 else None
