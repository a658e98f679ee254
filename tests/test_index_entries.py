from example_corpus import FARES, statement

from corpus.passages import Passage
from index.embedding import Embedding
from index.entries import Entry, entries, entry


def test_an_entry_is_found_by_title_and_passage(embedding: Embedding) -> None:
    found = entries(statement("fares", FARES, "Bus fares"), embedding)
    assert [e.text for e in found] == [
        "Bus fares\nFares rise by 4.8 per cent in March.",
        "Bus fares\nChildren under five travel free of charge.",
    ]
    assert [(e.passage.start, e.passage.end) for e in found] == [(0, 36), (38, 80)]


def test_every_entry_fits_the_window_with_its_title(embedding: Embedding) -> None:
    long = statement("long", "One sentence of several words. " * 200 + "\n", "A long title " * 10 + "end")
    found = entries(long, embedding)
    assert len(found) > 4
    assert max(embedding.count_tokens(e.text) for e in found) <= 256


def test_a_very_long_title_is_cut_between_words(embedding: Embedding) -> None:
    long = statement("long", FARES, "word " * 100 + "end")
    assert entries(long, embedding)[0].text == ("word " * 32).strip() + "\nFares rise by 4.8 per cent in March."


def test_an_entry_made_again_from_its_place_is_the_same(embedding: Embedding) -> None:
    fares = statement("fares", FARES, "Bus fares")
    made = entries(fares, embedding)
    assert tuple(entry(fares, e.passage) for e in made) == made


def test_equal_texts_have_equal_digests_wherever_they_stand() -> None:
    a, b = statement("a", "Same.\n", "T"), statement("b", "Same.\n", "T")
    first, second = entry(a, Passage(a.statement_id, 0, 5)), entry(b, Passage(b.statement_id, 0, 5))
    assert first.digest == second.digest == Entry(first.passage, "T\nSame.").digest
    assert first != second
