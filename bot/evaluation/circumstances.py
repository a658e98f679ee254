"""What an evaluation was made with: without it, a score cannot be compared with another one."""

import hashlib
import platform
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from bot.calibration import FREQUENCIES_SHA256, RANKING_SHA256
from bot.settings import Settings
from corpus.loading import Corpus
from index.embedding import Embedding

_LIBRARIES = ("statement-bot", "bm25s", "chromadb", "langchain-core", "numpy", "sentence-transformers", "torch")


@dataclass(frozen=True, slots=True)
class Digest:
    """The SHA-256, in hexadecimal, of something with a name."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Version:
    """The installed version of something."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The effective settings, and what the questions, statements, models and programs were.

    `statements` has the digest of each body, by statement_id; `corpus` is the digest of that list.
    """

    at: datetime
    settings: Settings
    questions: Digest
    statements: tuple[Digest, ...]
    corpus: Digest
    model: Digest
    weights: tuple[Digest, ...]
    versions: tuple[Version, ...]


def circumstances(
    at: datetime, settings: Settings, questions: Path, corpus: Corpus, embedding: Embedding
) -> Circumstances:
    """The circumstances of an evaluation that begins now, `at` in UTC."""
    statements = tuple(sorted((Digest(s.statement_id, s.digest) for s in corpus.statements), key=lambda d: d.name))
    listing = "".join(f"{each.name} {each.sha256}\n" for each in statements)
    return Circumstances(
        at=at,
        settings=settings,
        questions=Digest(questions.name, hashlib.sha256(questions.read_bytes()).hexdigest()),
        statements=statements,
        corpus=Digest("corpus", hashlib.sha256(listing.encode()).hexdigest()),
        model=Digest(embedding.name, embedding.digest),
        weights=(Digest("ranking.safetensors", RANKING_SHA256), Digest("frequencies.json.gz", FREQUENCIES_SHA256)),
        versions=(
            Version("python", platform.python_version()),
            *(Version(name, version(name)) for name in _LIBRARIES),
        ),
    )
