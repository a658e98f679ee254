import os
from pathlib import Path

import numpy as np
import pytest

from corpus.passages import Passage
from index.entries import Entry
from index.errors import IndexUnusable, ServerUnreachable
from index.store import Place, Store, Stored


def _entries(count: int) -> list[Entry]:
    return [Entry(Passage(f"2025-01-01-s{n % 3}", n, n + 5), f"text {n // 2}") for n in range(count)]


def _vectors(count: int) -> "np.typing.NDArray[np.float32]":
    rows = np.random.default_rng(1).normal(size=(count, 16)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


@pytest.fixture(params=["embedded", "server"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    server = request.getfixturevalue("chroma_server") if request.param == "server" else "embedded"
    folder = tmp_path / f"e{os.urandom(6).hex()}"
    folder.mkdir()
    return Place(folder, server)


@pytest.fixture
def store(place: Place) -> Store:
    return place.create()


def test_the_nearest_are_those_of_an_exact_search_with_their_cosines(store: Store) -> None:
    entries, rows = _entries(200), _vectors(200)
    store.add(entries, rows)
    hits = store.query(rows[7], 20)
    cosines = rows @ rows[7]
    exact = np.argsort(-cosines)[:20]
    assert [h.passage for h in hits] == [entries[i].passage for i in exact]
    assert [h.score for h in hits] == pytest.approx(cosines[exact].tolist(), abs=1e-4)
    assert [h.rank for h in hits] == list(range(1, 21))


def test_equal_vectors_come_in_order_of_place(store: Store) -> None:
    entries = _entries(6)
    store.add(entries[::-1], np.repeat(_vectors(1), 6, axis=0))
    assert [h.passage for h in store.query(_vectors(1)[0], 10)] == sorted(e.passage for e in entries)


def test_what_is_stored_comes_back_with_digests_and_vectors(store: Store) -> None:
    entries, rows = _entries(5), _vectors(5)
    store.add(entries, rows)
    assert store.stored() == tuple(sorted((Stored(e.passage, e.digest) for e in entries), key=lambda s: s.passage))
    asked = [entries[3].passage, entries[0].passage]
    assert store.vectors(asked) == pytest.approx(rows[[3, 0]], abs=1e-6)
    assert len(store.vectors([])) == 0


def test_an_empty_store_finds_nothing(store: Store) -> None:
    assert store.query(_vectors(1)[0], 10) == ()
    assert (store.count(), store.stored()) == (0, ())
    store.check(0)


def test_an_id_with_colons_and_a_hyphen_is_read_back(store: Store) -> None:
    passage = Passage("2025-01-01-a-b:c", 12, 345)
    store.add([Entry(passage, "x")], _vectors(1))
    assert store.stored()[0].passage == passage


def test_more_than_one_batch_is_added_and_found(tmp_path: Path) -> None:
    entries, rows = _entries(5600), _vectors(5600)
    store = Place(tmp_path).create()
    store.add(entries, rows)
    store.check(5600)
    assert store.vectors([e.passage for e in entries[-3:]]) == pytest.approx(rows[-3:], abs=1e-6)


def test_a_missing_passage_fails_the_check(store: Store) -> None:
    store.add(_entries(3), _vectors(3))
    with pytest.raises(IndexUnusable, match="3 of 4 passages are there; run `statement-bot index`"):
        store.check(4)


def test_closing_one_reader_leaves_another_of_the_same_place_working(place: Place) -> None:
    writer = place.create()
    writer.add(_entries(3), _vectors(3))
    first, second = place.open(), place.open()
    writer.close()
    first.close()
    assert len(second.query(_vectors(1)[0], 3)) == 3


def test_opening_where_there_is_nothing_says_so(place: Place) -> None:
    with pytest.raises(IndexUnusable, match="does not exist"):
        place.open()


def test_a_deleted_collection_is_gone_from_the_server(chroma_server: str, tmp_path: Path) -> None:
    place = Place(tmp_path, chroma_server)
    place.create().close()
    place.delete()
    place.delete()
    with pytest.raises(IndexUnusable):
        place.open()


def test_a_server_that_is_not_there_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(ServerUnreachable, match=r"http://127\.0\.0\.1:9: .*start it with `chroma run`"):
        Place(tmp_path, "http://127.0.0.1:9").create()


@pytest.mark.parametrize("damage", ["database", "vectors"])
def test_damage_is_an_error_of_ours(tmp_path: Path, damage: str) -> None:
    store = Place(tmp_path).create()
    store.add(_entries(1500), _vectors(1500))
    store.close()
    Place(tmp_path).seal()
    name = {"database": "chroma.sqlite3", "vectors": "data_level0.bin"}[damage]
    (found,) = (tmp_path / "chroma").rglob(name)
    os.truncate(found, 2000)
    with pytest.raises(IndexUnusable) as error:
        Place(tmp_path).open().check(1500)
    assert "\n" not in str(error.value)


def test_one_altered_byte_of_a_sealed_store_is_found(tmp_path: Path) -> None:
    store = Place(tmp_path).create()
    store.add(_entries(1500), _vectors(1500))
    store.close()
    Place(tmp_path).seal()
    Place(tmp_path).open().close()
    (found,) = (tmp_path / "chroma").rglob("link_lists.bin")
    content = bytearray(found.read_bytes())
    content[1000] ^= 1
    found.write_bytes(content)
    with pytest.raises(IndexUnusable, match=r"link_lists\.bin is not as it was written"):
        Place(tmp_path).open()


def test_the_password_in_a_servers_address_is_not_told() -> None:
    assert "hunter2" not in str(ServerUnreachable("https://ann:hunter2@chroma.example:8000", "it does not answer"))
    assert "https://chroma.example:8000" in str(ServerUnreachable("https://ann:hunter2@chroma.example:8000", "no"))
