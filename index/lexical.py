"""The lexical side: BM25 over the same entries as the vectors.

It is made in memory when the index is opened, so it can be neither stale nor damaged: 3 s for 10,000 passages of
100 words on a busy machine with two cores.
"""

import re
import unicodedata
from collections.abc import Sequence

import bm25s  # type: ignore[import-untyped]
import numpy as np
import Stemmer  # type: ignore[import-not-found]
from bm25s.stopwords import STOPWORDS_EN  # type: ignore[import-untyped]

from index.entries import Entry
from index.retrieval import Hit

# Only "say so" of the question itself: these words ask, and would match passages that happen to ask something too.
_ASKING = ("who", "whom", "whose", "what", "when", "where", "which", "why", "how", "do", "does", "did", "can", "has")
_STOPWORDS = frozenset(STOPWORDS_EN + _ASKING)
_TERM = re.compile(r"\d[\d.,]*\d|\w+(?:['’]\w+)*")
_K1, _B = 1.5, 0.75  # the values of Lucene's neighbourhood that bm25s takes as its default
LEXICAL_RULE = f"BM25 (bm25s {bm25s.__version__}, lucene, k1 {_K1}, b {_B}), English Snowball stems"


class Lexical:
    """BM25 (Robertson and Zaragoza, 2009, in Lucene's form) over entries."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        ordered = sorted(entries, key=lambda e: e.passage)
        self._passages = tuple(e.passage for e in ordered)
        self._scorer: bm25s.BM25 | None = None
        texts = [terms(e.text) for e in ordered]
        if any(texts):  # bm25s does not take an empty vocabulary
            self._scorer = bm25s.BM25(k1=_K1, b=_B)
            self._scorer.index(texts, show_progress=False)

    def search(self, query: str, k: int) -> tuple[Hit, ...]:
        """At most `k` passages that share a term with the query, best first; equal scores in order of place."""
        asked = terms(query)
        if self._scorer is None or not asked:
            return ()
        scores = self._scorer.get_scores(asked)
        best = np.argsort(-scores, kind="stable")[:k]
        return tuple(
            Hit(self._passages[i], float(scores[i]), rank) for rank, i in enumerate(best, start=1) if scores[i] > 0
        )


def terms(text: str) -> list[str]:
    """The stems of the words of `text`: without case, accents and stop words; "1,700" is the term "1700"."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    words = [w.replace(",", "") if w[0].isdigit() else w.replace("’", "'") for w in _TERM.findall(folded)]
    # A stemmer keeps state and is not safe to share between threads; making one takes microseconds.
    stems: list[str] = Stemmer.Stemmer("english").stemWords([w for w in words if w not in _STOPWORDS])
    return stems
