"""Statement file and ledger get into the folder together, and never over another statement."""

import json
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import ImportFailed
from corpus.importing import Facts, Imported, import_document
from corpus.importing.document import slug
from corpus.statement_file import read_statement

NAME = "2025-02-03-bridge-closed"
TEXT = "Cookies on example.org\n\nBridge closed\n\n3 February 2025\n\nThe bridge will be closed for six weeks.\n"


def imported(folder: Path, text: str = TEXT) -> Imported:
    path = folder / "source.txt"
    path.write_text(text, encoding="utf-8")
    return import_document(path, Facts(issuer="A", url="https://a.example/1", licence="x"))


def test_the_written_file_is_read_back_as_the_same_statement(tmp_path: Path) -> None:
    made = imported(tmp_path)
    assert made.statement.published == date(2025, 2, 3)
    assert made.write(tmp_path / "new" / "statements")
    assert read_statement(tmp_path / "new" / "statements" / f"{NAME}.md") == made.statement
    assert sorted(p.name for p in (tmp_path / "new" / "statements").iterdir()) == [f"{NAME}.ledger.json", f"{NAME}.md"]


def test_the_ledger_file_names_source_method_and_every_removal(tmp_path: Path) -> None:
    made = imported(tmp_path)
    made.write(tmp_path)
    ledger = json.loads((tmp_path / f"{NAME}.ledger.json").read_text(encoding="utf-8"))
    assert ledger["source"] == "source.txt"
    assert ledger["source_sha256"] == made.statement.source_sha256
    assert ledger["raw_chars"] == len(TEXT)
    assert ledger["removed"] == [
        {"start": 0, "end": 22, "line": 1, "text": "Cookies on example.org", "reason": "cookie notice"},
        {"start": 24, "end": 37, "line": 3, "text": "Bridge closed", "reason": "headline, kept as the title"},
    ]
    assert made.ledger.summary().splitlines() == [
        "line     1        0–22       cookie notice                       Cookies on example.org",
        "line     3       24–37       headline, kept as the title         Bridge closed",
    ]


def test_the_same_import_again_changes_nothing(tmp_path: Path) -> None:
    assert imported(tmp_path).write(tmp_path)
    before = (tmp_path / f"{NAME}.md").stat().st_mtime_ns
    assert not imported(tmp_path).write(tmp_path)
    assert (tmp_path / f"{NAME}.md").stat().st_mtime_ns == before


def test_another_statement_of_the_same_name_is_not_overwritten(tmp_path: Path) -> None:
    imported(tmp_path).write(tmp_path)
    before = (tmp_path / f"{NAME}.md").read_bytes()
    with pytest.raises(ImportFailed, match="exists and differs; remove that file first"):
        imported(tmp_path, TEXT.replace("six", "eight")).write(tmp_path)
    assert (tmp_path / f"{NAME}.md").read_bytes() == before


def test_when_the_folder_is_a_file_neither_is_written(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(ImportFailed, match="taken cannot be written"):
        imported(tmp_path).write(tmp_path / "taken")


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    into = tmp_path / "statements"
    (into / f"{NAME}.ledger.json").mkdir(parents=True)  # the rename onto a folder fails
    with pytest.raises(ImportFailed, match="cannot be written"):
        imported(tmp_path).write(into)
    assert [p.name for p in into.iterdir()] == [f"{NAME}.ledger.json"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Police’s £4.8m – Zürich & Øresund!", "polices-4-8m-zurich-oresund"),
        ("word " * 20, "-".join(["word"] * 16)),
        ("x" * 100, "x" * 80),
        ("Мост закрыт", ""),
    ],
)
def test_a_slug_is_ascii_words_of_at_most_80_characters(title: str, name: str) -> None:
    assert slug(title) == name
