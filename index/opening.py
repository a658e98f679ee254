"""The index of a corpus, brought up to date and ready to be asked."""

from dataclasses import dataclass
from pathlib import Path

from corpus.loading import Corpus
from index.editions import Editions
from index.embedding import Embedding
from index.entries import entry
from index.errors import IndexUnusable
from index.lexical import Lexical
from index.retriever import Retriever
from index.store import EMBEDDED
from index.sync import Say, SyncReport, silent, sync


@dataclass(frozen=True, slots=True)
class Index:
    """One edition, open for reading. Safe to share between threads."""

    retriever: Retriever
    report: SyncReport
    edition: str
    _editions: Editions

    def superseded(self) -> bool:
        """Whether another process has published a newer edition: load the corpus again and open its index.

        Costs one small read; ask it before each question. This index keeps answering from its own corpus meanwhile.
        """
        return self._editions.current_name() != self.edition

    def close(self) -> None:
        """Let go of files and connections, once no question is being answered with it."""
        self.retriever.store.close()


def open_index(
    corpus: Corpus,
    embedding: Embedding,
    data: Path,
    *,
    chroma: str = EMBEDDED,
    say: Say = silent,
    progress: bool = False,
    timeout: float = 30.0,
) -> Index:
    """The index in `data` for exactly this corpus, synced first when it is missing, stale or damaged.

    Parameters and errors are those of `index.sync.sync`.
    """
    report = sync(corpus, embedding, data, chroma=chroma, say=say, progress=progress, timeout=timeout)
    editions = Editions(data)
    edition = editions.edition(report.edition)
    if edition is None:
        raise IndexUnusable(str(editions.folder), f"edition {report.edition} is gone", "try again")
    store = edition.place.open()
    found = [entry(corpus.statement(s.passage.statement_id), s.passage) for s in store.stored()]
    retriever = Retriever(corpus=corpus, embedding=embedding, store=store, lexical=Lexical(found))
    return Index(retriever, report, report.edition, editions)
