"""The errors of the record.

BotError
└── RecordsError
    ├── RecordsUnusable  the database of the record cannot be opened, read or written
    ├── UnknownRecord    no such answer, citation or entry in the record
    ├── Conflict         somebody else judged the same citation in the meantime
    └── NotReplayed      an old answer cannot be checked against the text that it was made from
"""

from bot.errors import BotError


class RecordsError(BotError):
    """Something is wrong with the record."""


class RecordsUnusable(RecordsError):
    """The record cannot be opened, read or written."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"the record cannot be used: {' '.join(problem.split())}; {remedy}")
        self.problem = problem


class UnknownRecord(RecordsError):
    """The record holds no such thing, or holds it no longer."""

    def __init__(self, what: str) -> None:
        super().__init__(f"the record has no {what}; it was never there, or its time of keeping has passed")
        self.what = what


class Conflict(RecordsError):
    """A review that was made on a state which is no longer the latest. `latest` is the version to look at now."""

    def __init__(self, seen: int, latest: int) -> None:
        super().__init__(
            f"version {seen} of this verdict was replaced by version {latest}; look at it, then decide again"
        )
        self.seen, self.latest = seen, latest


class NotReplayed(RecordsError):
    """An answer whose snapshots are missing or do not hold what it quoted."""
