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
from tqdm import tqdm  # type: ignore[import-untyped]

from bot.readings import Floats, Ints, Reading, Readings, key_of
from bot.terms import STOP, fold, stem, words
from corpus.loading import Corpus
from corpus.passages import Passage
from index.embedding import Embedding, TokenVectors
from index.entries import entry

_KEPT = 2000  # passages in memory; about 60 kB each
_BATCH = 64


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
    """Reads questions and passages with the embedding model, each passage once: the last ones are kept in memory, and
    all in `readings`. Safe between threads."""

    def __init__(self, embedding: Embedding, readings: Readings | None = None, kept: int = _KEPT) -> None:
        self._embedding = embedding
        self._readings = readings
        self._kept = kept
        self._latest: OrderedDict[str, Reading] = OrderedDict()
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
        texts = [entry(corpus.statement(p.statement_id), p).text for p in wanted]
        keys = [self._key(p, text) for p, text in zip(wanted, texts, strict=True)]
        with self._lock:
            known = {key: self._latest[key] for key in keys if key in self._latest}
        if self._readings is not None:
            known |= self._readings.get(key for key in keys if key not in known)
        new = {key: i for i, key in enumerate(keys) if key not in known}
        tokens = self._embedding.encode_tokens([texts[i] for i in new.values()])
        read = {key: _reading(texts[i], wanted[i], each) for (key, i), each in zip(new.items(), tokens, strict=True)}
        if read and self._readings is not None:
            self._readings.put(read)
        known |= read
        with self._lock:
            for key in keys:
                self._latest[key] = known[key]
                self._latest.move_to_end(key)
            while len(self._latest) > self._kept:
                self._latest.popitem(last=False)
        return tuple(known[key] for key in keys)

    def prepare(self, every: Sequence[Passage], corpus: Corpus) -> None:
        """Read all passages that are not kept in `readings` yet, and forget those that are not among them."""
        if self._readings is None:
            return
        keys = {self._key(p, entry(corpus.statement(p.statement_id), p).text): p for p in every}
        self._readings.keep_only(keys)
        missing = [keys[key] for key in self._readings.missing(keys)]
        # disable=None: silent unless standard error is a terminal
        with tqdm(total=len(missing), desc="reading", unit="passage", disable=None if missing else True) as bar:
            for start in range(0, len(missing), _BATCH):
                self.passages(missing[start : start + _BATCH], corpus)
                bar.update(len(missing[start : start + _BATCH]))

    def _key(self, passage: Passage, text: str) -> str:
        return key_of(self._embedding.digest, passage.statement_id, passage.start, text)


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
