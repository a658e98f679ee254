"""Readings of passages kept on disk, so that a question never waits for a passage to be read. A cache: it may be
deleted at any time, and what cannot be read from it is read anew by the model."""

import hashlib
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from corpus.span import Span

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_FORM = "1"  # of the packed bytes; another form must not be read as this one


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The tokens of one passage: `starts` and `ends` are offsets into the statement's body, −1 for the title's.

    `vectors` are int8, to be multiplied by `scales` (one a row): a quarter of the memory at a cosine error below .005.
    `content` marks the tokens of words that say what a text is about.
    """

    starts: Ints
    ends: Ints
    vectors: NDArray[np.int8]
    scales: Floats
    content: NDArray[np.bool_]

    def rows(self) -> Floats:
        """The vectors, of length 1."""
        return self.vectors.astype(np.float32) * self.scales[:, None]

    def within(self, span: Span) -> NDArray[np.bool_]:
        """Which tokens lie in the span."""
        found: NDArray[np.bool_] = (self.starts >= span.start) & (self.ends <= span.end)
        return found


class Readings:
    """One SQLite file in `data`, about 60 kB for each passage of 150 words. Safe between threads and processes."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = Lock()
        try:
            self._file = sqlite3.connect(path, timeout=5, check_same_thread=False)
            self._file.execute("PRAGMA journal_mode = WAL")
            self._file.execute("CREATE TABLE IF NOT EXISTS reading (key TEXT PRIMARY KEY, content BLOB NOT NULL)")
        except sqlite3.Error:  # not a database, or the folder is read-only: keep the readings of this process only
            self._file = sqlite3.connect(":memory:", check_same_thread=False)
            self._file.execute("CREATE TABLE reading (key TEXT PRIMARY KEY, content BLOB NOT NULL)")

    def get(self, keys: Iterable[str]) -> dict[str, Reading]:
        """Those of the readings that are kept."""
        found = {}
        with self._lock:
            try:
                for key in keys:
                    for (content,) in self._file.execute("SELECT content FROM reading WHERE key = ?", (key,)):
                        found[key] = _unpack(content)
            except (sqlite3.Error, ValueError):
                return {}
        return found

    def put(self, readings: dict[str, Reading]) -> None:
        """Keep the readings. A full or locked disk loses them, and nothing else."""
        rows = [(key, _pack(reading)) for key, reading in readings.items()]
        with self._lock:
            try:
                with self._file:
                    self._file.executemany("INSERT OR REPLACE INTO reading VALUES (?, ?)", rows)
            except sqlite3.Error:
                return

    def missing(self, keys: Iterable[str]) -> list[str]:
        """Those of the keys whose reading is not kept, in the order given."""
        with self._lock:
            try:
                known = {key for (key,) in self._file.execute("SELECT key FROM reading")}
            except sqlite3.Error:
                known = set()
        return [key for key in keys if key not in known]

    def keep_only(self, keys: Iterable[str]) -> None:
        """Forget all others."""
        wanted = set(keys)
        with self._lock:
            try:
                with self._file:
                    known = [key for (key,) in self._file.execute("SELECT key FROM reading")]
                    gone = [(key,) for key in known if key not in wanted]
                    self._file.executemany("DELETE FROM reading WHERE key = ?", gone)
            except sqlite3.Error:
                return


def key_of(model: str, statement_id: str, start: int, text: str) -> str:
    """What a reading depends on, as one SHA-256: the model's digest, the place and the text read."""
    return hashlib.sha256("\0".join((_FORM, model, statement_id, str(start), text)).encode()).hexdigest()


def _pack(reading: Reading) -> bytes:
    places = np.stack([reading.starts, reading.ends, reading.content]).astype("<i4")
    head = np.array(reading.vectors.shape, "<i4")
    return b"".join(
        (head.tobytes(), places.tobytes(), reading.scales.astype("<f4").tobytes(), reading.vectors.tobytes())
    )


def _unpack(content: bytes) -> Reading:
    count, width = (int(n) for n in np.frombuffer(content, "<i4", 2))
    if len(content) != 8 + count * (16 + width):
        raise ValueError(f"{len(content)} bytes are no reading")
    places = np.frombuffer(content, "<i4", 3 * count, offset=8).reshape(3, count).astype(np.int64)
    scales = np.frombuffer(content, "<f4", count, offset=8 + 12 * count).astype(np.float32)
    vectors = np.frombuffer(content, np.int8, offset=8 + 16 * count).reshape(count, width)
    return Reading(places[0], places[1], vectors, scales, places[2].astype(bool))
