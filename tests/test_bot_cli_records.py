import csv
import json
from pathlib import Path

import pytest
from example_records import answered, opened, record, tamper

from bot.cli.records import application
from bot.records.errors import RecordsError
from corpus.errors import StatementBotError


def run(data: Path, *arguments: str) -> int:
    code = application([*arguments, "--data", str(data)], standalone_mode=False)
    return code if isinstance(code, int) else 0


def fill(data: Path) -> str:
    """Two answers; gives the head."""
    with opened("", data) as journal:
        record(journal, data, answered("a-1", "=1+1"), answered("a-2"))
        return str(journal.head())


def test_verify_says_what_head_to_note(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = fill(tmp_path)
    assert run(tmp_path, "verify") == 0
    assert capsys.readouterr().out == f"ok: 2 entries, 0 of them without content by retention; the head is {head}\n"
    assert run(tmp_path, "verify", "--head", head) == 0


def test_verify_names_the_entry_that_was_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(tmp_path)
    with opened("", tmp_path) as journal:
        tamper(journal, "UPDATE entries SET content = '{}' WHERE sequence = 2")
    assert run(tmp_path, "verify") == 1
    first, last = capsys.readouterr().out.splitlines()
    assert first == "entry 2 changed after being written (content)"
    assert last.startswith("1 problems: 2 entries")


def test_verify_holds_the_record_against_a_head_on_paper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(tmp_path)
    assert run(tmp_path, "verify", "--head", f"2:{'a' * 64}") == 1
    assert "the past was rewritten: the head noted at entry 2 is another one" in capsys.readouterr().out
    with pytest.raises(RecordsError, match="NUMBER:HASH"):
        run(tmp_path, "verify", "--head", "2")


def test_export_writes_a_new_file_and_never_over_an_old_one(tmp_path: Path) -> None:
    fill(tmp_path)
    into = tmp_path / "out.csv"
    run(tmp_path, "export", "--into", str(into))
    with into.open(encoding="utf-8", newline="") as file:
        assert [row["question"] for row in csv.DictReader(file)] == ["'=1+1", "Is the bridge safe?"]
    with pytest.raises(StatementBotError, match="name a new file"):
        run(tmp_path, "export", "--into", str(into))


def test_export_as_jsonl_goes_to_standard_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(tmp_path)
    run(tmp_path, "export", "--format", "jsonl", "--since", "2026-03-01", "--until", "2026-03-01")
    assert [json.loads(line)["sequence"] for line in capsys.readouterr().out.splitlines()] == [1, 2]
    run(tmp_path, "export", "--format", "jsonl", "--since", "2026-03-02")
    assert capsys.readouterr().out == ""


def test_retain_removes_what_is_older_than_the_days_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(tmp_path)
    run(tmp_path, "retain", "--days", "100000")
    assert capsys.readouterr().err == "content of 0 entries older than 100000 days removed\n"
    run(tmp_path, "rebuild")
    assert capsys.readouterr().err == "copies of 2 entries made again\n"


@pytest.mark.parametrize("command", ["verify", "export", "retain", "rebuild"])
def test_where_there_is_no_record_none_is_made(tmp_path: Path, command: str) -> None:
    for folder in (tmp_path, tmp_path / "mistyped"):
        with pytest.raises(StatementBotError, match="give the data folder of the service"):
            run(folder, command)
    assert list(tmp_path.iterdir()) == []
