from pathlib import Path

import numpy as np
import pytest
from example_corpus import FARES, statement, town

from corpus.loading import Corpus
from corpus.passages import Passage
from index.embedding import Embedding
from index.entries import entries
from index.opening import Index, open_index
from index.retrieval import Hit
from index.retriever import fuse


@pytest.fixture
def opened(embedding: Embedding, tmp_path: Path) -> Index:
    return open_index(town(), embedding, tmp_path)


def _hit(start: int, rank: int) -> Hit:
    return Hit(Passage("s", start, start + 5), 0.5, rank)


def test_fusion_adds_the_reciprocal_ranks() -> None:
    fused = fuse([_hit(0, 1), _hit(10, 2)], [_hit(10, 1), _hit(20, 2)])
    assert [(h.passage.start, h.rank) for h in fused] == [(10, 1), (0, 2), (20, 3)]
    assert [h.score for h in fused] == pytest.approx([1 / 61 + 1 / 62, 1 / 61, 1 / 62])


def test_equal_scores_come_in_order_of_place() -> None:
    assert [h.passage.start for h in fuse([_hit(30, 1)], [_hit(4, 1)])] == [4, 30]


def test_the_dense_side_is_an_exact_search(opened: Index, embedding: Embedding) -> None:
    found = opened.retriever.retrieve("How high was the river?")
    made = [e for s in town().statements for e in entries(s, embedding)]
    cosines = embedding.encode([e.text for e in made]) @ embedding.encode_query("How high was the river?")
    order = np.argsort(-cosines)
    assert [h.passage for h in found.dense] == [made[i].passage for i in order]
    assert [h.score for h in found.dense] == pytest.approx(cosines[order].tolist(), abs=1e-4)


def test_a_figure_is_found_by_the_lexical_side(opened: Index) -> None:
    found = opened.retriever.retrieve("1700")
    assert [h.passage for h in found.lexical] == [Passage("2025-01-01-school", 0, 58)]
    assert found.hits[0].passage == Passage("2025-01-01-school", 0, 58)


def test_what_is_beyond_the_cut_is_rejected(opened: Index) -> None:
    cut = opened.retriever.model_copy(update={"k": 2}).retrieve("How high was the river?")
    whole = opened.retriever.retrieve("How high was the river?")
    assert cut.hits + cut.rejected == whole.hits
    assert (len(cut.hits), len(whole.hits), whole.rejected) == (2, 6, ())
    assert [h.rank for h in whole.hits] == [1, 2, 3, 4, 5, 6]


def test_documents_are_the_quotable_text_with_its_place(opened: Index) -> None:
    first, *rest = opened.retriever.invoke("How high was the river?")
    assert first.id == "2025-01-01-floods:0:39"
    assert first.page_content == "The river reached 7.2 metres on Sunday."
    assert {k: first.metadata[k] for k in ("statement_id", "start", "end", "rank", "title")} == {
        "statement_id": "2025-01-01-floods",
        "start": 0,
        "end": 39,
        "rank": 1,
        "title": "Floods in the old town",
    }
    assert len(rest) == 5


def test_an_empty_corpus_finds_nothing(embedding: Embedding, tmp_path: Path) -> None:
    found = open_index(Corpus(()), embedding, tmp_path).retriever.retrieve("How high was the river?")
    assert (found.hits, found.rejected, found.dense, found.lexical) == ((), (), (), ())


@pytest.mark.parametrize("query", ["", " ", "…", "\U0001f600", "word " * 2000])
def test_odd_queries_are_answered_too(opened: Index, query: str) -> None:
    assert len(opened.retriever.retrieve(query).hits) == 6


def test_an_index_is_superseded_by_the_next_edition_and_goes_on_working(embedding: Embedding, tmp_path: Path) -> None:
    serving = open_index(town(), embedding, tmp_path)
    assert not serving.superseded()
    newer = open_index(Corpus((statement("fares", FARES, "Bus fares"),)), embedding, tmp_path)
    assert serving.superseded()
    assert len(serving.retriever.retrieve("How high was the river?").hits) == 6
    assert len(newer.retriever.retrieve("How high was the river?").hits) == 2
    serving.close()
    assert len(newer.retriever.retrieve("How high was the river?").hits) == 2
