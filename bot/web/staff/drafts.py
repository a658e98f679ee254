"""Uploaded documents that wait to be accepted, each in a folder of its own below the data folder.

A draft belongs to the session that uploaded it and is gone after an hour. What is accepted is read from here again, so
that nothing which passed through the browser is believed.
"""

import hashlib
import hmac
import re
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from bot.question import visible
from bot.staff.sessions import Session
from bot.web.staff.problem import Problem
from corpus.importing import Facts

LONGEST_S = 3600.0
MOST_BYTES = 10_000_000
_ID = re.compile(r"[A-Za-z0-9_-]{22}")
_ABOUT = ".about.json"  # no document is ever called so
_TAKEN = ".taken"


@dataclass(frozen=True, slots=True)
class About:
    """What is kept beside the document. `owner` is a digest of the session; `replaces` a statement's id, or None."""

    owner: str
    made_at: float
    file: str
    facts: Facts
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An upload: the document at `path`, and what it is to become."""

    draft_id: str
    path: Path
    facts: Facts
    replaces: str | None


class Drafts:
    """The folder of the drafts. `clock` gives seconds since 1970."""

    def __init__(self, folder: Path, clock: Callable[[], float]) -> None:
        self._folder, self._clock = folder, clock

    def add(self, session: Session, name: str, content: bytes, facts: Facts, replaces: str | None = None) -> Draft:
        """Keep an upload. Raises Problem for a file that cannot be kept."""
        if len(content) > MOST_BYTES:
            raise Problem(413, "The document is too large", "A document may have 10 MB. Upload a smaller one.")
        self._expire()
        draft_id, file = secrets.token_urlsafe(16), _file_name(name)
        folder = self._folder / draft_id
        about = About(_owner(session), self._clock(), file, facts, replaces)
        try:
            folder.mkdir(parents=True)
            (folder / file).write_bytes(content)
            _write(folder, about)
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise Problem(503, "The document was not kept", f"The data folder: {error.strerror}. Try again.") from error
        return Draft(draft_id, folder / file, facts, replaces)

    def find(self, session: Session, draft_id: str) -> Draft:
        """A draft of this session. Raises Problem when there is none, it is another's, or its hour has passed."""
        about = self._about(draft_id) if _ID.fullmatch(draft_id) else None
        late = about is None or self._clock() >= about.made_at + LONGEST_S
        if about is None or late or not hmac.compare_digest(about.owner, _owner(session)):
            explanation = "It was accepted or discarded, it is another session’s, or its hour has passed."
            raise Problem(404, "There is no such upload", f"{explanation} Upload the document again.")
        return Draft(draft_id, self._folder / draft_id / about.file, about.facts, about.replaces)

    def change(self, session: Session, draft_id: str, facts: Facts) -> None:
        """Other facts for a draft. Raises Problem."""
        draft = self.find(session, draft_id)
        about = self._about(draft_id)
        if about is not None:
            _write(draft.path.parent, About(about.owner, about.made_at, about.file, facts, about.replaces))

    def take(self, session: Session, draft_id: str) -> Draft:
        """The draft, for this caller alone: of two who accept at once, the second gets the Problem of `find`."""
        draft = self.find(session, draft_id)
        taken = self._folder / (draft_id + _TAKEN)
        try:
            draft.path.parent.rename(taken)
        except OSError as error:
            raise Problem(409, "Nothing was changed", "This upload is being accepted already.") from error
        return Draft(draft_id, taken / draft.path.name, draft.facts, draft.replaces)

    def put_back(self, draft: Draft) -> None:
        """A draft that was taken, and then could not be accepted."""
        draft.path.parent.rename(self._folder / draft.draft_id)

    def remove(self, draft: Draft) -> None:
        """The draft is gone."""
        shutil.rmtree(draft.path.parent, ignore_errors=True)

    def _about(self, name: str) -> About | None:
        try:
            return TypeAdapter(About).validate_json((self._folder / name / _ABOUT).read_bytes())
        except (OSError, ValidationError):
            return None

    def _expire(self) -> None:
        for folder in self._folder.iterdir() if self._folder.is_dir() else ():
            about = self._about(folder.name)
            if about is None or self._clock() >= about.made_at + LONGEST_S:
                shutil.rmtree(folder, ignore_errors=True)


def _write(folder: Path, about: About) -> None:
    beside = folder / (_ABOUT + ".new")
    beside.write_bytes(TypeAdapter(About).dump_json(about))
    beside.replace(folder / _ABOUT)


def _owner(session: Session) -> str:
    return hashlib.sha256(session.form_token.encode()).hexdigest()


def _file_name(name: str) -> str:
    """The name that the ledger keeps: the last part of what the browser sent, and nothing that a path could mean."""
    last = visible(re.split(r"[/\\]", name)[-1])
    stem, _, ending = last.rpartition(".")
    kept = re.sub(r"[^\w ()-]+", "-", stem or ending).strip(" -")[:80].encode()[:160].decode(errors="ignore")
    suffix = re.sub(r"[^a-z0-9]+", "", ending.lower())[:8] if stem else ""
    return f"{kept or 'document'}{'.' + suffix if suffix else ''}"
