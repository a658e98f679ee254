from datetime import date
from pathlib import Path

import pytest

from corpus.errors import CorpusError, UnknownStatement
from corpus.loading import load


def write(path: Path, body: str = "Body.\n", **extra: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fields = {
        "title": "T",
        "issuer": "I",
        "published": path.name[:10],
        "url": "https://example.org/",
        "language": "en",
        "licence": "L",
    } | extra
    head = "".join(f'{name}: "{value}"\n' for name, value in fields.items())
    path.write_bytes(f"---\n{head}---\n{body}".encode())


def test_statements_come_newest_first(tmp_path: Path) -> None:
    write(tmp_path / "2023-01-01-b.md", "B.\n")
    write(tmp_path / "2024-01-01-a.md", "A.\n")
    write(tmp_path / "2023-01-01-a.md", "C.\n")
    corpus = load(tmp_path)
    assert [s.statement_id for s in corpus.statements] == ["2024-01-01-a", "2023-01-01-a", "2023-01-01-b"]
    assert corpus.statement("2024-01-01-a").published == date(2024, 1, 1)


def test_all_bad_files_are_reported_at_once_and_the_good_ones_work(tmp_path: Path) -> None:
    write(tmp_path / "2024-01-01-good.md")
    write(tmp_path / "2024-01-01-empty.md", "")
    write(tmp_path / "2024-01-01-bell.md", "Ding\x07.\n")
    (tmp_path / "notes.md").write_text("just notes\n")
    corpus = load(tmp_path)
    assert [s.statement_id for s in corpus.statements] == ["2024-01-01-good"]
    assert sorted(Path(bad.path).name for bad in corpus.refused) == [
        "2024-01-01-bell.md",
        "2024-01-01-empty.md",
        "notes.md",
    ]


def test_two_files_with_one_id_are_both_refused_because_neither_is_surely_meant(tmp_path: Path) -> None:
    write(tmp_path / "x" / "2024-01-01-a.md", "One.\n")
    write(tmp_path / "y" / "2024-01-01-a.md", "Two.\n")
    corpus = load(tmp_path)
    assert corpus.statements == ()
    assert len(corpus.refused) == 2
    assert "rename one of them" in corpus.refused[0].remedy


def test_the_same_body_twice_is_a_warning(tmp_path: Path) -> None:
    write(tmp_path / "2024-01-01-a.md", "Same.\n")
    write(tmp_path / "2024-01-02-b.md", "Same.\n")
    corpus = load(tmp_path)
    assert len(corpus.statements) == 2
    assert corpus.warnings == ("the same body stands in 2024-01-02-b and 2024-01-01-a",)


def test_a_statement_that_supersedes_nothing_known_is_a_warning(tmp_path: Path) -> None:
    write(tmp_path / "2024-01-01-a.md", supersedes="2023-01-01-gone")
    assert load(tmp_path).warnings == ("2024-01-01-a supersedes 2023-01-01-gone, which is not here",)


def test_a_folder_that_is_not_there_and_an_id_that_is_not_there_are_clear_errors(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="is not a folder; give the folder"):
        load(tmp_path / "nowhere")
    with pytest.raises(UnknownStatement, match="2024-01-01-x"):
        load(tmp_path).statement("2024-01-01-x")
