"""The record: events are appended to it one after the other, and read from it. Nothing else writes entries."""

import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, func, insert, select

from bot.records.anchor import Anchor
from bot.records.content import Kind, content_of, kind_of, logged
from bot.records.copies import add_copies, clear_copies
from bot.records.database import Database, open_database
from bot.records.entry import Entry, Head, next_entry, stamp
from bot.records.errors import RecordsError, RecordsUnusable, UnknownRecord
from bot.records.event import Event, Logged
from bot.records.schema import entries
from bot.records.snapshot import Snapshot, store_snapshots

_BATCH = 500
_WAIT_S = 10  # as long as the database itself waits for other processes


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Days:
    """Days (UTC), both ends included; None leaves an end open."""

    first: date | None = None
    last: date | None = None

    @property
    def since(self) -> str:
        """The first moment, as the record writes times."""
        return stamp(_midnight(self.first)) if self.first else ""

    @property
    def before(self) -> str:
        """The first moment after the last day."""
        return stamp(_midnight(self.last + timedelta(days=1))) if self.last else "9999"


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


EVER = Days()
Check = Callable[[Connection], None]


class Journal:
    """The record of one data folder and database. Safe to share between threads; several processes may write."""

    def __init__(self, database: Database, anchor: Anchor, clock: Callable[[], datetime] = _now) -> None:
        self.database, self.anchor, self.clock = database, anchor, clock
        self._appending = threading.Lock()

    def append(
        self, *events: Event, snapshots: Sequence[Snapshot] = (), check: Check | None = None
    ) -> tuple[Logged, ...]:
        """The events with their places in the record; when this returns they are on disk.

        `check` looks at the record before, with all other writers shut out, and raises what forbids the events.
        Raises RecordsUnusable; then nothing was written.
        """
        # Threads queue here rather than at the database: SQLite lets waiting writers starve one another.
        if not self._appending.acquire(timeout=_WAIT_S):
            raise RecordsUnusable(f"others have been writing for {_WAIT_S} s", "check its disk and its server")
        try:
            with self.database.writing() as connection:
                if check is not None:
                    check(connection)
                store_snapshots(connection, snapshots)
                last, anchored = last_head(connection), self._anchored(connection)
                made = []
                for event in events:
                    entry = next_entry(last, kind_of(event), self.clock(), content_of(event, secrets.token_hex(16)))
                    connection.execute(insert(entries).values(_row(entry)))
                    made.append(logged(entry))
                    add_copies(connection, made[-1])
                    last = entry.head
            # Where the record does not hold what was noted, the note is the only trace of that: leave it.
            if last is not None and anchored:
                self.anchor.advance(last)
        finally:
            self._appending.release()
        return tuple(made)

    def head(self) -> Head | None:
        """The last entry's place and hash; None in an empty record."""
        with self.database.reading() as connection:
            return last_head(connection)

    def entries(self, days: Days = EVER, kinds: Sequence[Kind] = ()) -> Iterator[Entry]:
        """Entries in their order, of some kinds or of all; read in batches, so of any number."""
        after = 0
        while True:
            with self.database.reading() as connection:
                query = select(entries).where(entries.c.at >= days.since, entries.c.at < days.before)
                if kinds:
                    query = query.where(entries.c.kind.in_(kinds))
                query = query.where(entries.c.sequence > after).order_by(entries.c.sequence).limit(_BATCH)
                batch = [Entry(*row) for row in connection.execute(query)]
            yield from batch
            if len(batch) < _BATCH:
                return
            after = batch[-1].sequence

    def events(self, *kinds: Kind, days: Days = EVER) -> Iterator[Logged]:
        """Events of some kinds in their order; those whose content was removed are left out."""
        return (logged(entry) for entry in self.entries(days, kinds) if entry.content is not None)

    def latest(self, kind: Kind) -> Logged | None:
        """The last event of a kind."""
        with self.database.reading() as connection:
            query = select(entries).where(entries.c.kind == kind).order_by(entries.c.sequence.desc()).limit(1)
            row = connection.execute(query).first()
        return None if row is None else logged(Entry(*row))

    def event(self, sequence: int) -> Logged:
        """The event of one entry. Raises UnknownRecord, or RecordsError when its content was removed."""
        with self.database.reading() as connection:
            return event_at(connection, sequence)

    def count(self) -> int:
        """How many entries there are."""
        with self.database.reading() as connection:
            return connection.scalar(select(func.count()).select_from(entries)) or 0

    def anchored(self) -> bool:
        """Whether the record still holds the head last noted; a quick look, where `records verify` reads everything."""
        with self.database.reading() as connection:
            return self._anchored(connection)

    def close(self) -> None:
        self.database.close()

    def _anchored(self, connection: Connection) -> bool:
        try:
            noted = self.anchor.read()
        except RecordsError:
            return False
        return noted is None or hash_at(connection, noted.sequence) == noted.hash


def open_journal(url: str, data: Path, clock: Callable[[], datetime] = _now) -> Journal:
    """The record in the database at `url`, or in the folder `data` when `url` is empty. Raises RecordsUnusable."""
    return Journal(open_database(url, data), Anchor(data), clock)


def rebuild_copies(journal: Journal) -> int:
    """Make the copies again from the entries; gives the number of entries copied. Writers wait meanwhile."""
    count = 0
    with journal.database.writing() as connection:
        clear_copies(connection)
        query = select(entries).where(entries.c.content.is_not(None)).order_by(entries.c.sequence)
        for row in connection.execute(query.execution_options(yield_per=_BATCH)):
            add_copies(connection, logged(Entry(*row)))
            count += 1
    return count


def last_head(connection: Connection) -> Head | None:
    """The last entry's place and hash."""
    row = connection.execute(
        select(entries.c.sequence, entries.c.hash).order_by(entries.c.sequence.desc()).limit(1)
    ).first()
    return None if row is None else Head(*row)


def hash_at(connection: Connection, sequence: int) -> str | None:
    """The hash of one entry; None where there is none."""
    return connection.scalar(select(entries.c.hash).where(entries.c.sequence == sequence))


def event_at(connection: Connection, sequence: int) -> Logged:
    """The event of one entry. Raises UnknownRecord, or RecordsError when its content was removed."""
    row = connection.execute(select(entries).where(entries.c.sequence == sequence)).first()
    if row is None:
        raise UnknownRecord(f"entry {sequence}")
    return logged(Entry(*row))


def _row(entry: Entry) -> tuple[object, ...]:
    return (entry.sequence, entry.kind, entry.at, entry.content, entry.content_sha256, entry.previous, entry.hash)
