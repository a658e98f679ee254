import json
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from example_corpus import FARES, FLOODS, statement, town

from corpus.loading import Corpus
from corpus.passages import Passage
from index.editions import Editions
from index.embedding import Embedding
from index.entries import entry
from index.errors import IndexLocked, ServerUnreachable
from index.sync import SyncReport, sync

FARES_ID, FLOODS_ID, SCHOOL_ID = "2025-01-01-fares", "2025-01-01-floods", "2025-01-01-school"
ALL = (
    Passage(FARES_ID, 0, 36),
    Passage(FARES_ID, 38, 80),
    Passage(FLOODS_ID, 0, 39),
    Passage(FLOODS_ID, 41, 73),
    Passage(FLOODS_ID, 75, 99),
    Passage(SCHOOL_ID, 0, 58),
)


def _with_floods(body: str = FLOODS, title: str = "Floods in the old town") -> Corpus:
    fares, _, school = town().statements
    return Corpus((fares, statement("floods", body, title), school))


def _check_whole(corpus: Corpus, embedding: Embedding, data: Path, report: SyncReport) -> None:
    """The current edition holds exactly the vectors that a fresh embedding gives."""
    current = Editions(data).current()
    assert current is not None
    assert current.name == report.edition
    store = current.place.open()
    stored = store.stored()
    made = [entry(corpus.statement(s.passage.statement_id), s.passage) for s in stored]
    assert [s.digest for s in stored] == [e.digest for e in made]
    assert store.vectors([s.passage for s in stored]) == pytest.approx(
        embedding.encode([e.text for e in made]), abs=1e-5
    )
    store.close()


def _counts(report: SyncReport) -> tuple[int, int, int, int, int]:
    return len(report.added), len(report.changed), len(report.removed), report.unchanged, report.embedded


def test_the_first_sync_adds_everything_and_the_second_nothing(embedding: Embedding, tmp_path: Path) -> None:
    said: list[str] = []
    first = sync(town(), embedding, tmp_path, say=said.append)
    assert first.added == ALL
    assert (first.embedded, first.reason) == (6, "there is no index yet, or none that can be read")
    assert said == [
        "indexing 3 statements: there is no index yet, or none that can be read",
        "indexed: 6 passages added, 0 changed, 0 removed, 0 unchanged",
    ]
    _check_whole(town(), embedding, tmp_path, first)
    assert sync(town(), embedding, tmp_path) == SyncReport((), (), (), 6, 0, None, first.edition)


def test_one_changed_sentence_changes_what_stands_there_and_moves_what_follows(
    embedding: Embedding, tmp_path: Path
) -> None:
    sync(town(), embedding, tmp_path)
    corpus = _with_floods(FLOODS.replace("Nobody was hurt", "Nobody got hurt"))  # as long as before
    report = sync(corpus, embedding, tmp_path)
    assert (report.changed, _counts(report)) == ((Passage(FLOODS_ID, 41, 73),), (0, 1, 0, 5, 1))
    longer = _with_floods(FLOODS.replace("Nobody was hurt", "Two people were hurt"))
    report = sync(longer, embedding, tmp_path)
    assert report.removed == (Passage(FLOODS_ID, 41, 73), Passage(FLOODS_ID, 75, 99))
    assert report.added == (Passage(FLOODS_ID, 41, 78), Passage(FLOODS_ID, 80, 104))
    assert (report.embedded, report.reason) == (1, "statements: 1 changed")  # what only moved keeps its vector
    _check_whole(longer, embedding, tmp_path, report)


def test_a_changed_title_embeds_all_passages_of_its_statement(embedding: Embedding, tmp_path: Path) -> None:
    sync(town(), embedding, tmp_path)
    report = sync(_with_floods(title="Floods"), embedding, tmp_path)
    assert (report.changed, _counts(report)) == (ALL[2:5], (0, 3, 0, 3, 3))
    _check_whole(_with_floods(title="Floods"), embedding, tmp_path, report)


def test_statements_come_and_go(embedding: Embedding, tmp_path: Path) -> None:
    sync(Corpus(town().statements[:2]), embedding, tmp_path)
    report = sync(Corpus(town().statements[1:]), embedding, tmp_path)
    assert (report.added, report.removed) == ((ALL[5],), ALL[:2])
    assert report.reason == "statements: 1 new, 1 removed"
    assert _counts(sync(Corpus(()), embedding, tmp_path)) == (0, 0, 4, 0, 0)
    assert sync(Corpus(()), embedding, tmp_path).reason is None


def test_equal_texts_are_embedded_once_and_stay_two_passages(embedding: Embedding, tmp_path: Path) -> None:
    twice = Corpus((statement("a", FARES, "Fares"), statement("b", FARES, "Fares")))
    report = sync(twice, embedding, tmp_path)
    assert _counts(report) == (4, 0, 0, 0, 2)
    _check_whole(twice, embedding, tmp_path, report)


def test_another_model_embeds_everything_again(embedding: Embedding, tmp_path: Path) -> None:
    sync(town(), embedding, tmp_path)
    manifest = next((tmp_path / "index").glob("*/manifest.json"))
    manifest.write_text(manifest.read_text().replace("all-MiniLM-L6-v2", "an older model"))
    report = sync(town(), embedding, tmp_path)
    assert report.reason == "the embedding model changed from an older model to all-MiniLM-L6-v2"
    assert _counts(report) == (0, 0, 0, 6, 6)


@pytest.mark.parametrize("damage", ["database", "pointer", "manifest", "everything"])
def test_a_damaged_index_is_made_again_by_itself(embedding: Embedding, tmp_path: Path, damage: str) -> None:
    sync(town(), embedding, tmp_path)
    folder = tmp_path / "index"
    name = {"database": "*/chroma/chroma.sqlite3", "pointer": "current", "manifest": "*/manifest.json"}.get(damage)
    for path in folder.glob(name) if name else [p for p in folder.rglob("*") if p.is_file() and p.name != "lock"]:
        os.truncate(path, path.stat().st_size // 3)
    said: list[str] = []
    report = sync(town(), embedding, tmp_path, say=said.append)
    assert report.reason is not None
    assert said[0] == f"indexing 3 statements: {report.reason}"
    _check_whole(town(), embedding, tmp_path, report)
    assert sync(town(), embedding, tmp_path).reason is None


def test_a_vector_of_a_wrong_length_is_not_taken_over(embedding: Embedding, tmp_path: Path) -> None:
    editions = Editions(tmp_path)
    sync(Corpus(()), embedding, tmp_path)
    current = editions.current()
    assert current is not None
    edition = editions.begin(replace(current.manifest, statements=()))
    store = edition.place.create()
    fares = town().statements[0]
    store.add([entry(fares, ALL[0])], np.zeros((1, 384), np.float32))
    store.close()
    assert sync(town(), embedding, tmp_path).embedded == 6


def test_what_a_killed_sync_had_embedded_is_taken_over(embedding: Embedding, tmp_path: Path) -> None:
    sync(town(), embedding, tmp_path)
    (tmp_path / "index" / "current").unlink()  # as if killed just before it was published
    report = sync(town(), embedding, tmp_path)
    assert (report.added, report.embedded) == (ALL, 0)
    assert len([p for p in (tmp_path / "index").iterdir() if p.is_dir()]) == 1


def test_the_edition_before_is_kept_for_its_readers_and_no_older_one(embedding: Embedding, tmp_path: Path) -> None:
    made = [sync(Corpus(town().statements[:n]), embedding, tmp_path).edition for n in (1, 2, 3)]
    assert {p.name for p in (tmp_path / "index").iterdir() if p.is_dir()} == set(made[1:])


def test_a_second_writer_is_refused_but_a_reader_is_not(embedding: Embedding, tmp_path: Path) -> None:
    sync(town(), embedding, tmp_path)
    with Editions(tmp_path).lock(0):
        assert sync(town(), embedding, tmp_path, timeout=0).unchanged == 6
        with pytest.raises(IndexLocked):
            sync(Corpus(()), embedding, tmp_path, timeout=0)


def test_a_server_is_synced_like_a_folder(embedding: Embedding, tmp_path: Path, chroma_server: str) -> None:
    first = sync(town(), embedding, tmp_path, chroma=chroma_server)
    assert first.added == ALL
    _check_whole(town(), embedding, tmp_path, first)
    assert sync(town(), embedding, tmp_path, chroma=chroma_server).reason is None
    there = sync(_with_floods(title="Floods"), embedding, tmp_path, chroma=chroma_server)
    assert _counts(there) == (0, 3, 0, 3, 3)
    back = sync(town(), embedding, tmp_path)
    assert back.reason == f"where the index is kept changed from {chroma_server} to embedded; statements: 1 changed"
    assert back.embedded == 0  # the edition before still has the vectors of the first title
    _check_whole(town(), embedding, tmp_path, back)


def test_a_server_that_is_away_leaves_the_index_as_it_was(embedding: Embedding, tmp_path: Path) -> None:
    before = sync(town(), embedding, tmp_path)
    with pytest.raises(ServerUnreachable):
        sync(town(), embedding, tmp_path, chroma="http://127.0.0.1:9")
    assert json.loads((tmp_path / "index" / "current").read_text())["edition"] == before.edition
    assert sync(town(), embedding, tmp_path).reason is None
