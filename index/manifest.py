"""What an index was built from; equality decides whether it is stale."""

import hashlib
import inspect
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from importlib.metadata import version
from pathlib import Path

import corpus.forms
import corpus.passages
import corpus.sentences
import index.entries
from corpus.statement import Statement
from index.embedding import Embedding
from index.lexical import LEXICAL_RULE


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A statement as it was indexed; `digest` covers its title and its body."""

    statement_id: str
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything that shaped an index. `rules` is the digest of the source code that cuts passages and writes the
    text that is embedded, so that nobody has to remember to count a version up."""

    store: str
    chroma: str
    model: str
    model_digest: str
    max_tokens: int
    encoder: str
    splitter: str
    rules: str
    lexical: str
    statements: tuple[Source, ...]

    def same_vectors(self, other: "Manifest") -> bool:
        """Whether equal texts have equal vectors in both, so that vectors can be taken over."""
        return (self.model, self.model_digest, self.max_tokens, self.encoder) == (
            other.model,
            other.model_digest,
            other.max_tokens,
            other.encoder,
        )

    def difference(self, newer: "Manifest") -> str:
        """Why an index with this manifest is stale for `newer`, in one line; empty when they are equal."""
        found = [
            f"{words} changed from {getattr(self, name)} to {getattr(newer, name)}"
            for name, words in _WORDS.items()
            if getattr(self, name) != getattr(newer, name)
        ]
        if self.model_digest != newer.model_digest and self.model == newer.model:
            found.append(f"the weights of {self.model} changed")
        if self.rules != newer.rules:
            found.append("the rules that cut passages changed")
        return "; ".join(found + self._statements_changed(newer))

    def _statements_changed(self, newer: "Manifest") -> list[str]:
        old = {s.statement_id: s.digest for s in self.statements}
        new = {s.statement_id: s.digest for s in newer.statements}
        counts = {
            "new": len(new.keys() - old.keys()),
            "changed": sum(old[i] != new[i] for i in old.keys() & new.keys()),
            "removed": len(old.keys() - new.keys()),
        }
        said = [f"{count} {word}" for word, count in counts.items() if count]
        return [f"statements: {', '.join(said)}"] if said else []

    def to_json(self) -> str:
        """The manifest as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


_WORDS = {
    "store": "where the index is kept",
    "chroma": "Chroma's version",
    "model": "the embedding model",
    "max_tokens": "the model's window",
    "encoder": "the encoder's version",
    "splitter": "the sentence splitter's version",
    "lexical": "the lexical side",
}


def manifest_of(statements: Iterable[Statement], embedding: Embedding, chroma: str) -> Manifest:
    """The manifest that an index of these statements would have now; `chroma` is `embedded` or the server's address."""
    return Manifest(
        store=chroma,
        chroma=version("chromadb"),
        model=embedding.name,
        model_digest=embedding.digest,
        max_tokens=embedding.max_tokens,
        encoder=f"sentence-transformers {version('sentence-transformers')}",
        splitter=f"sentencex {version('sentencex')}",
        rules=_rules(),
        lexical=LEXICAL_RULE,
        statements=tuple(sorted(Source(s.statement_id, _digest(s)) for s in statements)),
    )


def read_manifest(path: Path) -> Manifest | None:
    """The manifest in this file; None when it is missing, damaged or of another form."""
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        read["statements"] = tuple(Source(**each) for each in read["statements"])
        return Manifest(**{field.name: read.pop(field.name) for field in fields(Manifest)}) if read else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _digest(statement: Statement) -> str:
    return hashlib.sha256(f"{statement.title}\n{statement.digest}".encode()).hexdigest()


def _rules() -> str:
    source = "\n".join(inspect.getsource(m) for m in (corpus.forms, corpus.sentences, corpus.passages, index.entries))
    return hashlib.sha256(source.encode()).hexdigest()
