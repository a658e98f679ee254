import numpy as np
import pytest
from example_corpus import FLOODS, town

from bot.coverage import Asked, Reader
from corpus.passages import Passage
from corpus.span import Span
from index.embedding import Embedding

FLOODS_ID = "2025-01-01-floods"


def _asked(vectors: list[list[float]], word_of: list[int], count: int) -> Asked:
    names = tuple("abcdefgh"[:count])
    return Asked(names, names, np.ones(count, bool), np.array(vectors, np.float32), np.array(word_of))


def test_a_word_is_covered_by_the_best_token_and_its_parts_are_averaged() -> None:
    asked = _asked([[1, 0], [0, 1], [1, 0]], [0, 1, 1], 2)
    cosines = asked.vectors @ np.array([[1, 0], [0.6, 0.8]], np.float32).T
    # word 0: 1; word 1: the mean of .8 and 1
    assert asked.covered(cosines).tolist() == pytest.approx([1.0, 0.9])


def test_nothing_covers_nothing() -> None:
    asked = _asked([[1, 0]], [0], 1)
    assert asked.covered(np.empty((1, 0), np.float32)).tolist() == [0.0]


def test_a_question_is_read_as_its_words_without_punctuation(embedding: Embedding) -> None:
    asked = Reader(embedding).question("How high did the river rise?")
    assert asked.texts == ("How", "high", "did", "the", "river", "rise")
    assert [t for t, c in zip(asked.texts, asked.content, strict=True) if c] == ["high", "river", "rise"]


def test_a_passage_is_read_with_its_title_and_its_own_offsets(embedding: Embedding) -> None:
    start = FLOODS.index("Nobody")
    passage = Passage(FLOODS_ID, start, FLOODS.index("\n\nTwo"))
    reading = Reader(embedding).passages([passage], town())[0]
    inside = reading.within(Span(start, start + len("Nobody was hurt")))
    assert [FLOODS[a:b] for a, b in zip(reading.starts[inside], reading.ends[inside], strict=True)] == [
        "Nobody", "was", "hurt",
    ]  # fmt: skip
    assert (reading.starts < 0).sum() == len("Floods in the old town".split())


def test_packed_vectors_have_length_one_within_a_hundredth(embedding: Embedding) -> None:
    reading = Reader(embedding).passages([Passage(FLOODS_ID, 0, 30)], town())[0]
    assert np.linalg.norm(reading.rows(), axis=1) == pytest.approx(1, abs=0.01)


def test_the_same_words_in_a_passage_cover_a_question_nearly_whole(embedding: Embedding) -> None:
    reader = Reader(embedding)
    asked = reader.question("nobody was hurt")
    corpus = town()
    hurt, bridges = reader.passages(
        [
            Passage(FLOODS_ID, FLOODS.index("Nobody"), FLOODS.index("\n\nTwo")),
            Passage(FLOODS_ID, FLOODS.index("Two"), len(FLOODS) - 1),
        ],
        corpus,
    )
    near, far = (asked.covered(asked.vectors @ r.rows().T)[2] for r in (hurt, bridges))
    assert near > far + 0.2


def test_a_passage_is_read_once_and_the_oldest_are_forgotten(embedding: Embedding) -> None:
    reader = Reader(embedding, kept=1)
    first, second = Passage(FLOODS_ID, 0, 30), Passage("2025-01-01-fares", 0, 20)
    kept = reader.passages([first], town())[0]
    assert reader.passages([first], town())[0] is kept
    reader.passages([second], town())
    assert reader.passages([first], town())[0] is not kept
