"""The whole record read again: every entry, its place in the chain, its copies, the snapshots and the noted heads.

Found is every change to an entry that was written, its removal, and any other order; and, by the noted head, an end cut
off and a chain computed anew. Not found is what comes after the last head that the forger could not reach: somebody who
can write to the database can append entries, and somebody who can write to `records.head` too can cut the end off. The
head on paper (`--head`) is what stands against that.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, func, select

from bot.records.content import REMOVABLE, logged
from bot.records.copies import Row, rows_of, stored_copies
from bot.records.entry import GENESIS, Entry, Head, digest
from bot.records.errors import RecordsError
from bot.records.event import Given, Logged, Removal, StatementChange
from bot.records.finding import Finding, Problem, joined
from bot.records.journal import Journal, hash_at
from bot.records.schema import COPIES, entries, snapshots

_BATCH = 500
_NEAR = 1000  # how far from its place an entry is looked for, before it counts as changed


@dataclass(frozen=True, slots=True)
class Audit:
    """What was read and what is wrong with it. `head` is what to note for the next time."""

    findings: tuple[Finding, ...]
    entries: int
    emptied: int
    head: Head | None
    unnoted: int

    @property
    def ok(self) -> bool:
        return not self.findings

    @property
    def line(self) -> str:
        """ "1,204 entries, 310 of them without content by retention; the head is 1204:ab…"."""
        if self.head is None:
            return "the record is empty"
        later = f"; {self.unnoted} entries are later than the noted head" if self.unnoted else ""
        emptied = f"{self.emptied} of them without content by retention"
        return f"{self.entries} entries, {emptied}; the head is {self.head}{later}"


@dataclass(slots=True)
class _Reading:
    """How far the reading is, and what has to be looked up at its end."""

    last: Entry | None = None
    suspect: bool = False
    count: int = 0
    emptied: list[Entry] = field(default_factory=list)
    removals: list[tuple[int, datetime]] = field(default_factory=list)
    needed: dict[str, int] = field(default_factory=dict)


def audit(journal: Journal, noted: Head | None = None) -> Audit:
    """Read and check everything. `noted` is a head that was kept somewhere out of reach."""
    reading = _Reading()
    with journal.database.reading() as connection:
        found = list(_chain(connection, reading))
        found += _emptied(reading)
        found += _orphans(connection)
        found += _snapshots(connection, reading)
        head = reading.last.head if reading.last else None
        anchor, problem = _anchor(journal)
        if problem or (anchor is None and head is not None):
            found.append(Finding(Problem.ANCHOR, detail=problem or f"no file {journal.anchor.path.name}"))
        for one in dict.fromkeys((anchor, noted)):
            if one is not None:
                found += _against(connection, one)
    unnoted = head.sequence - anchor.sequence if head and anchor else 0
    return Audit(joined(found), reading.count, len(reading.emptied), head, max(0, unnoted))


def _chain(connection: Connection, reading: _Reading) -> Iterator[Finding]:
    after: int | None = None
    while True:
        query = select(entries).order_by(entries.c.sequence).limit(_BATCH)
        batch = [
            Entry(*r) for r in connection.execute(query if after is None else query.where(entries.c.sequence > after))
        ]
        if not batch:
            return
        after = batch[-1].sequence
        copies = stored_copies(connection, batch[0].sequence, after)
        for entry in batch:
            problems = list(_link(entry, reading))
            yield from problems
            reading.last, reading.suspect = entry, bool(problems)
            reading.count += 1
            if not any(one.problem is Problem.CHANGED for one in problems):
                yield from _content(entry, reading, copies.get(entry.sequence, []))


def _link(entry: Entry, reading: _Reading) -> Iterator[Finding]:
    before = reading.last
    expected = before.sequence + 1 if before else 1
    here = entry.sequence
    if here > expected:
        yield Finding(Problem.REMOVED, expected, here - 1)
    if entry.linked() != entry.hash:
        origin = _origin(entry)
        if origin is None:
            yield Finding(Problem.CHANGED, here, here, "kind, time, digest or link")
        else:
            yield Finding(
                Problem.MOVED, here, here, f"written {abs(here - origin)} {'earlier' if origin < here else 'later'}"
            )
    elif here < 1:
        yield Finding(Problem.MOVED, here, here, "numbers begin at 1")
    elif here == expected and entry.previous != (before.hash if before else GENESIS) and not reading.suspect:
        yield Finding(Problem.BROKEN, max(here - 1, 1), here)


def _origin(entry: Entry) -> int | None:
    """The place that the entry was written for, when it is near."""
    for distance in range(1, _NEAR + 1):
        for place in (entry.sequence - distance, entry.sequence + distance):
            if place > 0 and entry.linked(place) == entry.hash:
                return place
    return None


def _content(entry: Entry, reading: _Reading, copies: list[Row]) -> Iterator[Finding]:
    here = entry.sequence
    rows: tuple[Row, ...] = ()
    if entry.content is None:
        reading.emptied.append(entry)
    elif digest(entry.content) != entry.content_sha256:
        yield Finding(Problem.CHANGED, here, here, "content")
        return
    else:
        try:
            event = logged(entry)
            rows = rows_of(event)
        except RecordsError as error:
            yield Finding(Problem.CHANGED, here, here, str(error))
            return
        _remember(event, reading)
    if list(rows) != copies:
        yield Finding(Problem.COPY, here, here)


def _remember(one: Logged, reading: _Reading) -> None:
    match one.event:
        case Removal(before, _, _):
            reading.removals.append((one.sequence, before))
        case Given() as given:
            needed = (given.corpus, given.settings, *(v.snapshot for v in given.statements))
            reading.needed.update(dict.fromkeys(needed, one.sequence))
        case StatementChange() as change:
            reading.needed.update({d: one.sequence for d in (change.snapshot, change.before) if d})


def _emptied(reading: _Reading) -> Iterator[Finding]:
    for entry in reading.emptied:
        told = any(entry.sequence < removal and entry.time < before for removal, before in reading.removals)
        if not told or entry.kind not in REMOVABLE:
            yield Finding(Problem.EMPTIED, entry.sequence, entry.sequence)


def _orphans(connection: Connection) -> Iterator[Finding]:
    known = select(entries.c.sequence)
    for table in COPIES:
        for number in connection.scalars(select(table.c.entry).where(table.c.entry.not_in(known)).distinct()):
            yield Finding(Problem.COPY, number, number, "there is no such entry")


def _snapshots(connection: Connection, reading: _Reading) -> Iterator[Finding]:
    kept = set()
    for key in connection.scalars(select(snapshots.c.digest)).all():
        text = connection.scalar(select(snapshots.c.text).where(snapshots.c.digest == key))
        kept.add(key)
        if text is None or digest(text) != key:
            yield Finding(Problem.SNAPSHOT, detail=f"{key} was changed")
    for key, sequence in reading.needed.items():
        if key not in kept:
            yield Finding(Problem.SNAPSHOT, detail=f"{key} of entry {sequence} is missing")


def _anchor(journal: Journal) -> tuple[Head | None, str]:
    try:
        return journal.anchor.read(), ""
    except RecordsError as error:
        return None, str(error)


def _against(connection: Connection, noted: Head) -> Iterator[Finding]:
    now = hash_at(connection, noted.sequence)
    if now is None:
        last = connection.scalar(select(func.max(entries.c.sequence))) or 0
        yield Finding(Problem.CUT, noted.sequence, noted.sequence, f"the last entry is {last}")
    elif now != noted.hash:
        yield Finding(Problem.REWRITTEN, noted.sequence, noted.sequence)
