"""Logging in to the staff console in a real browser: what only a browser decides (cookies, frames, refreshes)."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from browser.serving import free_port, serving
from playwright.sync_api import Browser, Page, expect
from sign_on_provider import CLIENT_ID, CLIENT_SECRET, TestProvider, running_provider
from staff_site import PASSWORD, Site, make_site

from bot.staff.account import Account, Role
from bot.staff.single_sign_on import read_single_sign_on


@pytest.fixture(scope="module")
def provider() -> Iterator[TestProvider]:
    with running_provider() as running:
        yield running


@pytest.fixture(scope="module")
def staff_site(provider: TestProvider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """At 127.0.0.1, while the provider is at localhost: for a browser these are two sites."""
    port = free_port()
    origin = f"http://127.0.0.1:{port}"
    single_sign_on = read_single_sign_on(
        issuer=provider.issuer,
        client_id=CLIENT_ID,
        client_secret=CLIENT_SECRET,
        roles="ann@example.org=admin",
        groups_claim="groups",
        public_url=origin,
    )
    site = make_site(tmp_path_factory.mktemp("staff"), single_sign_on=single_sign_on, origin=origin, public_url=origin)
    site.clock.now = time.time()
    site.staff.accounts.add(Account("bob", Role.EDITOR), PASSWORD)
    with serving(site.app, port):
        yield site


@pytest.fixture
def page(browser: Browser, staff_site: Site) -> Iterator[Page]:
    context = browser.new_context(base_url=staff_site.origin)
    yield context.new_page()
    context.close()


def log_in(page: Page) -> None:
    page.goto("/staff/corrections/4")
    page.get_by_label("Name").fill("bob")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/staff/corrections/4")


def test_a_login_opens_the_page_that_was_asked_for_and_signing_out_closes_it(page: Page, staff_site: Site) -> None:
    log_in(page)
    expect(page.locator("body")).to_have_text("4")
    assert page.evaluate("document.cookie") == ""
    page.goto("/staff/")
    expect(page.get_by_role("link", name="Corrections").first).to_be_visible()
    assert page.get_by_role("link", name="Switch").count() == 0
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_title("Sign in – Staff – Ask the statements")
    page.go_back()
    expect(page).to_have_title("Sign in – Staff – Ask the statements")  # no-store: nothing is shown from memory


def test_the_public_pages_never_see_the_cookie(page: Page) -> None:
    log_in(page)
    page.goto("/staffing")
    expect(page.locator("body")).to_have_text("[]")


def test_the_single_sign_on_comes_back_through_a_strict_cookie(page: Page, provider: TestProvider) -> None:
    page.goto("/staff/review")
    page.get_by_role("link", name="Sign in with your organisation’s account").click()
    page.wait_for_url("**/staff/review")
    expect(page.locator("body")).to_have_text('"ann@example.org"')
    assert provider.departures


def test_a_link_from_another_site_opens_without_a_second_login(page: Page, staff_site: Site) -> None:
    log_in(page)
    other = staff_site.origin.replace("127.0.0.1", "localhost")
    page.goto(other + "/staffing")
    page.evaluate(
        "url => { const a = document.createElement('a'); a.href = url; a.append('review'); document.body.append(a) }",
        staff_site.origin + "/staff/review",
    )
    page.get_by_text("review").click()
    page.wait_for_url("**/staff/review")
    expect(page.locator("body")).to_have_text('"bob"')


def test_the_console_cannot_be_framed_even_by_itself(page: Page) -> None:
    log_in(page)
    page.goto("/staffing")
    page.evaluate("() => { const f = document.createElement('iframe'); f.src = '/staff/'; document.body.append(f) }")
    page.wait_for_timeout(500)
    assert not page.frames[1].url.endswith("/staff/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing(browser: Browser, staff_site: Site, width: int, scheme: str, tmp_path: Path) -> None:
    context = browser.new_context(
        base_url=staff_site.origin,
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto("/staff/login")
    _check(page, width)
    page.get_by_label("Name").fill("bob")
    page.get_by_label("Password").fill("a wrong password")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("do not match an account")
    expect(page.get_by_role("alert")).to_be_focused()
    assert page.title().startswith("Error: ")
    _check(page, width)
    log_in(page)
    page.goto("/staff/")
    _check(page, width)
    page.goto("/staff/nothing")
    _check(page, width)
    context.close()


def _check(page: Page, width: int) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
