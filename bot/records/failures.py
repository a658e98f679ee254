"""Answers that could not be recorded, noted in a file beside the record: the database is what failed."""

import contextlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

FILE = "records.failures"


@dataclass(frozen=True, slots=True)
class Failures:
    """How many answers were given, or refused, without a record; the last time (UTC), and why then."""

    count: int = 0
    last: datetime | None = None
    problem: str = ""

    @property
    def line(self) -> str:
        """One line for the operator."""
        if not self.last:
            return "every answer was recorded"
        return f"{self.count} answers could not be recorded, the last at {self.last:%Y-%m-%d %H:%M} UTC: {self.problem}"


def note_failure(data: Path, at: datetime, problem: str) -> None:
    """Add one line to the file; the caller has told the operator already, should the disk refuse this as well."""
    with contextlib.suppress(OSError):
        data.mkdir(parents=True, exist_ok=True)
        with (data / FILE).open("a", encoding="utf-8") as file:
            file.write(json.dumps({"at": at.isoformat(), "problem": problem}) + "\n")


def read_failures(data: Path) -> Failures:
    """What the file tells; it is the operator who deletes it, once it was looked into."""
    try:
        lines = (data / FILE).read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return Failures()
    for line in reversed(lines):
        with contextlib.suppress(ValueError, KeyError, TypeError):
            value = json.loads(line)
            return Failures(len(lines), datetime.fromisoformat(value["at"]), str(value["problem"]))
    return Failures()
