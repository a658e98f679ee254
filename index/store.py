"""Chroma, embedded or as a server. Nothing else imports chromadb.

A store holds one edition of the index (see `index.editions`): entries are added, never changed in place. An id is
`statement_id:start:end`, so equal texts at different places stay different passages.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import chromadb
import httpx
import numpy as np
from chromadb.api.client import Client
from chromadb.api.collection_configuration import CreateCollectionConfiguration
from chromadb.config import Settings
from chromadb.errors import ChromaError

from corpus.passages import Passage
from index.embedding import Vectors
from index.entries import Entry
from index.errors import IndexUnusable, ServerUnreachable
from index.retrieval import Hit
from index.seal import check_seal, write_seal

EMBEDDED = "embedded"
CHROMA_VERSION = chromadb.__version__
_BATCH = 5000  # Chroma raises above 5461
# Wider than Chroma's defaults of 100 and 100: a few milliseconds at most, and near to exact.
_SPACE: CreateCollectionConfiguration = {"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 400}}
_REMEDY = "run `statement-bot index`; if that does not help, delete the folder `index` in the data folder"


@dataclass(frozen=True, slots=True)
class Stored:
    """A passage in the store and the digest of the text its vector was made from."""

    passage: Passage
    digest: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a store is: in a folder of its own, or in the collection of the folder's name on a Chroma server."""

    folder: Path
    chroma: str = EMBEDDED

    def __str__(self) -> str:
        return str(self.folder) if self.chroma == EMBEDDED else f"{self.chroma} (collection {self.collection})"

    @property
    def collection(self) -> str:
        return f"statements-{self.folder.name}"

    @property
    def _files(self) -> Path:
        return self.folder / "chroma"

    @property
    def _seal(self) -> Path:
        return self.folder / "seal.json"

    def create(self) -> "Store":
        """A new, empty store here. Raises IndexUnusable or ServerUnreachable."""
        return self._connect(create=True)

    def open(self) -> "Store":
        """The store that is here. Raises IndexUnusable (also when there is none) or ServerUnreachable."""
        with _mapped(self):
            check_seal(self._files, self._seal)
        return self._connect(create=False)

    def seal(self) -> None:
        """From now on `open` refuses the store when its vector files were changed. Raises IndexUnusable."""
        if self.chroma == EMBEDDED:
            with _mapped(self):
                write_seal(self._files, self._seal)

    def delete(self) -> None:
        """Remove the collection from the server; nothing happens when there is none. A folder is its owner's."""
        if self.chroma == EMBEDDED:
            return
        with _mapped(self):
            client = self._client()
            if self.collection in {c.name for c in client.list_collections()}:
                client.delete_collection(self.collection)

    def _connect(self, *, create: bool) -> "Store":
        with _mapped(self):
            client = self._client()
            try:
                if create:
                    found = client.create_collection(self.collection, embedding_function=None, configuration=_SPACE)
                else:
                    found = client.get_collection(self.collection, embedding_function=None)
            except BaseException:
                client.close()
                raise
        return Store(self, client, found)

    def _client(self) -> Client:
        quiet = Settings(anonymized_telemetry=False)
        if self.chroma == EMBEDDED:
            return cast(Client, chromadb.PersistentClient(str(self._files), settings=quiet))
        url = urlsplit(self.chroma)
        secure = url.scheme == "https"
        port = url.port or (443 if secure else 8000)
        return cast(Client, chromadb.HttpClient(url.hostname or "localhost", port, ssl=secure, settings=quiet))


class Store:
    """An open store. Every method raises IndexUnusable or ServerUnreachable."""

    def __init__(self, place: Place, client: Client, collection: chromadb.Collection) -> None:
        self.place = place
        self._client = client
        self._collection = collection

    def add(self, entries: Sequence[Entry], vectors: Vectors) -> None:
        """Add the entries with their vectors, one row for each."""
        with _mapped(self.place):
            for at in range(0, len(entries), _BATCH):
                batch = entries[at : at + _BATCH]
                self._collection.add(
                    ids=[_id(e.passage) for e in batch],
                    embeddings=vectors[at : at + _BATCH],
                    metadatas=[{"digest": e.digest} for e in batch],
                )

    def count(self) -> int:
        """How many passages are in the store."""
        with _mapped(self.place):
            return self._collection.count()

    def stored(self) -> tuple[Stored, ...]:
        """Everything in the store, in order of place."""
        with _mapped(self.place):
            found = self._collection.get(include=["metadatas"])
            digests = [str(m["digest"]) for m in found["metadatas"] or ()]
            pairs = zip(found["ids"], digests, strict=True)
            return tuple(sorted((Stored(_passage(i), d) for i, d in pairs), key=lambda s: s.passage))

    def vectors(self, passages: Sequence[Passage]) -> Vectors:
        """The vectors of these passages, in the order asked for."""
        rows: dict[str, Vectors] = {}
        ids = [_id(p) for p in passages]
        with _mapped(self.place):
            for at in range(0, len(ids), _BATCH):
                found = self._collection.get(ids=ids[at : at + _BATCH], include=["embeddings"])
                rows |= zip(found["ids"], np.asarray(found["embeddings"], np.float32), strict=True)
            return np.array([rows[i] for i in ids], np.float32).reshape(len(ids), -1 if ids else 0)

    def query(self, vector: Vectors, k: int) -> tuple[Hit, ...]:
        """The `k` passages nearest to a vector (all, when there are fewer), by cosine; equal scores in order of place.

        The search is approximate (HNSW, Malkov and Yashunin 2018).
        """
        with _mapped(self.place):
            wanted = min(k, self._collection.count())
            if not wanted:
                return ()
            found = self._collection.query(query_embeddings=vector[np.newaxis], n_results=wanted, include=["distances"])
        ids, distances = found["ids"][0], (found["distances"] or [[]])[0]
        nearest = sorted((float(d), _passage(i)) for i, d in zip(ids, distances, strict=True))
        return tuple(Hit(p, 1.0 - d, rank) for rank, (d, p) in enumerate(nearest, start=1))

    def check(self, expected: int) -> None:
        """Return when the store holds `expected` passages and a search finds them. Raises IndexUnusable otherwise."""
        found = self.count()
        if found == expected and expected:
            # Counting reads the database only; a damaged vector file shows itself when every vector is asked for.
            with _mapped(self.place):
                found = len(self._collection.query(query_embeddings=self._any(), n_results=found)["ids"][0])
        if found != expected:
            raise IndexUnusable(str(self.place), f"{found} of {expected} passages are there", _REMEDY)

    def close(self) -> None:
        """Let go of files and connections."""
        self._client.close()

    def _any(self) -> Vectors:
        """Some vector of the store, as a matrix of one row."""
        return np.asarray(self._collection.get(limit=1, include=["embeddings"])["embeddings"], np.float32)


def _id(passage: Passage) -> str:
    return f"{passage.statement_id}:{passage.start}:{passage.end}"


def _passage(stored_id: str) -> Passage:
    statement_id, start, end = stored_id.rsplit(":", 2)
    return Passage(statement_id, int(start), int(end))


@contextmanager
def _mapped(place: Place) -> Iterator[None]:
    try:
        yield
    except httpx.TransportError as error:
        raise ServerUnreachable(place.chroma, _line(error)) from error
    # Of a damaged database Chroma reports now the cause, now an AttributeError in its own clearing up.
    except (ChromaError, sqlite3.Error, OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        if place.chroma != EMBEDDED and "Could not connect" in str(error):
            raise ServerUnreachable(place.chroma, "it does not answer") from error
        raise IndexUnusable(str(place), _line(error), _REMEDY) from error
    except BaseException as error:
        # A panic in Chroma's Rust part is no Exception, and its class cannot be imported.
        if type(error).__name__ == "PanicException":
            raise IndexUnusable(str(place), _line(error), _REMEDY) from error
        raise


def _line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")
