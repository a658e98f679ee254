"""Texts that answers were made from, each kept once under its own digest."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from sqlalchemy import Connection, insert, select

from bot.records.entry import canonical, digest
from bot.records.errors import NotReplayed
from bot.records.event import Version
from bot.records.schema import snapshots
from bot.settings import Settings
from corpus.errors import BadStatement
from corpus.loading import Corpus
from corpus.statement import Statement
from corpus.statement_file import format_statement, parse_statement

# Where the service runs, keeps its files and lets staff in changes no answer; addresses of databases may hold
# passwords, and the rules of the single sign-on hold addresses of staff, which retention could not remove from here.
_NOT_KEPT = frozenset(
    ("statements", "data", "records", "chroma", "host", "port", "public_url", "sso_issuer", "sso_client_id")
) | frozenset(("sso_client_secret", "sso_roles", "sso_groups_claim"))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A text that never changes. `digest` is the SHA-256 of its UTF-8, in hexadecimal."""

    text: str
    digest: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "digest", digest(self.text))


@dataclass(frozen=True, slots=True)
class CorpusSnapshot:
    """All statements as they are now: `listing` names the snapshot of each, `statements` and `versions` go together."""

    listing: Snapshot
    statements: tuple[Snapshot, ...]
    versions: tuple[Version, ...]

    def version(self, statement_id: str, digest_: str) -> Version:
        """The version of a statement in it, whose body has this digest. Raises NotReplayed when it is not there."""
        for version_ in self.versions:
            if (version_.statement_id, version_.digest) == (statement_id, digest_):
                return version_
        raise NotReplayed(
            f"{statement_id} {digest_[:12]}… is not among the statements that the answer was made from; sync the index"
        )


def corpus_snapshot(corpus: Corpus) -> CorpusSnapshot:
    """Snapshots of every statement file and of the list of them."""
    files = tuple(statement_snapshot(statement) for statement in corpus.statements)
    pairs = list(zip(corpus.statements, files, strict=True))
    listing = Snapshot(canonical({statement.statement_id: file.digest for statement, file in pairs}))
    return CorpusSnapshot(listing, files, tuple(Version(s.statement_id, s.digest, file.digest) for s, file in pairs))


def statement_snapshot(statement: Statement) -> Snapshot:
    """The statement's file."""
    return Snapshot(format_statement(statement))


def settings_snapshot(settings: Settings) -> Snapshot:
    """The version of this program and the settings that can change an answer; no secrets, no places."""
    values = settings.model_dump(mode="json", exclude=set(_NOT_KEPT))
    return Snapshot(canonical({"settings": values, "version": version("statement-bot")}))


def store_snapshots(connection: Connection, wanted: Iterable[Snapshot]) -> None:
    """Keep those that are not kept yet."""
    texts = {snapshot.digest: snapshot.text for snapshot in wanted}
    known = set(connection.scalars(select(snapshots.c.digest).where(snapshots.c.digest.in_(texts))))
    new = [(key, text) for key, text in texts.items() if key not in known]
    if new:
        connection.execute(insert(snapshots), [{"digest": key, "text": text} for key, text in new])


def read_snapshot(connection: Connection, key: str) -> str:
    """The text with this digest. Raises NotReplayed when it is not kept, or was changed."""
    text = connection.scalar(select(snapshots.c.text).where(snapshots.c.digest == key))
    if text is None or digest(text) != key:
        state = "is not kept" if text is None else "was changed"
        raise NotReplayed(f"the snapshot {key[:12]}… {state}; check the record with `records verify`")
    return str(text)


def listed(text: str) -> tuple[tuple[str, str], ...]:
    """The statement ids in the listing of a corpus, each with the digest of its snapshot."""
    return tuple(json.loads(text).items())


def statement_of(statement_id: str, text: str) -> Statement:
    """The statement in a snapshot of its file. Raises NotReplayed when it cannot be read any more."""
    try:
        return parse_statement(text, Path(f"{statement_id}.md"))
    except BadStatement as error:
        raise NotReplayed(f"the snapshot of {statement_id} cannot be read: {error}") from error
