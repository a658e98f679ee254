"""What a web page says about its text around it: what kind of document it is, who published it, and when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.importing.dating import date_in
from corpus.importing.extraction.blocks import Block
from corpus.importing.extraction.main_text import is_prose

_KIND = re.compile(
    r"(press|news|media) (release|statement|notice)|(world )?news story|speech|((statutory|detailed) )?guidance|"
    r"detailed guide|policy paper|(oral|written) statement to parliament|authored article",
    re.IGNORECASE,
)
_PUBLISHED = r"(?:(?:first )?published(?: on)?|delivered on)"
_UPDATED = r"(?:last )?updated(?: on)?"
_DAY_NAME = re.compile(rf"{_PUBLISHED}|{_UPDATED}", re.IGNORECASE)
_PUBLISHED_NAME = re.compile(_PUBLISHED, re.IGNORECASE)
_OTHER_NAME = re.compile(r"from|location", re.IGNORECASE)
_DAY_LINE = re.compile(rf"(?P<name>{_PUBLISHED}|{_UPDATED}):?\s+(?P<day>.+)", re.IGNORECASE)
_DATE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Details:
    """`numbers` are those of the blocks that are such details; `published` is the one day that they name for it."""

    numbers: frozenset[int]
    published: date | None


def find_details(blocks: Sequence[Block], kept: Sequence[bool], headlines: Sequence[int]) -> Details:
    """The kind of document directly before or after the headline, a list of details, and the lines at the end of the
    kept text that say only when it was published or updated."""
    numbers = {beside for at in headlines for beside in (at - 1, at + 1) if _is_kind(blocks, beside)}
    days: list[tuple[str, date]] = []
    for run in _lists(blocks):
        found = _days_in_list([blocks[number] for number in run])
        if found:
            numbers.update(run)
            days += found
    for number in reversed(range(len(blocks))):
        if not kept[number] or number in numbers:
            continue
        found = _days_in_lines(blocks[number])
        if not found:
            break
        numbers.add(number)
        days += found
    published = {day for name, day in days if name.lower().startswith("published")}
    published = published or {day for name, day in days if _PUBLISHED_NAME.fullmatch(name)}
    return Details(frozenset(numbers), published.pop() if len(published) == 1 else None)


def is_kind(text: str) -> bool:
    """Whether a line only says what kind of document it stands on."""
    return bool(_KIND.fullmatch(text))


def _is_kind(blocks: Sequence[Block], number: int) -> bool:
    if not 0 <= number < len(blocks):
        return False
    block = blocks[number]
    return block.part == "text" and block.heading == 0 and is_kind(block.text)


def _lists(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """The runs of names and values. Two lists without anything between them are one run."""
    run: list[int] = []
    for number, block in enumerate(blocks):
        if block.part in ("name", "value"):
            run.append(number)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _days_in_list(run: Sequence[Block]) -> list[tuple[str, date]]:
    """The days of a list that says nothing but who published the page, where and when; empty for every other list:
    one that gives a place only may be of an event that the statement announces."""
    days: list[tuple[str, date]] = []
    name = ""
    for number, block in enumerate(run):
        if block.part == "name":
            name = block.text.rstrip(": ")
            day_name = bool(_DAY_NAME.fullmatch(name))
            day = _first_date(run[number + 1].text) if number + 1 < len(run) else None
            if not (day_name and day is not None) and not _OTHER_NAME.fullmatch(name):
                return []
            if day is not None and day_name:
                days.append((name, day))
        elif not name or is_prose(block):
            return []
    return days if any(_PUBLISHED_NAME.fullmatch(name) for name, _ in days) else []


def _days_in_lines(block: Block) -> list[tuple[str, date]]:
    days: list[tuple[str, date]] = []
    for line in block.text.split("\n"):
        found = _DAY_LINE.fullmatch(line)
        day = date_in(found["day"]) if found else None
        if found is None or day is None or block.heading:
            return []
        days.append((found["name"], day))
    return days


def _first_date(text: str) -> date | None:
    words = text.split()
    return date_in(" ".join(words[:_DATE_WORDS]).rstrip(",")) or date_in(words[0])
