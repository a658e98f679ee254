import io
from pathlib import Path

import docx
import example_answers
import pytest
from statements_site import StatementsSite, Visitor, seen, text_of

from bot.records.audit import audit
from bot.records.event import Change, StatementChange
from bot.records.snapshot import statement_snapshot
from bot.staff.account import Role
from bot.web.staff.drafts import LONGEST_S, MOST_BYTES
from corpus.statement_file import read_statement
from index.embedding import Embedding

FACTS = {
    "issuer": "Port & City Council",
    "published": "2026-03-05",
    "url": "https://port.example/news/ferry",
    "licence": "OGL-UK-3.0",
}
FERRY = "2026-03-05-the-ferry-runs-all-night"
DOCUMENT = b"""Home | News | Contact
The ferry runs all night

The ferry runs all night from 6 March. It is free of charge, the mayor said.

Facebook | Twitter | LinkedIn
"""


@pytest.fixture
def site(tmp_path: Path, embedding: Embedding) -> StatementsSite:
    return StatementsSite(tmp_path, embedding)


@pytest.fixture
def editor(site: StatementsSite) -> Visitor:
    return site.browser(Role.EDITOR)


def uploaded(editor: Visitor, name: str = "ferry.txt", content: bytes = DOCUMENT, **other: str) -> str:
    return editor.upload("/staff/statements/add", name, content, **{**FACTS, **other})


def files(site: StatementsSite) -> list[str]:
    return sorted(path.name for path in site.folder.iterdir())


def test_the_preview_shows_what_is_kept_and_what_is_left_out_and_why_and_writes_nothing(
    site: StatementsSite, editor: Visitor
) -> None:
    before = files(site)
    page = editor.page(uploaded(editor))
    rows = text_of(page[page.index("What is left out, and why") : page.index('id="kept"')])
    assert "1 Home | News | Contact navigation" in rows
    assert "2 The ferry runs all night headline, kept as the title" in rows
    assert "6 Facebook | Twitter | LinkedIn share links" in rows
    kept = text_of(page[page.index('class="kept"') : page.index('class="actions"')])
    assert "The ferry runs all night from 6 March. It is free of charge, the mayor said." in kept
    assert "Home | News" not in kept
    assert files(site) == before
    assert site.events() == []


def test_accepting_writes_the_statement_and_its_ledger_records_it_and_answers_from_it(
    site: StatementsSite, editor: Visitor
) -> None:
    address = uploaded(editor)
    page = editor.send(f"{address}/accept", 200, seen=seen(editor.page(address)))
    assert "questions are answered from it" in text_of(page)
    written = read_statement(site.folder / f"{FERRY}.md")
    assert written.body == "The ferry runs all night from 6 March. It is free of charge, the mayor said.\n"
    assert (site.folder / f"{FERRY}.ledger.json").exists()
    (change,) = site.events()
    snapshot = statement_snapshot(written).digest
    assert change == StatementChange(FERRY, Change.ADDED, "editor", snapshot, reason="Added by upload.")
    assert audit(site.service.journal()).ok
    assert site.service.corpus.statement(FERRY) == written
    (hit, *_) = site.service.index.retriever.retrieve("When does the ferry run?").hits
    assert hit.passage.statement_id == FERRY
    assert list((site.data / "drafts").iterdir()) == []
    editor.page(address, 404)


def test_facts_that_the_document_lacks_are_asked_for_and_what_was_given_is_kept(editor: Visitor) -> None:
    address = uploaded(editor, published="", url="")
    page = editor.page(address, 422)
    assert "Still needed: day of publication , where it is published ." in text_of(page)
    assert 'value="Port &amp; City Council"' in page
    assert '<a href="#published">' in page
    assert editor.send(address, published="2026-03-05", url="https://port.example/", **_kept()) == address
    assert FERRY in editor.page(address)


def test_a_day_that_is_none_is_refused_with_the_way_to_write_it(editor: Visitor) -> None:
    page = editor.upload("/staff/statements/add", "a.txt", DOCUMENT, 400, published="5 March")
    assert "“5 March” is not a day. Write it like 2026-03-01." in page


def test_a_fact_that_breaks_the_law_of_a_statement_is_named(editor: Visitor) -> None:
    page = editor.page(uploaded(editor, url="ftp://port.example/"), 422)
    assert "it starts with https:// or http://" in page


def test_a_document_that_is_none_is_refused_and_the_servers_paths_stay_unknown(
    site: StatementsSite, editor: Visitor
) -> None:
    page = editor.page(uploaded(editor, "broken.pdf", b"no pdf"), 422)
    assert "the name ends in .pdf but the content is no such document" in page
    assert str(site.data) not in page


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("..\\..\\boot.ini.txt", "boot-ini.txt"),
        (".hidden.txt", "hidden.txt"),
        ("a\u202etxt.exe.txt", "atxt-exe.txt"),
        ("Erklärung (2).txt", "Erklärung (2).txt"),
        ("x" * 300 + ".txt", "x" * 80 + ".txt"),
        (".about.json", "about.json"),
    ],
)
def test_a_file_name_from_outside_is_only_ever_a_name(
    site: StatementsSite, editor: Visitor, name: str, kept: str
) -> None:
    address = editor.upload("/staff/statements/add", name, DOCUMENT, **FACTS)
    folder = site.data / "drafts" / address.rsplit("/", 1)[1]
    assert {p.name for p in folder.iterdir()} == {".about.json", kept}
    assert (folder / kept).read_bytes() == DOCUMENT


def test_a_word_document_is_added_like_any_other(site: StatementsSite, editor: Visitor) -> None:
    document, file = docx.Document(), io.BytesIO()
    document.add_heading("The ferry runs all night", level=1)
    document.add_paragraph("The ferry runs all night. It is free of charge.")
    document.save(file)
    address = uploaded(editor, "ferry.docx", file.getvalue())
    editor.send(f"{address}/accept", 200, seen=seen(editor.page(address)))
    assert read_statement(site.folder / f"{FERRY}.md").body == "The ferry runs all night. It is free of charge.\n"


def test_without_a_file_nothing_is_kept(site: StatementsSite, editor: Visitor) -> None:
    assert "Choose a file." in editor.send("/staff/statements/add", 400, **FACTS)
    assert not (site.data / "drafts").exists()


def test_a_document_of_more_than_ten_megabytes_is_refused(site: StatementsSite, editor: Visitor) -> None:
    editor.upload("/staff/statements/add", "a.txt", b"a" * (MOST_BYTES + 1), 413)
    editor.upload("/staff/statements/add", "a.txt", b"a" * 11_000_000, 413)  # refused before it is read
    assert not (site.data / "drafts").exists()


def test_an_upload_belongs_to_its_session_and_is_gone_after_an_hour(site: StatementsSite, editor: Visitor) -> None:
    address = uploaded(editor)
    other = site.browser(Role.EDITOR)  # the same account, another session
    other.page(address, 404)
    other.send(f"{address}/accept", 404, seen=seen(editor.page(address)))
    other.send(f"{address}/discard", 404)
    site.clock.now += 1500
    editor.page(address)
    site.clock.now += 1500
    editor.page(address)
    site.clock.now += LONGEST_S - 3000
    editor.page(address, 404)
    assert len(list((site.data / "drafts").iterdir())) == 1
    uploaded(editor)
    assert len(list((site.data / "drafts").iterdir())) == 1  # the old one was swept away


def test_what_is_accepted_is_what_was_looked_at(site: StatementsSite, editor: Visitor) -> None:
    address = uploaded(editor)
    looked = seen(editor.page(address))
    editor.send(address, title="Another title", **FACTS)
    assert "The facts were changed since." in editor.send(f"{address}/accept", 409, seen=looked)
    assert site.events() == []
    editor.page(address)  # it is still there


def test_fields_of_the_accepting_form_change_nothing(site: StatementsSite, editor: Visitor) -> None:
    address = uploaded(editor)
    editor.send(f"{address}/accept", 200, seen=seen(editor.page(address)), title="Forged", body="Forged.")
    written = read_statement(site.folder / f"{FERRY}.md")
    assert (written.title, "Forged" in written.body) == ("The ferry runs all night", False)


def test_a_statement_that_is_there_already_is_not_added_again(site: StatementsSite, editor: Visitor) -> None:
    document = example_answers.BODY.encode()
    same = {"published": "2026-02-01", "title": "Harbour bridge"}
    page = editor.page(uploaded(editor, content=document, **same), 422)
    assert "there is a statement 2026-02-01-harbour-bridge already" in page


def test_when_the_record_cannot_be_written_no_file_is_left_behind(site: StatementsSite, editor: Visitor) -> None:
    address = uploaded(editor)
    looked, before = seen(editor.page(address)), files(site)
    with site.service.journal().database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE entries RENAME TO away")
    assert "Nothing was added" in editor.send(f"{address}/accept", 503, seen=looked)
    assert files(site) == before
    with site.service.journal().database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE away RENAME TO entries")
    editor.send(f"{address}/accept", 200, seen=looked)


def test_a_reviewer_may_not_upload(site: StatementsSite) -> None:
    site.browser(Role.REVIEWER).upload("/staff/statements/add", "a.txt", DOCUMENT, 403)
    assert not (site.data / "drafts").exists()


def _kept() -> dict[str, str]:
    return {"issuer": FACTS["issuer"], "licence": FACTS["licence"]}
