"""The ledger of an import: every span of the raw text that is not in the statement, with its place and the reason."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Self

FORMAT = 1


class Reason(StrEnum):
    """Why a span was left out of the statement. A closed set; the values stand in ledger files."""

    COOKIES = "cookie notice"
    NAVIGATION = "navigation"
    SHARING = "share links"
    RELATED = "related articles"
    NEWSLETTER = "newsletter or subscription"
    SITE_FOOTER = "site footer"
    OUTSIDE = "outside the main text of the page"
    DETAILS = "details of the page"
    HEADLINE = "headline, kept as the title"
    DOUBLED_HEADLINE = "doubled headline"
    PAGE_NUMBER = "page number"
    RUNNING_LINE = "running head or foot"
    FRONT_MATTER = "front matter of the source"
    LINE_END_HYPHEN = "hyphen at a line end"
    INVISIBLE = "invisible character"


_COUNTED = (Reason.LINE_END_HYPHEN, Reason.INVISIBLE)


@dataclass(frozen=True, slots=True, order=True)
class Removed:
    """`raw[start:end]`, in code points of the raw text; `line` is the line of `start`, counted from 1."""

    start: int
    end: int
    line: int
    text: str
    reason: Reason

    @classmethod
    def of(cls, raw: str, start: int, end: int, reason: Reason) -> Self:
        """The entry for `raw[start:end]`."""
        lines_before = raw[:start].replace("\r\n", "\n").replace("\r", "\n").count("\n")
        return cls(start, end, lines_before + 1, raw[start:end], reason)


@dataclass(frozen=True, slots=True)
class Ledger:
    """What an import left out. The raw text is the document's text before anything is removed; `method` says how
    it was got from the file, `raw_chars` how many code points it has."""

    statement_id: str
    source: str
    source_sha256: str
    method: str
    raw_chars: int
    removed: tuple[Removed, ...]
    notes: tuple[str, ...] = ()

    def to_json(self) -> str:
        """The ledger file: UTF-8 JSON, the same bytes for the same import."""
        fields = {"format": FORMAT, **asdict(self)}
        return json.dumps(fields, ensure_ascii=False, indent=2) + "\n"

    def summary(self) -> str:
        """A table for people: one line for each removed span; hyphens and invisible characters are only counted."""
        rows = [
            f"line {r.line:>5}  {r.start:>7}–{r.end:<7}  {r.reason:<34}  {_short(r.text)}"
            for r in self.removed
            if r.reason not in _COUNTED
        ]
        for reason in _COUNTED:
            count = sum(r.reason is reason for r in self.removed)
            if count:
                rows.append(f"{reason}: {count} removed")
        rows.extend(f"note: {note}" for note in self.notes)
        return "\n".join(rows) or "nothing was removed"


def _short(text: str, max_chars: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= max_chars else line[: max_chars - 1].rstrip() + "…"
