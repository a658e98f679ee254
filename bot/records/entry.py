"""An entry of the record, and the hash that ties it to the one before.

The chain: `hash` is the SHA-256 of the canonical JSON of sequence number, kind, time, digest of the content and hash of
the entry before. It covers the digest and not the content itself, so that content can be removed when its time has
passed, and the chain still verifies. Every content carries a random salt, so that a digest left behind cannot be
matched with guessed questions.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.records.errors import RecordsError

GENESIS = "0" * 64  # what the first entry names as the hash of the entry before it
_HEAD = re.compile(r"(\d{1,18})[: ]([0-9a-f]{64})")


def canonical(value: object) -> str:
    """`value` as JSON in its one canonical form: keys sorted, no white space, letters as they are."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    # Text from outside may hold half a surrogate pair, which has no UTF-8 and so no digest.
    return text.encode(errors="replace").decode()


def digest(text: str) -> str:
    """The SHA-256 of the UTF-8 of `text`, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a chain: enough to notice, later, that its end was cut off or its past rewritten."""

    sequence: int
    hash: str

    def __str__(self) -> str:
        return f"{self.sequence}:{self.hash}"


def read_head(text: str) -> Head:
    """A head as `str(head)` writes it. Raises RecordsError when it is none."""
    if match := _HEAD.fullmatch(text.strip()):
        return Head(int(match[1]), match[2])
    raise RecordsError(
        f"{text.strip()[:80]!r} is not the head of a record; write NUMBER:HASH as `records verify` shows it"
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """One row as it is stored, whether or not it is sound. `content` is None once it was removed."""

    sequence: int
    kind: str
    at: str
    content: str | None
    content_sha256: str
    previous: str
    hash: str

    @property
    def time(self) -> datetime:
        """When the entry was made, UTC."""
        return datetime.fromisoformat(self.at)

    @property
    def head(self) -> Head:
        return Head(self.sequence, self.hash)

    def linked(self, sequence: int | None = None) -> str:
        """The hash that this entry should have, here or at another place in the chain."""
        value = {
            "sequence": self.sequence if sequence is None else sequence,
            "kind": self.kind,
            "at": self.at,
            "content_sha256": self.content_sha256,
            "previous": self.previous,
        }
        return digest(canonical(value))


def next_entry(last: Head | None, kind: str, at: datetime, content: str) -> Entry:
    """The entry that follows `last`; the first one when there is none. Times are kept in UTC, to the microsecond."""
    sequence, previous = (last.sequence + 1, last.hash) if last else (1, GENESIS)
    draft = Entry(sequence, kind, stamp(at), content, digest(content), previous, "")
    return Entry(sequence, kind, draft.at, content, draft.content_sha256, previous, draft.linked())


def stamp(at: datetime) -> str:
    """A time as the record writes it: UTC and of one length, so that the order of texts is the order of times."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
