"""The answers that wait for a review: reported ones first, then those without a verdict, newest first."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, Subquery, case, func, select
from sqlalchemy.sql import and_, exists

from bot.answer import AnswerStatus
from bot.records.copies import searched
from bot.records.errors import RecordsError, UnknownRecord
from bot.records.event import Given, Logged, Verdict
from bot.records.journal import EVER, Days, Journal, event_at
from bot.records.schema import answers, citations, reports, reviews

JUDGED = (AnswerStatus.ANSWERED, AnswerStatus.NOT_IN_STATEMENTS)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which answers to show; what is None or empty does not matter.

    `text` is looked for in questions and quotes, without regard to case. `reviewed` means that every citation has a
    verdict. `verdict` means that the latest verdict on one of the citations is this one.
    """

    statuses: tuple[str, ...] = JUDGED
    text: str = ""
    statement_id: str | None = None
    speaker: str | None = None
    days: Days = EVER
    reported: bool | None = None
    reviewed: bool | None = None
    verdict: Verdict | None = None
    least_confidence: float = 0.0
    most_confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Waiting:
    """An answer in the queue. `reports` holds Reports, `verdicts` the latest Review of each citation."""

    sequence: int
    answer: Logged
    reports: tuple[Logged, ...]
    verdicts: tuple[Logged, ...]

    @property
    def given(self) -> Given:
        if not isinstance(self.answer.event, Given):
            raise RecordsError(f"entry {self.sequence} is no answer; check the record with `records verify`")
        return self.answer.event


@dataclass(frozen=True, slots=True)
class QueuePage:
    """One page of the queue; `total` counts the answers on all pages, `number` from 1."""

    items: tuple[Waiting, ...]
    number: int
    pages: int
    total: int


def queue_page(journal: Journal, wanted: Filter = Filter(), number: int = 1, size: int = 20) -> QueuePage:
    """A page of the answers that the filter lets through."""
    reported, judged = _reported(), _judged()
    asked = (
        select(answers.c.entry)
        .outerjoin(reported, reported.c.answer == answers.c.entry)
        .outerjoin(judged, judged.c.answer == answers.c.entry)
    )
    # A verdict on the answer as a whole is what an answer without citations waits for; it stands in for no citation's.
    each = func.coalesce(judged.c.citations, 0) >= answers.c.citations
    whole = and_(judged.c.last.is_not(None), each)
    # A report that came before the last verdict was looked at with it.
    fresh = func.coalesce(reported.c.last, 0) > func.coalesce(judged.c.last, 0)
    asked = _narrowed(asked, wanted, reported, whole)
    rank = case((fresh, 0), (~whole, 1), else_=2)
    with journal.database.reading() as connection:
        total = connection.scalar(select(func.count()).select_from(asked.subquery())) or 0
        pages = max(1, -(-total // size))
        number = min(max(1, number), pages)
        page = asked.order_by(rank, answers.c.entry.desc()).limit(size).offset((number - 1) * size)
        found = tuple(_waiting(connection, sequence) for sequence in connection.scalars(page).all())
    return QueuePage(found, number, pages, total)


def waiting(journal: Journal, sequence: int) -> Waiting:
    """One answer, as the queue would show it. Raises UnknownRecord, also for an entry that is no answer."""
    with journal.database.reading() as connection:
        if connection.scalar(select(answers.c.entry).where(answers.c.entry == sequence)) is None:
            raise UnknownRecord(f"answer {sequence}")
        return _waiting(connection, sequence)


def reviews_of(journal: Journal, sequence: int) -> tuple[Logged, ...]:
    """Every verdict ever given on an answer and its citations, oldest first; the event of each is a Review."""
    with journal.database.reading() as connection:
        found = connection.scalars(
            select(reviews.c.entry).where(reviews.c.answer == sequence).order_by(reviews.c.entry)
        )
        return tuple(event_at(connection, entry) for entry in found.all())


def speakers_quoted(journal: Journal) -> tuple[str, ...]:
    """Everybody whom an answer quotes, by name."""
    with journal.database.reading() as connection:
        query = select(citations.c.speaker).where(citations.c.speaker.is_not(None)).distinct()
        return tuple(sorted(connection.scalars(query)))


def _waiting(connection: Connection, sequence: int) -> Waiting:
    told = connection.scalars(select(reports.c.entry).where(reports.c.answer == sequence).order_by(reports.c.entry))
    latest = select(func.max(reviews.c.entry)).where(reviews.c.answer == sequence).group_by(reviews.c.citation)
    return Waiting(
        sequence,
        event_at(connection, sequence),
        tuple(event_at(connection, entry) for entry in told.all()),
        tuple(event_at(connection, entry) for entry in sorted(connection.scalars(latest))),
    )


def _reported() -> Subquery:
    query = select(reports.c.answer, func.max(reports.c.entry).label("last")).group_by(reports.c.answer)
    return query.subquery("reported")


def _judged() -> Subquery:
    query = select(
        reviews.c.answer,
        func.max(reviews.c.entry).label("last"),
        func.count(func.distinct(func.nullif(reviews.c.citation, 0))).label("citations"),
    ).group_by(reviews.c.answer)
    return query.subquery("judged")


def _narrowed(query: Select[int], wanted: Filter, reported: Subquery, whole: ColumnElement[bool]) -> Select[int]:
    query = query.where(
        answers.c.at >= wanted.days.since,
        answers.c.at < wanted.days.before,
        answers.c.confidence.between(wanted.least_confidence, wanted.most_confidence),
    )
    if wanted.statuses:
        query = query.where(answers.c.status.in_(wanted.statuses))
    if wanted.text.strip():
        query = query.where(answers.c.searched.contains(searched(wanted.text.strip()), autoescape=True))
    for column, value in ((citations.c.statement_id, wanted.statement_id), (citations.c.speaker, wanted.speaker)):
        if value is not None:
            query = query.where(exists().where(citations.c.entry == answers.c.entry, column == value))
    if wanted.reported is not None:
        query = query.where(reported.c.last.is_not(None) if wanted.reported else reported.c.last.is_(None))
    if wanted.reviewed is not None:
        query = query.where(whole if wanted.reviewed else ~whole)
    if wanted.verdict is not None:
        query = query.where(_has_verdict(wanted.verdict))
    return query


def _has_verdict(verdict: Verdict) -> ColumnElement[bool]:
    later = reviews.alias("later")
    newer = exists().where(
        and_(
            later.c.answer == reviews.c.answer,
            later.c.citation == reviews.c.citation,
            later.c.version > reviews.c.version,
        )
    )
    return exists().where(reviews.c.answer == answers.c.entry, reviews.c.verdict == verdict.value, ~newer)
