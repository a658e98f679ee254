from pathlib import Path

import numpy as np
from example_corpus import FLOODS, town

from bot.coverage import Reader
from bot.readings import Reading, Readings, key_of
from corpus.passages import Passage
from index.embedding import Embedding

FLOODS_ID = "2025-01-01-floods"
READING = Reading(
    np.array([-1, 4]), np.array([-1, 9]), np.array([[127, -1], [3, 0]], np.int8), np.array([0.5, 0.25], np.float32),
    np.array([True, False]),
)  # fmt: skip


def _same(one: Reading, other: Reading) -> bool:
    return all(np.array_equal(getattr(one, f), getattr(other, f)) for f in Reading.__dataclass_fields__)


def test_a_reading_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    Readings(tmp_path / "readings.sqlite").put({"a": READING})
    found = Readings(tmp_path / "readings.sqlite").get(["a", "b"])
    assert list(found) == ["a"]
    assert _same(found["a"], READING)


def test_what_is_no_longer_wanted_is_forgotten(tmp_path: Path) -> None:
    readings = Readings(tmp_path / "readings.sqlite")
    readings.put({"a": READING, "b": READING})
    readings.keep_only(["b", "c"])
    assert readings.missing(["a", "b", "c"]) == ["a", "c"]


def test_a_damaged_file_costs_time_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "readings.sqlite"
    path.write_bytes(b"no database " * 1000)
    readings = Readings(path)
    readings.put({"a": READING})
    assert _same(readings.get(["a"])["a"], READING)


def test_a_cut_reading_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "readings.sqlite"
    readings = Readings(path)
    readings.put({"a": READING})
    readings._file.execute("UPDATE reading SET content = substr(content, 1, 20)")
    assert readings.get(["a"]) == {}


def test_the_key_depends_on_the_model_the_place_and_the_text() -> None:
    given = ("model", "statement", 0, "text")
    others = (("other", *given[1:]), ("model", "other", 0, "text"), ("model", "statement", 1, "text"))
    assert len({key_of(*given), *(key_of(*each) for each in others), key_of("model", "statement", 0, "texts")}) == 5


def test_prepared_passages_are_the_same_as_passages_read_when_asked(embedding: Embedding, tmp_path: Path) -> None:
    passage = Passage(FLOODS_ID, 0, FLOODS.index("\n\n"))
    readings = Readings(tmp_path / "readings.sqlite")
    Reader(embedding, readings).prepare([passage], town())
    assert _same(
        Reader(embedding, readings).passages([passage], town())[0], Reader(embedding).passages([passage], town())[0]
    )
