"""Bringing the index up to the statements: only texts that are new or changed are embedded.

A sync that finds a difference writes a new edition (see `index.editions`). The vectors of texts that did not change
are copied from the current edition, or from one that a killed process left unfinished, so a sync that was killed goes
on where it was. Copying is many times as fast as embedding (10,000 passages in 11 s on a busy machine with two
cores), and buys that nobody ever reads or repairs a half-written index.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tqdm import tqdm  # type: ignore[import-untyped]

from corpus.loading import Corpus
from corpus.passages import Passage
from index.editions import Edition, Editions
from index.embedding import Embedding, Vectors
from index.entries import Entry, entries
from index.errors import IndexUnusable, ServerUnreachable
from index.manifest import Manifest, manifest_of
from index.store import EMBEDDED, Store, Stored

_BATCH = 64  # texts; what a kill can cost

Say = Callable[[str], None]


def silent(_line: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a sync did to the passages; `changed` kept its place but has another text or title. `embedded` is how many
    texts the model read, `reason` why there was anything to do (None when there was not), `edition` the one in use."""

    added: tuple[Passage, ...]
    changed: tuple[Passage, ...]
    removed: tuple[Passage, ...]
    unchanged: int
    embedded: int
    reason: str | None
    edition: str


def sync(
    corpus: Corpus,
    embedding: Embedding,
    data: Path,
    *,
    chroma: str = EMBEDDED,
    say: Say = silent,
    progress: bool = False,
    timeout: float = 30.0,
) -> SyncReport:
    """Bring the index in `data` up to the corpus, and report what changed.

    `say` gets one-line messages; with `progress` a bar goes to standard error when that is a terminal. Waits `timeout`
    seconds for another writer. Raises IndexLocked, IndexUnusable or ServerUnreachable; the index is then as before.
    """
    editions = Editions(data)
    wanted = manifest_of(corpus.statements, embedding, chroma)
    current = editions.current()
    if current is not None and _why(current, wanted) is None:
        return _nothing_to_do(current)  # without the lock: asking goes on while another process writes
    with editions.lock(timeout):
        current = editions.current()
        reason = _why(current, wanted)
        if current is not None and reason is None:
            return _nothing_to_do(current)
        say(f"indexing {len(corpus.statements)} statements: {reason}")
        before = _stored(current)
        after = tuple(e for s in corpus.statements for e in entries(s, embedding))
        edition, embedded = _write(editions, wanted, after, embedding, current, progress)
        report = _report(before, after, embedded, reason, edition)
        say(
            f"indexed: {len(report.added)} passages added, {len(report.changed)} changed, "
            f"{len(report.removed)} removed, {report.unchanged} unchanged"
        )
        return report


def _nothing_to_do(current: Edition) -> SyncReport:
    return SyncReport((), (), (), current.passages or 0, 0, None, current.name)


def _why(current: Edition | None, wanted: Manifest) -> str | None:
    if current is None:
        return "there is no index yet, or none that can be read"
    if difference := current.manifest.difference(wanted):
        return difference
    try:
        with closing(current.place.open()) as store:
            store.check(current.passages or 0)
    except IndexUnusable as error:
        return f"the index is damaged ({error.problem})"
    return None


def _stored(edition: Edition | None) -> tuple[Stored, ...]:
    if edition is None:
        return ()
    try:
        with closing(edition.place.open()) as store:
            return store.stored()
    except (IndexUnusable, ServerUnreachable):
        return ()


def _write(
    editions: Editions,
    wanted: Manifest,
    all_entries: Sequence[Entry],
    embedding: Embedding,
    current: Edition | None,
    progress: bool,
) -> tuple[Edition, int]:
    """Write and publish a new edition; returns it and how many texts were embedded."""
    others = editions.others()
    edition = editions.begin(wanted)
    with closing(edition.place.create()) as store:
        missing = _copy(all_entries, others if current is None else (current, *others), wanted, store)
        editions.discard(current, edition)
        _embed(missing, embedding, store, progress)
        store.check(len(all_entries))
    edition.place.seal()
    editions.publish(edition, len(all_entries))
    editions.discard(current, edition)
    return edition, len({e.digest for e in missing})


def _copy(all_entries: Iterable[Entry], sources: Iterable[Edition], wanted: Manifest, store: Store) -> list[Entry]:
    """Add what has a vector in one of the sources; returns the entries that have none."""
    missing = list(all_entries)
    for source in sources:
        if missing and source.manifest.same_vectors(wanted):
            missing = _copy_one(missing, source, store)
    return missing


def _copy_one(missing: list[Entry], source: Edition, store: Store) -> list[Entry]:
    try:
        with closing(source.place.open()) as opened:
            known = {s.digest: s.passage for s in opened.stored()}
            found = [e for e in missing if e.digest in known]
            rows = opened.vectors([known[e.digest] for e in found])
    except (IndexUnusable, ServerUnreachable):
        return missing  # nothing to be had from a damaged edition
    # Damage that Chroma does not notice shows in the length, which is 1 for every vector that was written.
    sound = np.abs(np.linalg.norm(rows, axis=1) - 1) < 1e-3
    store.add([e for e, ok in zip(found, sound, strict=True) if ok], rows[sound])
    taken = {e.passage for e, ok in zip(found, sound, strict=True) if ok}
    return [e for e in missing if e.passage not in taken]


def _embed(missing: list[Entry], embedding: Embedding, store: Store, progress: bool) -> None:
    by_text: dict[str, list[Entry]] = {}
    for each in missing:
        by_text.setdefault(each.text, []).append(each)
    texts = sorted(by_text, key=len)  # alike lengths in one batch need little padding
    # disable=None: silent unless standard error is a terminal
    with tqdm(total=len(texts), desc="embedding", unit="text", disable=None if progress else True) as bar:
        for at in range(0, len(texts), _BATCH):
            batch = texts[at : at + _BATCH]
            _add(store, [by_text[text] for text in batch], embedding.encode(batch))
            bar.update(len(batch))


def _add(store: Store, groups: Sequence[Sequence[Entry]], rows: Vectors) -> None:
    store.add([e for group in groups for e in group], np.repeat(rows, [len(group) for group in groups], axis=0))


def _report(
    before: Sequence[Stored], after: Sequence[Entry], embedded: int, reason: str | None, edition: Edition
) -> SyncReport:
    old = {s.passage: s.digest for s in before}
    new = {e.passage: e.digest for e in after}
    changed = tuple(sorted(p for p in old.keys() & new.keys() if old[p] != new[p]))
    return SyncReport(
        added=tuple(sorted(new.keys() - old.keys())),
        changed=changed,
        removed=tuple(sorted(old.keys() - new.keys())),
        unchanged=len(old.keys() & new.keys()) - len(changed),
        embedded=embedded,
        reason=reason,
        edition=edition.name,
    )
