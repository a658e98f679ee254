"""An answer, and what it is made of."""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.errors import NotVerified
from corpus.span import Span
from corpus.speakers import Speech


class AnswerStatus(StrEnum):
    """Every way an answer can end. Each has one fixed sentence in `bot.messages`."""

    ANSWERED = "answered"
    NOT_IN_STATEMENTS = "not_in_statements"
    CLARIFY = "clarify"
    GREETING = "greeting"
    THANKS = "thanks"
    ABOUT = "about"
    LISTING = "listing"
    OUT_OF_SCOPE = "out_of_scope"
    EMERGENCY = "emergency"
    OWN_CASE = "own_case"
    OTHER_LANGUAGE = "other_language"
    PERSONAL_DATA = "personal_data"
    TOO_LONG = "too_long"
    EMPTY = "empty"
    CLOSED = "closed"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What lets anyone re-check a citation offline, and find its place in a later version of the statement.

    `digest` and `quote_sha256` are SHA-256 in hexadecimal; `prefix` and `suffix` are the text on either side.
    """

    statement_id: str
    digest: str
    start: int
    end: int
    quote_sha256: str
    prefix: str
    suffix: str
    url: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A verified quote with its place. Made by `bot.verifier` only.

    `focus` are the spans (into the body) that were chosen as answering; the rest of the quote only completes them.
    speaker is None where the text does not say who speaks, and for the statement's own voice.
    """

    number: int
    statement_id: str
    title: str
    issuer: str
    published: date
    start: int
    end: int
    quote: str
    focus: tuple[Span, ...]
    speaker: str | None
    role: str | None
    speech: Speech
    receipt: Receipt

    def __post_init__(self) -> None:
        if len(self.quote) != self.end - self.start or not self.quote:
            raise NotVerified(f"quote of {len(self.quote)} characters at {self.start}–{self.end}; slice it again")
        if hashlib.sha256(self.quote.encode()).hexdigest() != self.receipt.quote_sha256:
            raise NotVerified(f"quote at {self.start}–{self.end} does not match its receipt; verify it again")
        if not self.focus or any(s.start < self.start or s.end > self.end for s in self.focus):
            raise NotVerified(f"the words that answer lie outside the quote at {self.start}–{self.end}")


@dataclass(frozen=True, slots=True)
class NearMiss:
    """One of the closest passages, shown only as *not an answer*; `quote == body[start:end]`."""

    statement_id: str
    title: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Timing:
    """How long one step of the chain took, in milliseconds."""

    step: str
    ms: float


@dataclass(frozen=True, slots=True)
class StatementFacts:
    """What a listing tells of a statement: facts from its front matter, no quotes."""

    statement_id: str
    title: str
    issuer: str
    published: date
    url: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the public gets. ANSWERED ⇔ at least one citation.

    `confidence` in [0, 1] is the calibrated probability that the quotes answer the question. `message` is the fixed
    sentence of the status. `resolved` is the question as it was searched for, when a follow-up was completed;
    `suggestion` is the question without personal data, to be asked instead. `missing_terms`: names, figures and rare
    words of the question that no statement quoted here has, or no statement at all when none is quoted.
    """

    answer_id: str
    question: str
    status: AnswerStatus
    confidence: float
    message: str
    citations: tuple[Citation, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    missing_terms: tuple[str, ...] = ()
    listing: tuple[StatementFacts, ...] = ()
    resolved: str | None = None
    suggestion: str | None = None
    timings: tuple[Timing, ...] = ()

    def __post_init__(self) -> None:
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence {self.confidence} is not in [0, 1]")
        if (self.status is AnswerStatus.ANSWERED) != bool(self.citations):
            raise ValueError(f"status {self.status} with {len(self.citations)} citations; ANSWERED means at least one")
        if [c.number for c in self.citations] != list(range(1, len(self.citations) + 1)):
            raise ValueError("citations are numbered 1, 2, 3 … in order")
