"""Which sentences answer a question, in what order, and with what confidence."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from bot.calibration import load_calibration
from bot.candidates import Candidates, beside
from bot.codes import names_another
from bot.coverage import Asked
from bot.evidence import Candidate, asked_names, evidence, kind, said
from bot.openings import points_back
from bot.pair import pair
from bot.readings import Floats, Ints
from bot.terms import acronyms, content, numbers
from bot.unreal import asks_for_unreal, is_unreal
from corpus.loading import Corpus
from corpus.sentences import Sentence
from index.retrieval import Retrieval

if TYPE_CHECKING:  # torch takes seconds to import, and not every command needs it
    from bot.cross_encoder import CrossEncoder

_CONSIDERED = 8
_SHARE, _NEIGHBOUR_SHARE = 0.06, 0.012  # of the share of the best
_MOST_WORDS = 120
_SCORE_OF_SEVERAL, _MOST_WORDS_OF_SEVERAL = 0.3, 150  # where each place is wanted; of the score of the best
_MOST_QUOTES = 3
_UNREAL = 0.03  # of its share is left to a sentence about what is not so
_POSSESSIVE = re.compile(r"['’]s$")
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
    probability that the chosen ones answer, or 0 where nothing that the question is about is named.
    `missing_terms`: what the question names and the statement of the best sentence does not."""

    sentences: tuple[RankedSentence, ...]
    confidence: float
    missing_terms: tuple[str, ...]
    chosen: tuple[RankedSentence, ...]


NOTHING = Ranking((), 0.0, (), ())


class Ranker:
    """Ranks the sentences of retrieved passages, the best of them read by the cross-encoder, where there is one. Made
    once for a corpus; safe between threads."""

    def __init__(self, candidates: Candidates, cross_encoder: "CrossEncoder | None") -> None:
        self.vocabulary = candidates.vocabulary
        self.reader = candidates.reader
        self._candidates = candidates
        self._calibration = load_calibration()
        self._cross_encoder = cross_encoder

    def rank(
        self,
        query: str,
        retrieval: Retrieval,
        corpus: Corpus,
        keep: Callable[[Sentence], bool] = lambda _s: True,
        several: bool = False,
    ) -> Ranking:
        """The sentences of the retrieved passages that are to be kept, ranked; with `several`, more are chosen.

        A query without a word, or no passage, gives nothing.
        """

        def fits(sentence: Sentence) -> bool:
            return keep(sentence) and not names_another(query, _with_what_it_means(corpus, sentence))

        found = self._candidates.of(retrieval, corpus, fits)
        if not found or not content(query):
            return NOTHING
        asked = self.reader.question(query)
        if not asked.stems:  # the tokenizer knows words that are none, such as "[MASK]"
            return NOTHING

        def read(best: Ints) -> Floats | None:
            if self._cross_encoder is None:
                return None
            some = [found[i] for i in best]
            return self._cross_encoder.read([pair(query, c.passage_text, c.at, c.at + len(c.text)) for c in some])

        judged = self._calibration.judge(evidence(query, asked, found, self.vocabulary), kind(query), read)
        shown = judged.shares
        if not asks_for_unreal(query):
            shown = shown * np.array([_UNREAL if is_unreal(c.text) else 1 for c in found], np.float32)
        order = np.argsort(-shown, kind="stable")
        ranked = tuple(
            RankedSentence(found[i].sentence, float(judged.scores[i]), rank) for rank, i in enumerate(order, start=1)
        )
        places, words = beside(found), [len(each.text.split()) for each in found]
        shares = [float((judged.scores if several else shown)[i]) for i in order]
        chosen = choose(shares, [words[i] for i in order], [places[i] for i in order], several)
        missing = self._missing(query, asked, found[order[0]], corpus)
        confidence = 0.0 if _is_foreign(asked, missing) else judged.confidence
        return Ranking(ranked, confidence, missing, tuple(ranked[place] for place in chosen))

    def _missing(self, query: str, asked: Asked, best: Candidate, corpus: Corpus) -> tuple[str, ...]:
        statement = corpus.statement(best.sentence.statement_id)
        text = f"{statement.title}\n{statement.issuer}\n{statement.published:%-d %B %Y}\n{statement.body}"
        there = said(text)
        initials, figures, named = acronyms(text), numbers(query) - there.numbers, asked_names(query, self.vocabulary)
        covered = asked.covered(asked.vectors @ best.reading.rows().T)
        missing = []
        for i, (key, is_content, cover) in enumerate(zip(asked.stems, asked.content, covered, strict=True)):
            word = _POSSESSIVE.sub("", asked.texts[i])
            folded = word.casefold()
            # "4.8 million" is one figure in two words.
            spelled = numbers(" ".join(asked.texts[i : i + 2])) - numbers(" ".join(asked.texts[i + 1 : i + 2]))
            if numbers(word):
                absent = any({each, f"{each}%"} & figures for each in spelled)
            elif folded in named:
                absent = folded not in there.names and key not in there.stems and folded not in initials
            else:
                rare = bool(is_content) and self.vocabulary.rarity(key) > _RARE
                absent = rare and not self.vocabulary.knows(key) and cover < _COVERED
            if absent:
                missing.append(word)
        return tuple(dict.fromkeys(missing))


def _with_what_it_means(corpus: Corpus, sentence: Sentence) -> str:
    """The sentence, and where it points back, its paragraph down to it."""
    statement = corpus.statement(sentence.statement_id)
    text = statement.text(sentence.span)
    return (
        statement.body[statement.body.rfind("\n", 0, sentence.start) + 1 : sentence.end] if points_back(text) else text
    )


def _is_foreign(asked: Asked, missing: tuple[str, ...]) -> bool:
    """Whether the statement of the best sentence has none of several things that the question is about. Among a few
    sentences something always stands out, and the networks were fitted on longer statements."""
    about = {_POSSESSIVE.sub("", text) for text, wanted in zip(asked.texts, asked.content, strict=True) if wanted}
    return len(about) > 1 and about <= set(missing)  # a single word may be another word for what is said


def choose(
    shares: Sequence[float], words: Sequence[int], places: Sequence[int], several: bool = False
) -> tuple[int, ...]:
    """Which to quote of sentences ranked by their `shares`, with so many `words`, as indexes, the best first.

    Sentences beside each other, whose `places` differ by one, become one quote: a neighbour costs the reader little,
    so it need be far less likely to answer than one that stands elsewhere. At most three quotes come of it. Where
    `several` are wanted, `shares` are the scores: of one answer among many, a share tells nothing.
    """
    share, most_words = (_SCORE_OF_SEVERAL, _MOST_WORDS_OF_SEVERAL) if several else (_SHARE, _MOST_WORDS)
    chosen, count = [0], words[0]
    for i in range(1, min(_CONSIDERED, len(shares))):
        beside = any(abs(places[i] - places[j]) == 1 for j in chosen)
        least = (_NEIGHBOUR_SHARE if beside and not several else share) * shares[0]
        if (
            shares[i] < least
            or count + words[i] > most_words
            or _runs([places[j] for j in (*chosen, i)]) > _MOST_QUOTES
        ):
            continue
        chosen.append(i)
        count += words[i]
    return tuple(chosen)


def _runs(places: list[int]) -> int:
    ordered = sorted(places)
    return 1 + sum(after - before > 1 for before, after in pairwise(ordered))
