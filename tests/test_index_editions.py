import threading
import time
from pathlib import Path

import pytest
from example_corpus import town

from index.editions import Editions
from index.embedding import Embedding
from index.errors import IndexLocked, IndexUnusable
from index.manifest import Manifest, manifest_of


@pytest.fixture
def manifest(embedding: Embedding) -> Manifest:
    return manifest_of(town().statements, embedding, "embedded")


def test_a_new_folder_has_no_current_edition(tmp_path: Path) -> None:
    assert Editions(tmp_path).current_name() is None
    assert Editions(tmp_path).current() is None


def test_an_edition_is_current_only_when_published(manifest: Manifest, tmp_path: Path) -> None:
    editions = Editions(tmp_path)
    with editions.lock(0):
        begun = editions.begin(manifest)
        assert editions.current() is None
        assert editions.others() == (begun,)
        editions.publish(begun, 6)
    current = editions.current()
    assert current is not None
    assert (current.name, current.manifest, current.passages) == (begun.name, manifest, 6)
    assert editions.others() == ()


def test_only_what_is_kept_survives_a_discard(manifest: Manifest, tmp_path: Path) -> None:
    editions = Editions(tmp_path)
    with editions.lock(0):
        kept, other = editions.begin(manifest), editions.begin(manifest)
        (editions.folder / "rubbish").mkdir()
        editions.discard(kept, None)
    assert [p.name for p in editions.folder.iterdir() if p.is_dir()] == [kept.name]
    assert not other.place.folder.exists()


@pytest.mark.parametrize("text", ["", "{", "[]", '"x"', '{"edition": "gone", "passages": 3}', '{"edition": "x"}'])
def test_a_damaged_pointer_is_no_edition(text: str, tmp_path: Path) -> None:
    editions = Editions(tmp_path)
    editions.folder.mkdir()
    (editions.folder / "current").write_text(text)
    assert editions.current() is None


def test_a_held_lock_says_who_holds_it_and_what_to_do(tmp_path: Path) -> None:
    with (
        Editions(tmp_path).lock(0),
        pytest.raises(IndexLocked, match=r"process \d+ on .+ is writing the index .* wait for it or end it"),
        Editions(tmp_path).lock(0.2),
    ):
        raise AssertionError("two writers")


def test_a_lock_is_waited_for(tmp_path: Path) -> None:
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with Editions(tmp_path).lock(0):
            held.set()
            time.sleep(0.3)
        done.set()

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait()
    with Editions(tmp_path).lock(10):
        pass
    thread.join()
    assert done.is_set()


def test_a_folder_that_cannot_be_made_is_named_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with (
        pytest.raises(IndexUnusable, match=r"give a data folder that can be written with --data"),
        Editions(tmp_path / "data").lock(0),
    ):
        raise AssertionError("locked nothing")
