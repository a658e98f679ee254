"""Late interaction: how well each word of a question is covered by a sentence, in token vectors.

Each token of the question is compared with every token of a sentence, and the best cosine counts (Khattab and Zaharia,
ColBERT, SIGIR 2020), on the embedding model as it is. A passage is read once, with its title; the vectors of its
sentences are those of their tokens in the passage.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from bot.terms import STOP, fold, stem, words
from corpus.loading import Corpus
from corpus.passages import Passage
from corpus.span import Span
from index.embedding import Embedding, TokenVectors
from index.entries import entry

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_KEPT = 4000  # passages; about 60 kB each


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The tokens of one passage: `starts` and `ends` are offsets into the statement's body, −1 for the title's.

    `vectors` are int8, to be multiplied by `scales` (one a row): a quarter of the memory at a cosine error below .005.
    `content` marks the tokens of words that say what a text is about.
    """

    starts: Ints
    ends: Ints
    vectors: NDArray[np.int8]
    scales: Floats
    content: NDArray[np.bool_]

    def rows(self) -> Floats:
        """The vectors, of length 1."""
        return self.vectors.astype(np.float32) * self.scales[:, None]

    def within(self, span: Span) -> NDArray[np.bool_]:
        """Which tokens lie in the span."""
        found: NDArray[np.bool_] = (self.starts >= span.start) & (self.ends <= span.end)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """The words of a question: `stems`, whether each is `content`, and `word_of`: which word each vector is part of."""

    stems: tuple[str, ...]
    texts: tuple[str, ...]
    content: NDArray[np.bool_]
    vectors: Floats
    word_of: Ints

    def covered(self, cosines: Floats) -> Floats:
        """The best of some columns of the token cosines, for each word: the mean over its tokens."""
        if not cosines.shape[1]:
            return np.zeros(len(self.stems), np.float32)
        sums = np.bincount(self.word_of, cosines.max(axis=1), minlength=len(self.stems))
        counts = np.maximum(np.bincount(self.word_of, minlength=len(self.stems)), 1)
        return np.maximum(sums / counts, 0).astype(np.float32)


class Reader:
    """Reads questions and passages with the embedding model. Passages read last are kept; safe between threads."""

    def __init__(self, embedding: Embedding, kept: int = _KEPT) -> None:
        self._embedding = embedding
        self._kept = kept
        self._readings: OrderedDict[tuple[str, Passage], Reading] = OrderedDict()
        self._lock = Lock()

    def question(self, query: str) -> Asked:
        """The words of a question that have a letter or a figure; the query must have one."""
        tokens = self._embedding.encode_tokens([query])[0]
        found = words(query)
        rows, word_of = [], []
        for row, (start, end) in enumerate(tokens.offsets):
            inside = [n for n, (_, a, b) in enumerate(found) if a <= start and end <= b and start < end]
            if inside and any(c.isalnum() for c in query[start:end]):
                rows.append(row)
                word_of.append(inside[0])
        used = sorted(set(word_of))
        place = {n: i for i, n in enumerate(used)}
        content = np.array([found[n][0] not in STOP for n in used], bool)
        return Asked(
            tuple(stem(found[n][0]) for n in used),
            tuple(query[found[n][1] : found[n][2]] for n in used),
            content if content.any() else ~content,
            tokens.vectors[rows].astype(np.float32),
            np.array([place[n] for n in word_of], np.int64),
        )

    def passages(self, wanted: Sequence[Passage], corpus: Corpus) -> tuple[Reading, ...]:
        """The readings of the passages, in the order given; those not kept are read now."""
        keys = [(corpus.statement(p.statement_id).digest, p) for p in wanted]
        with self._lock:
            known = {key: self._readings[key] for key in keys if key in self._readings}
        new = [key for key in dict.fromkeys(keys) if key not in known]
        texts = [entry(corpus.statement(p.statement_id), p).text for _, p in new]
        for key, text, tokens in zip(new, texts, self._embedding.encode_tokens(texts), strict=True):
            known[key] = _reading(text, key[1], tokens)
        with self._lock:
            for key in keys:
                self._readings[key] = known[key]
                self._readings.move_to_end(key)
            while len(self._readings) > self._kept:
                self._readings.popitem(last=False)
        return tuple(known[key] for key in keys)


def _reading(text: str, passage: Passage, tokens: TokenVectors) -> Reading:
    head = len(text) - (passage.end - passage.start)
    # Punctuation is like any other punctuation, and would cover everything a little.
    kept = [i for i, (a, b) in enumerate(tokens.offsets) if any(c.isalnum() for c in text[a:b])]
    offsets = np.array([tokens.offsets[i] for i in kept], np.int64).reshape(-1, 2)
    inside = offsets[:, 0] >= head
    starts = np.where(inside, offsets[:, 0] - head + passage.start, -1)
    ends = np.where(inside, offsets[:, 1] - head + passage.start, -1)
    rows = tokens.vectors[kept]
    scales = np.maximum(np.abs(rows).max(axis=1, initial=0), 1e-9).astype(np.float32) / 127
    content = np.array([fold(text[a:b]) not in STOP for a, b in offsets], bool)
    return Reading(starts, ends, np.round(rows / scales[:, None]).astype(np.int8), scales, content)
