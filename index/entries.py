"""What the index reads of a statement: its passages, each with the text by which it is found."""

import hashlib
from dataclasses import dataclass

from corpus.passages import Passage, passages
from corpus.sentences import sentences
from corpus.statement import Statement
from index.embedding import Embedding

_TITLE_LIMIT = 160  # characters; the window belongs to the passage


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage and its `text`: the title and the passage. Passages are found by it; it is never quoted."""

    passage: Passage
    text: str

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of the text; equal digests have equal vectors."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def entry(statement: Statement, passage: Passage) -> Entry:
    """The entry of one passage of the statement."""
    return Entry(passage, f"{_head(statement)}\n{statement.text(passage.span)}")


def entries(statement: Statement, embedding: Embedding) -> tuple[Entry, ...]:
    """The entries of all passages, in order; each text fits the model's window, title included."""
    head = _head(statement)
    cut = passages(
        statement,
        sentences(statement),
        lambda text: embedding.count_tokens(f"{head}\n{text}"),
        embedding.max_tokens,
    )
    return tuple(entry(statement, passage) for passage in cut)


def _head(statement: Statement) -> str:
    if len(statement.title) <= _TITLE_LIMIT:
        return statement.title
    return statement.title[:_TITLE_LIMIT].rpartition(" ")[0] or statement.title[:_TITLE_LIMIT]
