"""The sentences that could answer a question: those of the best passages, with their passages read."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache
from itertools import islice, pairwise

from bot.calibration import FREQUENCIES_SHA256, read_weights
from bot.coverage import Reader
from bot.evidence import Candidate
from bot.readings import Reading, Readings
from bot.vocabulary import Vocabulary, parse_frequencies
from corpus.loading import Corpus
from corpus.passages import Passage
from corpus.sentences import Sentence, sentences
from corpus.statement import Statement
from index.embedding import Embedding
from index.retrieval import Retrieval

_PASSAGES = 12
_SENTENCES = 60
_GAP = 4  # characters; between neighbours stands only white space


class Candidates:
    """Finds the candidates. Made once for a corpus; safe between threads."""

    def __init__(self, embedding: Embedding, corpus: Corpus, readings: Readings | None = None) -> None:
        frequencies = parse_frequencies(read_weights("frequencies.json.gz", FREQUENCIES_SHA256))
        self.vocabulary = Vocabulary(corpus, frequencies)
        self.reader = Reader(embedding, readings)
        self._sentences = cache(sentences)

    def of(
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
                len(statement.title) + 1 + sentence.start - passage.start,
                dense.get(passage, least),
                rank,
                position,
            )
            for rank, ((passage, statement, inside), reading) in enumerate(zip(chosen, readings, strict=True), start=1)
            for position, sentence in enumerate(inside)
        )


def beside(candidates: Sequence[Candidate]) -> list[int]:
    """A number for each candidate; two that stand beside each other in a paragraph differ by one, others by more."""
    numbers = [0]
    for before, after in pairwise(candidates):
        same = before.reading is after.reading and before.sentence.paragraph == after.sentence.paragraph
        same = same and after.sentence.start - before.sentence.end < _GAP
        numbers.append(numbers[-1] + (1 if same else 2))
    return numbers


def _within(found: tuple[Sentence, ...], passage: Passage) -> list[Sentence]:
    inside = []
    for sentence in found[bisect_left(found, passage.start, key=lambda s: s.start) :]:
        if sentence.end > passage.end:
            break
        inside.append(sentence)
    return inside
