from dataclasses import replace
from pathlib import Path

import example_answers
import pytest
from example_records import answered
from statements_site import STATEMENT, StatementsSite, seen, text_of

from bot.records.event import Change, StatementChange
from bot.staff.account import Role
from index.embedding import Embedding


@pytest.fixture
def site(tmp_path: Path, embedding: Embedding) -> StatementsSite:
    return StatementsSite(tmp_path, embedding)


def test_the_list_says_of_each_statement_what_it_is_and_how_often_it_was_quoted(site: StatementsSite) -> None:
    site.recorded(answered("a-1", "?", "It is not unsafe.", "It will cost £4.8m."), answered("a-2"))
    page = site.browser(Role.REVIEWER).page("/staff/statements")
    row = text_of(page[page.index("<tbody>") : page.index("</tbody>")])
    digest = example_answers.statement().digest[:12]
    assert row == f"Harbour bridge to close Port &amp; City Council 1 February 2026 current 4 3 {digest}"
    assert "1 statement. The index was brought up to date on" in text_of(page)


def test_a_refused_file_is_listed_with_its_error_and_its_remedy(site: StatementsSite) -> None:
    (site.folder / "2026-03-01-broken.md").write_text("no front matter", encoding="utf-8")
    site.service.renew()
    page = text_of(site.browser(Role.REVIEWER).page("/staff/statements"))
    assert "1 file is refused" in page
    assert "2026-03-01-broken.md: line 1: no front matter; begin the file with a line ---." in page
    assert str(site.folder) not in page


def test_the_filter_knows_titles_and_states(site: StatementsSite) -> None:
    browser = site.browser(Role.REVIEWER)
    assert "1 of 1 statements" in text_of(browser.page("/staff/statements?filter=harbour+current"))
    assert "0 of 1 statements" in text_of(browser.page("/staff/statements?filter=withdrawn"))


def test_withdrawing_needs_a_reason_and_is_signed_and_can_be_taken_back(site: StatementsSite) -> None:
    address = f"/staff/statements/{STATEMENT}"
    browser = site.browser(Role.EDITOR)
    before = seen(browser.page(address))
    assert "Give a reason" in browser.send(address, 400, change="withdrawn", reason="  ", seen=before)
    browser.send(address, change="withdrawn", reason="The date was\n wrong.", seen=before)
    page = text_of(browser.page(address))
    assert "State withdrawn The date was wrong. editor," in page
    browser.send(address, change="restored", reason="It was right.", seen="withdrawn")
    assert "State current" in text_of(browser.page(address))
    changes = [e for e in site.events() if isinstance(e, StatementChange)]
    assert [(e.change, e.by, e.reason) for e in changes] == [
        (Change.WITHDRAWN, "editor", "The date was wrong."),
        (Change.RESTORED, "editor", "It was right."),
    ]
    assert changes[0].snapshot == changes[1].snapshot is not None


def test_two_who_decide_at_once_do_not_overwrite_each_other(site: StatementsSite) -> None:
    address = f"/staff/statements/{STATEMENT}"
    first, second = site.browser(Role.EDITOR), site.browser(Role.ADMIN)
    looked = seen(first.page(address))
    first.send(address, change="withdrawn", reason="Wrong.", seen=looked)
    page = second.send(address, 409, change="superseded", reason="Old.", seen=looked)
    assert "The statement is withdrawn now." in page


@pytest.mark.parametrize("change", ["", "added", "replaced", "WITHDRAWN"])
def test_nothing_else_can_be_made_of_a_statement(site: StatementsSite, change: str) -> None:
    browser = site.browser(Role.EDITOR)
    browser.send(f"/staff/statements/{STATEMENT}", 400, change=change, reason="So.", seen="current")
    assert site.events() == []


def test_a_reviewer_reads_and_changes_nothing(site: StatementsSite) -> None:
    browser = site.browser(Role.REVIEWER)
    page = browser.page(f"/staff/statements/{STATEMENT}")
    assert "It is not unsafe." in page
    assert "Change its state" not in page
    browser.send(f"/staff/statements/{STATEMENT}", 403, change="withdrawn", reason="So.", seen="current")
    for path in ("/staff/statements/add", f"/staff/statements/{STATEMENT}/replace", "/staff/statements/drafts/x"):
        browser.page(path, 403)
    assert site.events() == []


def test_an_unknown_statement_is_a_404_page(site: StatementsSite) -> None:
    browser = site.browser(Role.EDITOR)
    for path in ("2020-01-01-nothing", "2020-01-01-nothing/replace", f"{STATEMENT}/compare/2020-01-01-nothing"):
        assert "no statement with this name" in browser.page(f"/staff/statements/{path}", 404)


def test_two_versions_stand_side_by_side_with_the_changed_words_marked_and_named(site: StatementsSite) -> None:
    old = example_answers.statement()
    new = replace(
        old,
        statement_id=f"{STATEMENT}-v2",
        body=old.body.replace("3 May", "10 May") + "\n<b>It may rain.</b>\n",
        supersedes=STATEMENT,
    )
    site.put(new)
    site.service.renew()
    page = site.browser(Role.REVIEWER).page(f"/staff/statements/{STATEMENT}/compare/{STATEMENT}-v2")
    assert '<del><span class="visually-hidden">removed: </span>3<span class="visually-hidden"> end of change' in page
    assert '<ins><span class="visually-hidden">added: </span>10<span class="visually-hidden"> end of change' in page
    assert "&lt;b&gt;It may rain.&lt;/b&gt;" in page
    assert "2 of 6 paragraphs differ." in text_of(page)
