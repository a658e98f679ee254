import csv
import io
import json
from pathlib import Path

import pytest
from example_records import answered
from statements_site import StatementsSite, text_of

from bot.records.event import Switch
from bot.staff.account import Role
from index.embedding import Embedding


@pytest.fixture
def site(tmp_path: Path, embedding: Embedding) -> StatementsSite:
    made = StatementsSite(tmp_path, embedding)
    made.recorded(answered("a-1", "=1+1", "It will cost £4.8m."))
    made.service.journal().append(Switch(False, "Repairs.", "admin"))
    return made


def test_the_page_shows_the_head_and_whether_the_record_still_holds_it(site: StatementsSite) -> None:
    head = site.service.journal().head()
    page = text_of(site.browser(Role.REVIEWER).page("/staff/record"))
    assert f"Entries 2 Head {head} Noted head the record holds it" in page
    assert "Export" not in page


def test_a_sound_record_is_said_to_be_sound_and_a_changed_one_says_which_entry(site: StatementsSite) -> None:
    reviewer = site.browser(Role.REVIEWER)
    head = site.service.journal().head()
    page = text_of(reviewer.page(f"/staff/record/check?head={head}"))
    assert "The record is sound" in page
    assert f"2 entries, 0 of them without content by retention; the head is {head}" in page
    with site.service.journal().database.writing() as connection:
        connection.exec_driver_sql("UPDATE entries SET content = replace(content, '4.8', '9.9') WHERE sequence = 1")
    page = text_of(reviewer.page("/staff/record/check"))
    assert "The record is not sound" in page
    assert "entry 1 changed after being written (content)" in page


def test_a_head_that_is_none_is_refused(site: StatementsSite) -> None:
    assert "is not the head of a record" in site.browser(Role.REVIEWER).page("/staff/record/check?head=x", 400)


def test_csv_is_for_spreadsheets_and_runs_nothing_in_them(site: StatementsSite) -> None:
    answer = site.browser(Role.ADMIN).client.get("/staff/record/export?form=csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="record.csv"'
    assert answer.content.startswith(b"\xef\xbb\xbfsequence,")
    first, second = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""))
    assert (first["question"], first["quotes"]) == ("'=1+1", "It will cost £4.8m.")
    assert (second["kind"], second["note"], second["by"]) == ("switch", "Repairs.", "admin")


def test_jsonl_holds_every_entry_with_its_hash(site: StatementsSite) -> None:
    answer = site.browser(Role.ADMIN).client.get("/staff/record/export?form=jsonl")
    rows = [json.loads(line) for line in answer.text.splitlines()]
    assert [row["kind"] for row in rows] == ["answer", "switch"]
    assert rows[1]["previous"] == rows[0]["hash"]


def test_only_the_days_asked_for_are_exported(site: StatementsSite) -> None:
    admin = site.browser(Role.ADMIN).client
    today = site.logged()[0].at.date()
    for query, rows in (
        (f"from={today}&to={today}", 2),
        ("to=2020-01-01", 0),
        ("from=9000-01-01", 0),
        ("to=9999-12-31", 2),
        ("from=&to=", 2),
    ):
        assert len(admin.get(f"/staff/record/export?form=jsonl&{query}").text.splitlines()) == rows, query
    name = admin.get("/staff/record/export?form=jsonl&from=2020-01-01&to=2020-01-02").headers["content-disposition"]
    assert name == 'attachment; filename="record-from-2020-01-01-to-2020-01-02.jsonl"'


@pytest.mark.parametrize("query", ["form=xml", "from=yesterday", "from=2020-01-02&to=2020-01-01", "to=2020-02-30"])
def test_an_export_that_cannot_be_is_refused(site: StatementsSite, query: str) -> None:
    site.browser(Role.ADMIN).page(f"/staff/record/export?{query}", 400)


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.EDITOR])
def test_only_an_administrator_exports(site: StatementsSite, role: Role) -> None:
    page = site.browser(role).page("/staff/record/export", 403)
    assert "4.8m" not in page
