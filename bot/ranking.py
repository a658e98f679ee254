"""Which sentences answer a question, in what order, and with what confidence."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

import numpy as np

from bot.calibration import FREQUENCIES_SHA256, Calibration, load_calibration, read_weights
from bot.coverage import Asked, Reader, Reading
from bot.evidence import Candidate, asked_names, evidence, kind, said
from bot.terms import acronyms, content, numbers
from bot.vocabulary import Vocabulary, parse_frequencies
from corpus.loading import Corpus
from corpus.passages import Passage
from corpus.sentences import Sentence, sentences
from corpus.statement import Statement
from index.embedding import Embedding
from index.retrieval import Retrieval

_PASSAGES = 12
_SENTENCES = 60
_MOST_CHOSEN = 3
_CHOSEN_SHARE = 0.5
_CHOSEN_WORDS = 75
_COVERED = 0.55


@dataclass(frozen=True, slots=True)
class RankedSentence:
    """A sentence with its `rank` from 1. `score` in [0, 1]: the probability that it answers."""

    sentence: Sentence
    score: float
    rank: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates, best first, and those `chosen` to be quoted, best first too. `confidence` in [0, 1]: the
    probability that the chosen ones answer. `missing_terms`: what the question names and their statements do not."""

    sentences: tuple[RankedSentence, ...]
    confidence: float
    missing_terms: tuple[str, ...]
    chosen: tuple[RankedSentence, ...]


NOTHING = Ranking((), 0.0, (), ())


class Ranker:
    """Ranks the sentences of retrieved passages. Made once for a corpus; safe between threads."""

    def __init__(self, embedding: Embedding, corpus: Corpus, calibration: Calibration | None = None) -> None:
        frequencies = parse_frequencies(read_weights("frequencies.json.gz", FREQUENCIES_SHA256))
        self.vocabulary = Vocabulary(corpus, frequencies)
        self.reader = Reader(embedding)
        self._calibration = calibration or load_calibration()
        self._sentences = cache(sentences)

    def rank(self, query: str, retrieval: Retrieval, corpus: Corpus) -> Ranking:
        """The sentences of the retrieved passages, ranked. A query without a word, or no passage, gives nothing."""
        found = self.candidates(retrieval, corpus)
        if not found or not content(query):
            return NOTHING
        asked = self.reader.question(query)
        judged = self._calibration.judge(evidence(query, asked, found, self.vocabulary), kind(query))
        order = np.argsort(-judged.odds, kind="stable")
        ranked = tuple(
            RankedSentence(found[i].sentence, float(judged.scores[i]), rank) for rank, i in enumerate(order, start=1)
        )
        chosen = choose([each.score for each in ranked], [len(found[i].text.split()) for i in order])
        missing = self._missing(query, asked, found[order[0]], corpus)
        return Ranking(ranked, judged.confidence, missing, tuple(ranked[place] for place in chosen))

    def candidates(self, retrieval: Retrieval, corpus: Corpus) -> tuple[Candidate, ...]:
        """The sentences of the best passages, each passage read; passages are added until there are enough."""
        dense = {hit.passage: hit.score for hit in retrieval.dense}
        least = min(dense.values(), default=0.0)
        chosen: list[tuple[Passage, Statement, list[Sentence]]] = []
        count = 0
        for hit in islice((*retrieval.hits, *retrieval.rejected), _PASSAGES):
            statement = corpus.statement(hit.passage.statement_id)
            inside = _within(self._sentences(statement), hit.passage)
            if chosen and count + len(inside) > _SENTENCES:
                break
            chosen.append((hit.passage, statement, inside))
            count += len(inside)
        readings: tuple[Reading, ...] = self.reader.passages([passage for passage, _, _ in chosen], corpus)
        return tuple(
            Candidate(
                sentence,
                statement.text(sentence.span),
                reading,
                f"{statement.title}\n{statement.text(passage.span)}",
                dense.get(passage, least),
                rank,
                position,
            )
            for rank, ((passage, statement, inside), reading) in enumerate(zip(chosen, readings, strict=True), start=1)
            for position, sentence in enumerate(inside)
        )

    def _missing(self, query: str, asked: Asked, best: Candidate, corpus: Corpus) -> tuple[str, ...]:
        statement = corpus.statement(best.sentence.statement_id)
        text = f"{statement.title}\n{statement.issuer}\n{statement.published:%-d %B %Y}\n{statement.body}"
        there = said(text)
        initials, figures, named = acronyms(text), numbers(query), asked_names(query, self.vocabulary)
        covered = asked.covered(asked.vectors @ best.reading.rows().T)
        missing = []
        for word, key, is_content, cover in zip(asked.texts, asked.stems, asked.content, covered, strict=True):
            folded = word.casefold()
            if numbers(word) & figures:
                absent = not numbers(word) & there.numbers
            elif folded in named:
                absent = folded not in there.names and key not in there.stems and folded not in initials
            else:
                absent = bool(is_content) and not self.vocabulary.knows(key) and cover < _COVERED
            if absent:
                missing.append(word)
        return tuple(dict.fromkeys(missing))


def choose(scores: Sequence[float], words: Sequence[int]) -> tuple[int, ...]:
    """The places of those to quote, of sentences ranked by `scores` with so many `words`: the best, and up to two more
    that are nearly as likely to answer, within a limit of words."""
    chosen, count = [0], words[0]
    for place in range(1, min(_MOST_CHOSEN, len(scores))):
        if scores[place] >= _CHOSEN_SHARE * scores[0] and count + words[place] <= _CHOSEN_WORDS:
            chosen.append(place)
            count += words[place]
    return tuple(chosen)


def _within(found: tuple[Sentence, ...], passage: Passage) -> list[Sentence]:
    inside = []
    for sentence in found[bisect_left(found, passage.start, key=lambda s: s.start) :]:
        if sentence.end > passage.end:
            break
        inside.append(sentence)
    return inside
