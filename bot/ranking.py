"""Which sentences answer a question, in what order, and with what confidence."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

import numpy as np

from bot.calibration import FREQUENCIES_SHA256, Calibration, load_calibration, read_weights
from bot.coverage import Asked, Reader
from bot.evidence import Candidate, asked_names, evidence, kind, said
from bot.readings import Reading, Readings
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
_CONSIDERED = 6
_SHARE, _NEIGHBOUR_SHARE = 0.2, 0.02  # of the share of the best
_MOST_WORDS = 90
_MOST_QUOTES = 3
_GAP = 4  # characters; between neighbours stands only white space
_COVERED, _RARE = 0.55, 6.5  # a word covered less and rarer than this is missed; "happen" is not


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

    def __init__(
        self,
        embedding: Embedding,
        corpus: Corpus,
        readings: Readings | None = None,
        calibration: Calibration | None = None,
    ) -> None:
        frequencies = parse_frequencies(read_weights("frequencies.json.gz", FREQUENCIES_SHA256))
        self.vocabulary = Vocabulary(corpus, frequencies)
        self.reader = Reader(embedding, readings)
        self._calibration = calibration or load_calibration()
        self._sentences = cache(sentences)

    def rank(
        self, query: str, retrieval: Retrieval, corpus: Corpus, keep: Callable[[Sentence], bool] = lambda _s: True
    ) -> Ranking:
        """The sentences of the retrieved passages that are to be kept, ranked.

        A query without a word, or no passage, gives nothing.
        """
        found = self.candidates(retrieval, corpus, keep)
        if not found or not content(query):
            return NOTHING
        asked = self.reader.question(query)
        judged = self._calibration.judge(evidence(query, asked, found, self.vocabulary), kind(query))
        order = np.argsort(-judged.shares, kind="stable")
        ranked = tuple(
            RankedSentence(found[i].sentence, float(judged.scores[i]), rank) for rank, i in enumerate(order, start=1)
        )
        places, words = beside(found), [len(each.text.split()) for each in found]
        chosen = choose([float(judged.shares[i]) for i in order], [words[i] for i in order], [places[i] for i in order])
        missing = self._missing(query, asked, found[order[0]], corpus)
        return Ranking(ranked, judged.confidence, missing, tuple(ranked[place] for place in chosen))

    def candidates(
        self, retrieval: Retrieval, corpus: Corpus, keep: Callable[[Sentence], bool] = lambda _s: True
    ) -> tuple[Candidate, ...]:
        """The sentences of the best passages, each passage read; passages are added until there are enough."""
        dense = {hit.passage: hit.score for hit in retrieval.dense}
        least = min(dense.values(), default=0.0)
        chosen: list[tuple[Passage, Statement, list[Sentence]]] = []
        count = 0
        for hit in islice((*retrieval.hits, *retrieval.rejected), _PASSAGES):
            statement = corpus.statement(hit.passage.statement_id)
            # A heading attracts every question and answers none; it may be context.
            inside = [s for s in _within(self._sentences(statement), hit.passage) if s.form != "heading" and keep(s)]
            if not inside:
                continue
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
                rare = bool(is_content) and self.vocabulary.rarity(key) > _RARE
                absent = rare and not self.vocabulary.knows(key) and cover < _COVERED
            if absent:
                missing.append(word)
        return tuple(dict.fromkeys(missing))


def choose(shares: Sequence[float], words: Sequence[int], places: Sequence[int]) -> tuple[int, ...]:
    """Which to quote of sentences ranked by their `shares`, with so many `words`, as indexes, the best first.

    Sentences beside each other, whose `places` differ by one, become one quote: a neighbour costs the reader little,
    so it need be far less likely to answer than one that stands elsewhere. At most three quotes come of it.
    """
    chosen, count = [0], words[0]
    for i in range(1, min(_CONSIDERED, len(shares))):
        beside = any(abs(places[i] - places[j]) == 1 for j in chosen)
        least = (_NEIGHBOUR_SHARE if beside else _SHARE) * shares[0]
        if (
            shares[i] < least
            or count + words[i] > _MOST_WORDS
            or _runs([places[j] for j in (*chosen, i)]) > _MOST_QUOTES
        ):
            continue
        chosen.append(i)
        count += words[i]
    return tuple(chosen)


def beside(candidates: Sequence[Candidate]) -> list[int]:
    """A number for each candidate; two that stand beside each other in a paragraph differ by one, others by more."""
    numbers = [0]
    for before, after in pairwise(candidates):
        same = before.reading is after.reading and before.sentence.paragraph == after.sentence.paragraph
        same = same and after.sentence.start - before.sentence.end < _GAP
        numbers.append(numbers[-1] + (1 if same else 2))
    return numbers


def _runs(places: list[int]) -> int:
    ordered = sorted(places)
    return 1 + sum(after - before > 1 for before, after in pairwise(ordered))


def _within(found: tuple[Sentence, ...], passage: Passage) -> list[Sentence]:
    inside = []
    for sentence in found[bisect_left(found, passage.start, key=lambda s: s.start) :]:
        if sentence.end > passage.end:
            break
        inside.append(sentence)
    return inside
