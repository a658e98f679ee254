"""What retrieval gives back."""

from dataclasses import dataclass

from corpus.passages import Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its `rank` from 1. `score`: cosine in [−1, 1] on the dense side, BM25 (≥ 0, unbounded) on the
    lexical side, and after fusion the reciprocal rank fusion score (Cormack, Clarke and Büttcher, SIGIR 2009)."""

    passage: Passage
    score: float
    rank: int


@dataclass(frozen=True, slots=True)
class Retrieval:
    """The fused `hits`, best first; those `rejected` (below the cut); and what either side saw before fusion."""

    query: str
    hits: tuple[Hit, ...]
    rejected: tuple[Hit, ...]
    dense: tuple[Hit, ...]
    lexical: tuple[Hit, ...]
