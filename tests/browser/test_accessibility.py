"""axe-core finds nothing, of any impact, in any state, at any width, in light and in dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from browser.reader import DE_BOLLE, NO_ANSWER, STATEMENT, Visit, ask, ask_in_frame, field
from playwright.sync_api import Page, expect

SIZES = [(1280, 800), (390, 844), (320, 640)]


PAGES = [
    "/statements",
    f"{STATEMENT}?start=430&end=773",
    "/statements/nothing",
    "/ask",
    f"/ask?q={DE_BOLLE}",
    "/embed",
]


def check(page: Page) -> None:
    page.wait_for_timeout(250)  # Gradio fades its parts in, and a fading text has less contrast
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_chat_empty_answered_with_its_source_abstained_and_failed(
    visit: Visit, width: int, height: int, scheme: str
) -> None:
    page = visit("/", width=width, height=height, scheme=scheme)
    field(page)
    check(page)
    answer = ask(page, DE_BOLLE)
    answer.locator(".copy summary").click()
    check(page)
    answer.locator("a.cite").first.click()
    expect(page.locator("#viewer mark.now")).to_be_visible()
    check(page)
    page.keyboard.press("Escape")
    ask(page, NO_ANSWER, nth=2).locator("summary").click()
    check(page)
    page.route("**/queue/join**", lambda route: route.abort())
    field(page).fill(DE_BOLLE + "?" * 250)
    page.keyboard.press("Enter")
    expect(page.locator("#note")).to_contain_text("could not be sent")
    check(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_pages(visit: Visit, width: int, height: int, scheme: str) -> None:
    for path in PAGES:
        page = visit(path, width=width, height=height, scheme=scheme)
        check(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_widget_on_a_foreign_page(visit: Visit, portal: str, width: int, height: int, scheme: str) -> None:
    page = visit(portal + "/", width=width, height=height, scheme=scheme)
    check(page)
    page.get_by_role("button", name="Ask the police chiefs").click()
    frame = page.frame_locator("statement-chat >> iframe")
    ask_in_frame(frame, DE_BOLLE)
    frame.locator("a.cite").first.click()
    expect(frame.locator("mark.now")).to_be_visible()
    check(page)


def test_forced_colours_still_show_the_mark_and_the_chosen_quote(visit: Visit) -> None:
    page = visit("/")
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    control = ask(page, DE_BOLLE).locator("a.cite").first
    control.click()
    mark = page.locator("#viewer mark.now")
    ground = "node => getComputedStyle(node).backgroundColor"
    assert mark.evaluate(ground) != page.locator("#viewer .viewer-text").evaluate(ground)
    assert control.evaluate(ground) != page.locator("body").evaluate(ground)
    check(page)


def test_one_heading_one_main_and_one_live_region(visit: Visit) -> None:
    page = visit("/")
    ask(page, DE_BOLLE)
    assert page.locator("h1").count() == 1
    assert page.get_by_role("main").count() == 1
    live = page.locator("[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log]")
    assert [node.get_attribute("id") for node in live.all()] == ["announcer"]
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_skip_link_leads_to_the_question(visit: Visit) -> None:
    page = visit("/")
    field(page)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(field(page)).to_be_focused()


@pytest.mark.parametrize("width", [1280, 320])
def test_targets_are_at_least_24_pixels(visit: Visit, width: int) -> None:
    page = visit("/", width=width)
    ask(page, DE_BOLLE).locator("a.cite").first.click()
    expect(page.locator("#viewer mark.now")).to_be_visible()
    if width < 900:
        small = page.locator("#viewer :is(a, button):visible")
    else:
        small = page.locator("#shell :is(a, button, summary, textarea):visible")
    for target in small.all():
        box = target.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24, target.evaluate("node => node.outerHTML")
