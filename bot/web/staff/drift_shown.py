"""The drift of a new version, as a page lists it."""

from dataclasses import dataclass

from bot.receipt import AnchorStatus
from bot.records.drift import Drift
from corpus.span import Span
from corpus.statement import Statement

WORDS = {
    AnchorStatus.SAME: "Stay the same",
    AnchorStatus.MOVED: "Have moved",
    AnchorStatus.GONE: "No longer exist",
    AnchorStatus.AMBIGUOUS: "Stand in several places",
}


@dataclass(frozen=True, slots=True)
class ShownDrift:
    """A quote already given; `words` are None where they were quoted from a text that is no longer loaded."""

    words: str | None
    start: int
    end: int
    answers: int
    status: AnchorStatus
    now: Span | None


@dataclass(frozen=True, slots=True)
class DriftCount:
    """How many of the quotes have this status, and how the page says it."""

    status: AnchorStatus
    says: str
    number: int


def drifted(found: Drift, old: Statement) -> tuple[tuple[DriftCount, ...], tuple[ShownDrift, ...]]:
    """The counts, and the quotes: those that no longer exist first."""
    counts = tuple(DriftCount(status, words, found.count(status)) for status, words in WORDS.items())
    order = (AnchorStatus.GONE, AnchorStatus.AMBIGUOUS, AnchorStatus.MOVED, AnchorStatus.SAME)
    shown = [
        ShownDrift(
            old.body[one.served.receipt.start : one.served.receipt.end]
            if one.served.receipt.digest == old.digest
            else None,
            one.served.receipt.start,
            one.served.receipt.end,
            one.served.answers,
            one.anchor.status,
            one.anchor.span,
        )
        for one in found.quotes
    ]
    return counts, tuple(sorted(shown, key=lambda one: (order.index(one.status), one.start)))
