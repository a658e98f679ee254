"""What an entry says: the closed set of things that can happen."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from bot.question import Source
from bot.records.errors import RecordsError
from bot.records.given import GivenAnswer, read_given


class Reason(StrEnum):
    """What the public can report of a quote."""

    WRONG_PLACE = "wrong place"
    WRONG_SPEAKER = "wrong speaker"
    OUT_OF_CONTEXT = "out of context"
    NOT_AN_ANSWER = "not an answer"
    OTHER = "other"


class Verdict(StrEnum):
    """What staff can find of a citation."""

    CORRECT = "correct"
    WRONG_PLACE = "wrong place"
    WRONG_SPEAKER = "wrong speaker"
    OUT_OF_CONTEXT = "out of context"
    NOT_AN_ANSWER = "not an answer"


class Change(StrEnum):
    """What can happen to a statement."""

    ADDED = "added"
    REPLACED = "replaced"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"


class Access(StrEnum):
    """What can happen at the door of the console."""

    LOGGED_IN = "logged in"
    REFUSED = "refused"
    LOGGED_OUT = "logged out"


@dataclass(frozen=True, slots=True)
class Version:
    """A statement as it was cited: the digest of its body, and of the snapshot of its whole file."""

    statement_id: str
    digest: str
    snapshot: str


@dataclass(frozen=True, slots=True)
class Place:
    """A span of one version of a statement; `digest` is that of its body."""

    statement_id: str
    digest: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise RecordsError(f"{self.start}–{self.end} is no place in {self.statement_id}; use 0 ≤ start < end")


@dataclass(frozen=True, slots=True)
class Given:
    """A question and its answer. `answer_json` is the JSON of the outside contract, personal data struck out.

    `corpus` and `settings` are the digests of snapshots: of the list of all statements, and of the settings.
    """

    answer_json: str
    source: Source
    conversation: str | None
    statements: tuple[Version, ...]
    corpus: str
    settings: str

    @property
    def answer(self) -> GivenAnswer:
        """The answer, read anew at each call."""
        return read_given(self.answer_json)


@dataclass(frozen=True, slots=True)
class Report:
    """The public says that something is wrong. `answer` is the sequence number of the answer's entry.

    `citation` is the number of the citation, or 0 for the answer as a whole; likewise in Review.
    """

    answer: int
    citation: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Review:
    """A verdict of staff. `version` counts from 1 for each citation; the highest one holds."""

    answer: int
    citation: int
    verdict: Verdict
    by: str
    version: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Pin:
    """For these questions, these places."""

    questions: tuple[str, ...]
    places: tuple[Place, ...]
    by: str

    def __post_init__(self) -> None:
        if not self.places or not all(question.strip() for question in self.questions or ("",)):
            raise RecordsError("a pin without a question or a place; give at least one of each")


@dataclass(frozen=True, slots=True)
class Block:
    """Never quote this place."""

    place: Place
    by: str


@dataclass(frozen=True, slots=True)
class Lift:
    """A pin or block no longer holds. `entry` is its sequence number."""

    entry: int
    by: str


@dataclass(frozen=True, slots=True)
class Switch:
    """Public answering is switched on or off, and why.

    `message` is what the public reads while it is off, "" for the fixed sentence.
    """

    on: bool
    reason: str
    by: str
    message: str = ""

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise RecordsError("answering is switched without a reason; give one")


@dataclass(frozen=True, slots=True)
class StatementChange:
    """Something happened to a statement. `snapshot` is the file it has now, `before` the one it had."""

    statement_id: str
    change: Change
    by: str
    snapshot: str | None = None
    before: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Login:
    """Somebody came to the door of the console."""

    account: str
    access: Access
    address: str = ""


@dataclass(frozen=True, slots=True)
class Unverified:
    """A place that failed verification and so was not shown. There must be none of these."""

    problem: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Answers that could not be recorded when they were given: how many, between which times, and why."""

    answers: int
    since: datetime
    until: datetime
    problem: str


@dataclass(frozen=True, slots=True)
class Removal:
    """Content of removable kinds from before `before` was removed, its time of keeping having passed."""

    before: datetime
    entries: int
    days: int


Event: TypeAlias = (
    Given | Report | Review | Pin | Block | Lift | Switch | StatementChange | Login | Unverified | Gap | Removal
)


@dataclass(frozen=True, slots=True)
class Logged:
    """An event with its place in the record and its time (UTC)."""

    sequence: int
    at: datetime
    event: Event
