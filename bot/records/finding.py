"""What is wrong with a record, and where."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Problem(StrEnum):
    """The ways in which a record can be unsound. `{where}` stands for the entry or entries."""

    CHANGED = "{where} changed after being written"
    REMOVED = "{where} removed"
    MOVED = "{where} not where written: entries were inserted, removed or reordered"
    BROKEN = "{where}: the later does not follow the earlier; one of the two was replaced, or one between them removed"
    EMPTIED = "{where} lost their content, and no removal by retention says so"
    CUT = "the end was cut off: a head was noted at {where}, which is not there"
    REWRITTEN = "the past was rewritten: the head noted at {where} is another one"
    ANCHOR = "the note of the head is missing or damaged"
    SNAPSHOT = "a snapshot is missing or was changed"
    COPY = "{where}: the copy for searching is not what the entry says; `statement-bot records rebuild` makes it again"


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem, at the entries from `first` to `last`; 0 where it belongs to none. `detail` adds what is known."""

    problem: Problem
    first: int = 0
    last: int = 0
    detail: str = ""

    @property
    def line(self) -> str:
        """One line for a reader: "entry 7 changed after being written (content)"."""
        where = f"entry {self.first}" if self.first == self.last else f"entries {self.first}–{self.last}"
        return self.problem.value.format(where=where) + (f" ({self.detail})" if self.detail else "")


def joined(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by problem and place, with equal ones at entries next to each other made one."""
    order = list(Problem)
    found: list[Finding] = []
    for one in sorted(findings, key=lambda one: (order.index(one.problem), one.first)):
        last = found[-1] if found else None
        same = last is not None and (last.problem, last.detail) == (one.problem, one.detail)
        if last is not None and same and one.first == last.last + 1 and one.problem is not Problem.BROKEN:
            found[-1] = replace(last, last=one.last)
        else:
            found.append(one)
    return tuple(found)
