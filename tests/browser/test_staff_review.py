"""Reviewing in a real browser, by keyboard; what only a browser decides: focus, keys, pictures, contrast."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import example_answers
import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from browser.serving import free_port, serving
from console_site import ConsoleSite, fill
from example_records import Clock as RecordClock
from example_records import opened
from playwright.sync_api import Browser, Page, expect
from staff_site import PASSWORD, Clock

from bot.records.event import Reason, Review, Unverified, Verdict
from bot.records.judging import report, review
from bot.records.queue import reviews_of
from bot.staff.account import Account, Role


@pytest.fixture
def site(tmp_path: Path) -> Iterator[ConsoleSite]:
    port = free_port()
    with opened("", tmp_path, RecordClock(datetime.now(UTC))) as journal:
        fill(journal, tmp_path)
        report(journal, "a-1", 1, Reason.WRONG_SPEAKER)
        clock = Clock(time.time())
        made = ConsoleSite(tmp_path, journal, example_answers.corpus(), f"http://127.0.0.1:{port}", clock)
        made.staff.accounts.add(Account("ann", Role.ADMIN), PASSWORD)
        with serving(made.app, port):
            yield made


@pytest.fixture
def page(browser: Browser, site: ConsoleSite) -> Iterator[Page]:
    context = browser.new_context(base_url=site.origin, viewport={"width": 1280, "height": 900})
    found = context.new_page()
    log_in(found)
    faults: list[str] = []
    found.on("pageerror", lambda error: faults.append(str(error)))
    yield found
    context.close()
    assert not faults


def log_in(page: Page) -> None:
    page.goto("/staff/review")
    page.get_by_label("Name").fill("ann")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/staff/review")


def verdicts(site: ConsoleSite) -> list[tuple[int, int, Verdict, str]]:
    found = [one.event for number in (1, 2, 3) for one in reviews_of(site.record, number)]
    return [(r.answer, r.citation, r.verdict, r.note) for r in found if isinstance(r, Review)]


def test_a_whole_queue_is_reviewed_with_single_keys(page: Page, site: ConsoleSite) -> None:
    page.keyboard.press("j")
    expect(page.locator("#i-1-1")).to_be_focused()  # the reported one
    page.keyboard.press("3")
    page.wait_for_url("**judged=1-1**")
    expect(page.locator("#i-3-0")).to_be_focused()
    page.keyboard.press("n")
    page.keyboard.type("no tax 12345 jk")  # keys do nothing while somebody writes
    assert verdicts(site) == [(1, 1, Verdict.WRONG_SPEAKER, "")]
    page.keyboard.press("Escape")
    page.locator("#i-3-0").focus()
    page.keyboard.press("1")
    page.wait_for_url("**judged=3-0**")
    expect(page.locator("#i-2-1")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("#i-2-2")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("#i-2-1")).to_be_focused()
    page.keyboard.press("4")
    page.wait_for_url("**judged=2-1**")
    expect(page.locator("#i-2-2")).to_be_focused()
    page.keyboard.press("5")
    page.wait_for_url("**judged=2-2**")
    expect(page.get_by_text("No answer waits for a verdict.")).to_be_visible()
    assert verdicts(site) == [
        (1, 1, Verdict.WRONG_SPEAKER, ""),
        (2, 1, Verdict.OUT_OF_CONTEXT, ""),
        (2, 2, Verdict.NOT_AN_ANSWER, ""),
        (3, 0, Verdict.CORRECT, "no tax 12345 jk"),
    ]


def test_single_keys_can_be_turned_off_and_stay_off(page: Page, site: ConsoleSite) -> None:
    page.get_by_role("button", name="Single-key shortcuts").click()
    expect(page.locator("#keys-state")).to_have_text("are off")
    page.reload()
    expect(page.get_by_role("button", name="Single-key shortcuts")).to_have_attribute("aria-pressed", "false")
    page.locator("#i-1-1").focus()
    page.keyboard.press("1")
    page.keyboard.press("j")
    page.wait_for_timeout(300)
    assert verdicts(site) == []
    expect(page.locator("#i-1-1")).to_be_focused()


def test_a_verdict_of_somebody_else_in_between_is_shown_and_asked_again(page: Page, site: ConsoleSite) -> None:
    review(site.record, 1, 1, Verdict.CORRECT, by="bea", seen=0)
    page.locator("#i-1-1").focus()
    page.keyboard.press("2")
    expect(page.get_by_role("alert")).to_contain_text("bea judged quote 1: correct")
    page.wait_for_load_state()  # the alert stands before the script that listens to keys has run
    assert [v for *_, v, _ in verdicts(site)] == [Verdict.CORRECT]
    page.locator("#i-1-1").focus()
    page.keyboard.press("2")
    page.wait_for_url("**judged=1-1**")
    assert [v for *_, v, _ in verdicts(site)] == [Verdict.CORRECT, Verdict.WRONG_PLACE]


def test_a_quote_is_reported_and_judged_without_scripts(browser: Browser, site: ConsoleSite) -> None:
    context = browser.new_context(base_url=site.origin, java_script_enabled=False)
    page = context.new_page()
    page.goto("/report?answer=a-2&citation=1")
    page.get_by_label("Somebody else said it").check()
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("heading", name="Report received")).to_be_visible()
    assert context.cookies() == []
    log_in(page)
    expect(page.locator("article").first).to_contain_text("Reported quote 1: wrong speaker")
    page.locator("#i-2-1").get_by_role("button", name="Wrong speaker").click()
    expect(page.get_by_role("status")).to_contain_text("Recorded.")
    assert verdicts(site) == [(2, 1, Verdict.WRONG_SPEAKER, "")]
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing(browser: Browser, site: ConsoleSite, width: int, scheme: str, tmp_path: Path) -> None:
    site.record.append(Unverified("2026-02-01-harbour-bridge 3–9 cuts a word"))
    context = browser.new_context(
        base_url=site.origin,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    log_in(page)
    check(page, width, tmp_path / f"review-{width}.png")
    page.keyboard.press("j")
    page.keyboard.press("1")
    page.wait_for_url("**judged=1-1**")
    page.get_by_text("Filter", exact=True).first.click()
    for name, address in (
        ("filter", ""),
        ("answer", "/staff/review/1"),
        ("unanswered", "/staff/unanswered"),
        ("scorecard", "/staff/scorecard"),
        ("switch", "/staff/switch"),
        ("public", "/scorecard"),
        ("report", "/report?answer=a-1&citation=1"),
        ("sent", "/report/sent"),
    ):
        if address:
            page.goto(address)
        check(page, width, tmp_path / f"{name}-{width}.png")
    page.goto("/staff/switch")
    page.get_by_label("What the public reads meanwhile").fill("Back at noon.")
    page.get_by_label("Reason").fill("Wrong figures.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Public answering is off")).to_be_visible()
    check(page, width, tmp_path / f"off-{width}.png")
    context.close()


def check(page: Page, width: int, picture: Path) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=picture, full_page=True)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    broken = page.evaluate("() => [...document.images].filter(i => i.complete && !i.naturalWidth).map(i => i.src)")
    assert broken == []
