"""Interim ranking, first look; to be replaced."""

from dataclasses import dataclass

import numpy as np

from corpus.loading import Corpus
from corpus.sentences import Sentence, sentences
from index.embedding import Embedding
from index.retrieval import Retrieval


@dataclass(frozen=True, slots=True)
class RankedSentence:
    sentence: Sentence
    score: float
    rank: int


@dataclass(frozen=True, slots=True)
class Ranking:
    sentences: tuple[RankedSentence, ...]
    confidence: float
    missing_terms: tuple[str, ...]
    chosen: tuple[RankedSentence, ...]


class Ranker:
    def __init__(self, embedding: Embedding, corpus: Corpus) -> None:
        self._embedding = embedding

    def rank(self, query: str, retrieval: Retrieval, corpus: Corpus) -> Ranking:
        found = []
        for hit in retrieval.hits:
            statement = corpus.statement(hit.passage.statement_id)
            found += [
                (statement, s) for s in sentences(statement) if hit.passage.start <= s.start and s.end <= hit.passage.end
            ]
        if not found:
            return Ranking((), 0.0, (), ())
        asked = self._embedding.encode_tokens([query])[0].vectors
        texts = [st.text(s.span) for st, s in found]
        scores = [
            float((asked @ v.vectors.T).max(1).mean()) - (0.1 if s.form == "heading" else 0)
            for (_, s), v in zip(found, self._embedding.encode_tokens(texts), strict=True)
        ]
        order = np.argsort(-np.array(scores), kind="stable")
        ranked = tuple(RankedSentence(found[i][1], scores[i], r) for r, i in enumerate(order, 1))
        best = ranked[0].score
        return Ranking(ranked, max(0.0, min(1.0, best)), (), tuple(r for r in ranked[:3] if r.score > best - 0.04))
