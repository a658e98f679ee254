"""How the service does, day by day: counts and waiting times from the record."""

from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection, func, select

from bot.answer import AnswerStatus
from bot.records.content import Kind
from bot.records.event import Verdict
from bot.records.journal import EVER, Days, Journal
from bot.records.schema import answers, citations, entries, reports, reviews

_DAY_CHARS = 10  # of a time as the record writes it


@dataclass(frozen=True, slots=True)
class Latency:
    """Percentiles of the time to an answer, in milliseconds, each one a time that was measured (nearest rank)."""

    p50_ms: float
    p90_ms: float
    p99_ms: float


@dataclass(frozen=True, slots=True)
class VerdictCount:
    """How often staff came to a verdict, the latest on each citation counting."""

    verdict: Verdict
    count: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one day (UTC, "2026-02-01"), or of all of them ("").

    Reports and verdicts count for the day on which they were made. `other` are greetings, refusals and the like.
    `unverified` are places that failed verification; there must be none. `latency` is None without an answer.
    """

    day: str
    answered: int
    abstained: int
    other: int
    reported: int
    verdicts: tuple[VerdictCount, ...]
    unverified: int
    unrecorded: int
    latency: Latency | None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Days with at least one entry, oldest first, and all of them together."""

    days: tuple[Tally, ...]
    total: Tally


def scorecard(journal: Journal, days: Days = EVER) -> Scorecard:
    """Counts of these days. What retention removed is in them no longer."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    times: defaultdict[str, list[float]] = defaultdict(list)
    with journal.database.reading() as connection:
        for at, status, total_ms in connection.execute(
            select(answers.c.at, answers.c.status, answers.c.total_ms).where(
                answers.c.at >= days.since, answers.c.at < days.before
            )
        ):
            counts[at[:_DAY_CHARS]][f"status {status}"] += 1
            if status in (AnswerStatus.ANSWERED, AnswerStatus.NOT_IN_STATEMENTS):
                times[at[:_DAY_CHARS]].append(total_ms)
        _count(connection, days, counts)
    for gap in journal.events(Kind.GAP, days=days):
        counts[gap.at.date().isoformat()]["unrecorded"] += getattr(gap.event, "answers", 0)
    together = sum(counts.values(), Counter())
    everything = [ms for day in times.values() for ms in day]
    return Scorecard(
        tuple(_tally(day, counts[day], times[day]) for day in sorted(counts)), _tally("", together, everything)
    )


def times_quoted(journal: Journal) -> tuple[tuple[str, int], ...]:
    """Each statement quoted, with the number of citations of it, most quoted first."""
    count = func.count()
    query = select(citations.c.statement_id, count).group_by(citations.c.statement_id)
    with journal.database.reading() as connection:
        return tuple(
            (name, n) for name, n in connection.execute(query.order_by(count.desc(), citations.c.statement_id))
        )


def _count(connection: Connection, days: Days, counts: defaultdict[str, Counter[str]]) -> None:
    day = func.substr(entries.c.at, 1, _DAY_CHARS)
    within = (entries.c.at >= days.since, entries.c.at < days.before)
    told = select(day, func.count(func.distinct(reports.c.answer))).join(reports, reports.c.entry == entries.c.sequence)
    for name, number in connection.execute(told.where(*within).group_by(day)):
        counts[name]["reported"] += number
    latest = select(func.max(reviews.c.entry)).group_by(reviews.c.answer, reviews.c.citation)
    judged = select(day, reviews.c.verdict, func.count()).join(reviews, reviews.c.entry == entries.c.sequence)
    judged = judged.where(*within, reviews.c.entry.in_(latest)).group_by(day, reviews.c.verdict)
    for name, verdict, number in connection.execute(judged):
        counts[name][f"verdict {verdict}"] += number
    failed = select(day, func.count()).where(*within, entries.c.kind == Kind.UNVERIFIED.value).group_by(day)
    for name, number in connection.execute(failed):
        counts[name]["unverified"] += number


def _tally(day: str, counts: Counter[str], times: list[float]) -> Tally:
    statuses = {name.removeprefix("status "): n for name, n in counts.items() if name.startswith("status ")}
    answered = statuses.pop(AnswerStatus.ANSWERED.value, 0)
    abstained = statuses.pop(AnswerStatus.NOT_IN_STATEMENTS.value, 0)
    return Tally(
        day=day,
        answered=answered,
        abstained=abstained,
        other=sum(statuses.values()),
        reported=counts["reported"],
        verdicts=tuple(VerdictCount(v, counts[f"verdict {v}"]) for v in Verdict),
        unverified=counts["unverified"],
        unrecorded=counts["unrecorded"],
        latency=_latency(times),
    )


def _latency(times: list[float]) -> Latency | None:
    if not times:
        return None
    # inverted_cdf is the nearest-rank definition: no time is made up between two measured ones.
    p50, p90, p99 = np.percentile(times, (50, 90, 99), method="inverted_cdf")
    return Latency(float(p50), float(p90), float(p99))
