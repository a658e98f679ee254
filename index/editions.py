"""The folder of the index: editions, which of them is current, and who may write.

    index/lock               held by the one process that writes
    index/current            the name of the edition in use, and how many passages it has; replaced atomically
    index/<edition>/         manifest.json, and with the embedded Chroma its folder `chroma` and its seal

An edition is built beside the current one, published by replacing `current`, and never changed afterwards. So a
process killed at any moment leaves the current edition as it was, and readers never meet a half-written one: Chroma
alone gives neither (a reader that opened before another process wrote sees the old vectors for ever, and two writers
lose some). The edition before the current one is kept until the next is published, for readers still in it.
"""

import json
import os
import shutil
import socket
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import IndexLocked, IndexUnusable, ServerUnreachable
from index.manifest import Manifest, read_manifest
from index.store import Place

_REMEDY = "give a data folder that can be written with --data or STATEMENT_BOT_DATA"


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition on disk. `passages` is how many it was published with; None while it is not the current one."""

    name: str
    place: Place
    manifest: Manifest
    passages: int | None = None


class Editions:
    """The editions in `<data>/index`. Writing methods need the lock, and raise IndexUnusable for a folder that
    cannot be written."""

    def __init__(self, data: Path) -> None:
        self.folder = data / "index"

    @contextmanager
    def lock(self, timeout: float) -> Iterator[None]:
        """Be the only writer; the system frees a dead process's lock. Raises IndexLocked after `timeout` seconds."""
        holder = self.folder / "writer"
        with _writable(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.folder / "lock")
        try:
            with _writable(self.folder):
                lock.acquire(timeout=timeout)
        except Timeout:
            raise IndexLocked(str(self.folder), _read(holder) or "another process", timeout) from None
        try:
            with _writable(self.folder):
                holder.write_text(f"process {os.getpid()} on {socket.gethostname()}", encoding="utf-8")
            yield
        finally:
            holder.unlink(missing_ok=True)
            lock.release()

    def current_name(self) -> str | None:
        """The name of the current edition; cheap enough to ask before every question."""
        return self._current()[0]

    def current(self) -> Edition | None:
        """The current edition; None when there is none, or none that says what it was built from."""
        name, passages = self._current()
        return None if name is None else self.edition(name, passages)

    def edition(self, name: str, passages: int | None = None) -> Edition | None:
        """The edition of this name; None when it is not there or does not say what it was built from."""
        folder = self.folder / name
        manifest = read_manifest(folder / "manifest.json")
        return None if manifest is None else Edition(name, Place(folder, manifest.store), manifest, passages)

    def others(self) -> tuple[Edition, ...]:
        """The editions that are not current: the one before, and what killed processes left behind."""
        current = self.current_name()
        names = sorted(p.name for p in self.folder.iterdir() if p.is_dir() and p.name != current)
        return tuple(e for e in (self.edition(name) for name in names) if e is not None)

    def begin(self, manifest: Manifest) -> Edition:
        """A new edition: its folder with the manifest, and no store yet."""
        name = uuid.uuid4().hex[:12]
        folder = self.folder / name
        with _writable(folder):
            folder.mkdir()
            _replace(folder / "manifest.json", manifest.to_json())
        return Edition(name, Place(folder, manifest.store), manifest)

    def publish(self, edition: Edition, passages: int) -> None:
        """Make a finished edition the current one."""
        with _writable(self.folder):
            _replace(self.folder / "current", json.dumps({"edition": edition.name, "passages": passages}))

    def discard(self, *keep: Edition | None) -> None:
        """Delete all editions but these."""
        names = {e.name for e in keep if e is not None}
        for folder in [p for p in self.folder.iterdir() if p.is_dir() and p.name not in names]:
            edition = self.edition(folder.name)
            try:
                if edition is not None:
                    edition.place.delete()
            except (IndexUnusable, ServerUnreachable):
                continue  # while the folder stays, the next sync tries again
            with _writable(folder):
                shutil.rmtree(folder)

    def _current(self) -> tuple[str | None, int | None]:
        try:
            read = json.loads(_read(self.folder / "current") or "")
            return str(read["edition"]), int(read["passages"])
        except (ValueError, KeyError, TypeError):
            return None, None


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None


def _replace(path: Path, text: str) -> None:
    beside = path.with_name(path.name + ".new")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    try:
        yield
    except Timeout:  # an OSError too, and the caller's business
        raise
    except OSError as error:
        raise IndexUnusable(str(folder), error.strerror or str(error), _REMEDY) from error
