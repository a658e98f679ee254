"""What the chain found for a question, put side by side for a table."""

from dataclasses import dataclass
from typing import TypeVar

from bot.service import Inspection
from corpus.errors import UnknownStatement
from corpus.passages import Passage
from corpus.sentences import Sentence
from index.retrieval import Hit

_Place = TypeVar("_Place", Passage, Sentence)


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage with its place on either side and in the fusion; None where that side did not find it.

    `kept`: it is among the hits, not below the cut.
    """

    title: str
    passage: Passage
    text: str
    fused: Hit
    dense: Hit | None
    lexical: Hit | None
    kept: bool


@dataclass(frozen=True, slots=True)
class FoundSentence:
    """A candidate with its rank and its probability of answering; `chosen`: it would be quoted."""

    title: str
    sentence: Sentence
    text: str
    rank: int
    score: float
    chosen: bool


def found_passages(inspection: Inspection) -> tuple[FoundPassage, ...]:
    """Every passage that either side found, in the order of the fusion."""
    retrieval = inspection.inquiry.retrieval
    dense = {hit.passage: hit for hit in retrieval.dense}
    lexical = {hit.passage: hit for hit in retrieval.lexical}
    return tuple(
        FoundPassage(
            *_title_and_text(inspection, hit.passage),
            fused=hit,
            dense=dense.get(hit.passage),
            lexical=lexical.get(hit.passage),
            kept=number <= len(retrieval.hits),
        )
        for number, hit in enumerate((*retrieval.hits, *retrieval.rejected), start=1)
    )


def found_sentences(inspection: Inspection) -> tuple[FoundSentence, ...]:
    """The candidates, best first."""
    ranking = inspection.inquiry.ranking
    chosen = {ranked.sentence for ranked in ranking.chosen}
    found = []
    for ranked in ranking.sentences:
        title, sentence, text = _title_and_text(inspection, ranked.sentence)
        found.append(FoundSentence(title, sentence, text, ranked.rank, ranked.score, ranked.sentence in chosen))
    return tuple(found)


def _title_and_text(inspection: Inspection, place: _Place) -> tuple[str, _Place, str]:
    try:
        statement = inspection.corpus.statement(place.statement_id)
    except UnknownStatement:  # the index still names it, and the statements were changed beside it
        return place.statement_id, place, ""
    return statement.title, place, statement.text(place.span)
