"""Statements, corrections and the record in a real browser, by role and label, as staff use them."""

from collections.abc import Iterator
from pathlib import Path

import example_answers
import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from browser.serving import free_port, serving
from example_records import answered
from playwright.sync_api import Browser, Page, expect
from staff_site import PASSWORD
from statements_site import STATEMENT, StatementsSite

from bot.staff.account import Role
from index.embedding import Embedding

NEW = example_answers.BODY.replace("It will cost £4.8m.", "It will cost £5.1m, the council said.")
FERRY = "Home | News | Contact\nThe ferry runs all night\n\nThe ferry runs all night. It is free of charge.\n"


@pytest.fixture
def site(tmp_path: Path, embedding: Embedding) -> Iterator[StatementsSite]:
    port = free_port()
    made = StatementsSite(tmp_path, embedding, f"http://127.0.0.1:{port}")
    cost, safe = "It will cost £4.8m.", "It is not unsafe."
    made.recorded(answered("a-1", "What is the cost?", cost), answered("a-2", "Is it safe?", safe))
    with serving(made.app, port):
        yield made


def visit(
    browser: Browser,
    site: StatementsSite,
    role: Role,
    width: int = 1280,
    scheme: str = "light",
    scripts: bool = True,
) -> Page:
    """A window in which somebody of this role has signed in."""
    context = browser.new_context(
        base_url=site.origin,
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=scripts,
    )
    page = context.new_page()
    page.goto("/staff/statements")
    page.get_by_label("Name").fill(role.value)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/staff/statements")
    return page


def upload(page: Page, name: str, text: str) -> None:
    page.get_by_label("Document").set_input_files({"name": name, "mimeType": "text/plain", "buffer": text.encode()})
    page.get_by_label("Day of publication").fill("2026-03-05")
    page.get_by_role("button", name="Upload and check").click()


def add_ferry(page: Page) -> None:
    page.goto("/staff/statements")
    page.get_by_role("link", name="Add a document").click()
    page.get_by_label("Issuer").fill("Port & City Council")
    page.get_by_label("Where it is published").fill("https://port.example/ferry")
    page.get_by_label("Licence").fill("OGL-UK-3.0")
    upload(page, "ferry.txt", FERRY)


def replace_bridge(page: Page) -> None:
    page.goto(f"/staff/statements/{STATEMENT}")
    page.get_by_role("link", name="Replace by a new version").click()
    upload(page, "bridge.txt", NEW)


def test_a_document_is_added_without_any_script(browser: Browser, site: StatementsSite) -> None:
    page = visit(browser, site, Role.EDITOR, scripts=False)
    add_ferry(page)
    expect(page.get_by_role("heading", name="Check the document")).to_be_visible()
    row = page.get_by_role("row").filter(has_text="Home | News | Contact")
    expect(row).to_contain_text("navigation")
    page.get_by_role("button", name="Accept and add").click()
    expect(page.get_by_role("status")).to_contain_text("questions are answered from it")
    page.get_by_role("link", name="All statements").click()
    expect(page.get_by_role("row").filter(has_text="The ferry runs all night")).to_contain_text("current")


def test_a_statement_is_replaced_after_its_drift_was_seen_and_both_versions_can_be_compared(
    browser: Browser, site: StatementsSite
) -> None:
    page = visit(browser, site, Role.EDITOR)
    replace_bridge(page)
    drift = page.get_by_role("region", name="Quotes already given")
    expect(drift.get_by_role("row").filter(has_text="It will cost £4.8m.")).to_contain_text("no longer exists")
    expect(drift.get_by_role("row").filter(has_text="It is not unsafe.")).to_contain_text("has moved")
    page.get_by_role("button", name="Accept the new version").click()
    page.get_by_role("link", name="Compare it with the version before").click()
    expect(page.locator("del").filter(has_text="£4.8m.")).to_be_visible()
    expect(page.locator("ins").filter(has_text="£5.1m, the council said.")).to_be_visible()
    page.goto(f"/staff/statements/{STATEMENT}")
    expect(page.get_by_text("superseded", exact=True).first).to_be_visible()
    expect(page.get_by_role("link", name="Replace by a new version")).to_have_count(0)


def test_an_answer_is_pinned_with_the_keyboard_and_lifted(browser: Browser, site: StatementsSite) -> None:
    page = visit(browser, site, Role.EDITOR)
    page.goto("/staff/corrections")
    page.get_by_role("link", name="Pin an answer").click()
    page.get_by_role("button", name="Choose").press("Enter")
    page.get_by_label("For these questions").fill("Is the bridge safe?")
    page.get_by_role("checkbox", name="It is not unsafe.").press("Space")
    page.get_by_role("button", name="Pin").press("Enter")
    pin = page.get_by_role("article", name="Pin")
    expect(pin).to_contain_text("Is the bridge safe?")
    expect(pin.locator("blockquote")).to_have_text("It is not unsafe.")
    pin.get_by_role("button", name="Lift").click()
    expect(page.get_by_role("article")).to_have_count(0)


def test_a_name_is_found_and_blocked(browser: Browser, site: StatementsSite) -> None:
    page = visit(browser, site, Role.EDITOR)
    page.goto(f"/staff/corrections/block?statement={STATEMENT}")
    page.get_by_label("A name, or other words").fill("tom roy")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("group", name="Found: 1 place").locator("mark")).to_have_text("Tom Roy")
    page.get_by_role("button", name="Block").first.click()
    expect(page.get_by_role("article", name="Block").locator("blockquote")).to_have_text("Tom Roy")


def test_an_administrator_exports_the_record_and_checks_it(browser: Browser, site: StatementsSite) -> None:
    page = visit(browser, site, Role.ADMIN)
    page.goto("/staff/record")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    assert download.value.suggested_filename == "record.csv"
    assert download.value.path().read_text("utf-8-sig").startswith("sequence,")
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("heading", name="The record is sound")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing(browser: Browser, site: StatementsSite, width: int, scheme: str) -> None:
    page = visit(browser, site, Role.ADMIN, width, scheme)
    add_ferry(page)
    check(page, width, "draft")
    page.get_by_label("Where it is published").fill("")
    page.get_by_role("button", name="Check again").click()
    check(page, width, "draft-refused")
    replace_bridge(page)
    check(page, width, "drift")
    page.get_by_role("button", name="Accept the new version").click()
    check(page, width, "accepted")
    page.get_by_role("link", name="Compare it with the version before").click()
    check(page, width, "versions")
    new = page.url.rsplit("/", 1)[1]
    page.goto(f"/staff/corrections/pin?statement={new}&question=Is it safe?")
    page.get_by_role("checkbox", name="It is not unsafe.").check()
    check(page, width, "pin")
    page.get_by_role("button", name="Pin").click()
    page.goto(f"/staff/corrections/block?statement={new}&words=the")
    check(page, width, "block")
    page.get_by_role("button", name="Block").first.click()
    for name, path in (
        ("corrections", "/staff/corrections"),
        ("statements", "/staff/statements"),
        ("statement", f"/staff/statements/{STATEMENT}"),
        ("upload", "/staff/statements/add"),
        ("record", "/staff/record"),
        ("record-check", "/staff/record/check"),
        ("choose", "/staff/corrections/pin"),
    ):
        page.goto(path)
        check(page, width, name)
    page.context.close()


def check(page: Page, width: int, name: str) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, f"{name}: {found.generate_report()}"
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width, name
