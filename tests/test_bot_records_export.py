import csv
import hashlib
import io
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from example_records import Clock, abstained, answered, opened, record
from hypothesis import given
from hypothesis import strategies as st

from bot.records.event import Block, Place, Reason, Switch, Verdict
from bot.records.export import COLUMNS, export_csv, export_jsonl, safe_cell
from bot.records.journal import Days, Journal
from bot.records.judging import report, review
from bot.records.retention import retain


def fill(journal: Journal, data: Path) -> None:
    """Five entries, a day each: two answers, a report, a verdict, the switch."""
    record(journal, data, abstained("a-1", "=HYPERLINK(“x”)"), answered("a-2", "Is it, “safe”?\nReally?"))
    report(journal, "a-2", 1, Reason.OTHER)
    review(journal, 2, 1, Verdict.CORRECT, by="ann", seen=0, note="@note\nof two lines")
    journal.append(Switch(False, "-1 is no reason", "tom"))


def rows(lines: list[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(lines), newline="")))


def test_csv_has_a_header_and_a_row_for_each_entry(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal:
        fill(journal, tmp_path)
        first, second, third, fourth, fifth = rows(list(export_csv(journal)))
    assert list(first) == COLUMNS
    assert (first["question"], first["status"], first["source"]) == ("'=HYPERLINK(“x”)", "not_in_statements", "chat")
    assert (second["question"], second["quotes"]) == ("Is it, “safe”? Really?", "It is not unsafe.")
    assert (second["speakers"], second["confidence"]) == ("Ann Lee", "0.9000")
    assert (third["answer"], third["citation"], third["judgement"]) == ("2", "1", "other")
    assert (fourth["judgement"], fourth["by"], fourth["note"]) == ("correct", "ann", "'@note\nof two lines")
    assert (fifth["judgement"], fifth["note"], fifth["by"]) == ("off", "'-1 is no reason", "tom")


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_text(begin: str) -> None:
    assert safe_cell(f"{begin}1+1") == f"'{begin}1+1"


@given(st.text())
def test_every_cell_reads_back_with_at_most_a_mark_before_it(text: str) -> None:
    cell = safe_cell(text)
    assert cell in (text, f"'{text}")
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_an_export_in_jsonl_can_be_checked_without_us(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal:
        fill(journal, tmp_path)
        values = [json.loads(line) for line in export_jsonl(journal)]
    previous = "0" * 64
    for value in values:
        text = json.dumps(value["content"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert hashlib.sha256(text.encode()).hexdigest() == value["content_sha256"]
        link = {name: value[name] for name in ("at", "content_sha256", "kind", "previous", "sequence")}
        text = json.dumps(link, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert (hashlib.sha256(text.encode()).hexdigest(), value["previous"]) == (value["hash"], previous)
        previous = value["hash"]
    assert [value["sequence"] for value in values] == [1, 2, 3, 4, 5]


def test_both_ends_of_the_days_are_exported(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path, Clock(tick=timedelta(days=1))) as journal:
        fill(journal, tmp_path)
        days = Days(date(2026, 3, 2), date(2026, 3, 3))
        assert [row["sequence"] for row in rows(list(export_csv(journal, days)))] == ["2", "3"]
        assert len(list(export_jsonl(journal, days))) == 2


def test_removed_content_is_exported_as_removed(tmp_path: Path) -> None:
    with opened("", tmp_path, Clock(tick=timedelta(days=1))) as journal:
        fill(journal, tmp_path)
        retain(journal, 3)
        row = rows(list(export_csv(journal)))[0]
        assert (row["kind"], row["question"], row["content"]) == ("answer", "", "removed")
        assert json.loads(next(export_jsonl(journal)))["content"] is None


def test_other_entries_are_exported_as_their_json(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        journal.append(Block(Place("2026-02-01-a", "d" * 64, 1, 2), "ann"))
        (row,) = rows(list(export_csv(journal)))
    assert json.loads(row["content"])["place"]["statement_id"] == "2026-02-01-a"
