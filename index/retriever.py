"""A question as the passages that may answer it."""

from collections.abc import Sequence

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from corpus.loading import Corpus
from corpus.passages import Passage
from index.embedding import Embedding
from index.lexical import Lexical
from index.retrieval import Hit, Retrieval
from index.store import Store

_RRF = 60  # the constant of Cormack, Clarke and Büttcher, SIGIR 2009


class Retriever(BaseRetriever):
    """Dense and lexical search, fused by rank. `k` passages are hits; each side gives `depth` to the fusion."""

    model_config = ConfigDict(arbitrary_types_allowed=True, frozen=True)

    corpus: Corpus
    embedding: Embedding
    store: Store
    lexical: Lexical
    k: int = 8
    depth: int = 30

    def retrieve(self, query: str) -> Retrieval:
        """The best `k` passages and what was passed over; the same query always gives the same order.

        Raises IndexUnusable or ServerUnreachable.
        """
        dense = self.store.query(self.embedding.encode_query(query), self.depth)
        lexical = self.lexical.search(query, self.depth)
        fused = fuse(dense, lexical)
        return Retrieval(query, fused[: self.k], fused[self.k :], dense, lexical)

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002  (LangChain calls it by name)
    ) -> list[Document]:
        return [self._document(hit) for hit in self.retrieve(query).hits]

    def _document(self, hit: Hit) -> Document:
        passage = hit.passage
        statement = self.corpus.statement(passage.statement_id)
        return Document(
            id=f"{passage.statement_id}:{passage.start}:{passage.end}",
            page_content=statement.text(passage.span),
            metadata={
                "statement_id": passage.statement_id,
                "start": passage.start,
                "end": passage.end,
                "title": statement.title,
                "score": hit.score,
                "rank": hit.rank,
            },
        )


def fuse(*sides: Sequence[Hit]) -> tuple[Hit, ...]:
    """The hits of all sides by reciprocal rank fusion: score Σ 1/(60 + rank); equal scores in order of place."""
    scores: dict[Passage, float] = {}
    for side in sides:
        for hit in side:
            scores[hit.passage] = scores.get(hit.passage, 0.0) + 1 / (_RRF + hit.rank)
    ordered = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Hit(passage, score, rank) for rank, (passage, score) in enumerate(ordered, start=1))
