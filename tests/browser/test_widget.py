"""The widget on a page of another origin, allowed and not allowed."""

import re

import pytest
from browser.reader import DE_BOLLE, HOMES, Visit, ask_in_frame, tab_to
from playwright.sync_api import FrameLocator, Page, expect


def frame_of(page: Page, nth: int = 0) -> FrameLocator:
    return page.frame_locator("statement-chat >> iframe").nth(nth)


def test_by_keyboard_on_a_page_with_a_strict_policy(visit: Visit, portal: str) -> None:
    page = visit(portal + "/")
    opener = page.get_by_role("button", name="Ask the police chiefs")
    tab_to(page, opener)
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Ask the police chiefs")
    expect(dialog).to_be_visible()
    frame = frame_of(page)
    ask_in_frame(frame, DE_BOLLE)
    control = frame.locator("a.cite").first
    quote = frame.locator("blockquote").first.inner_text().strip()
    control.focus()
    page.keyboard.press("Enter")
    expect(frame.locator("mark.now")).to_have_text(quote)
    expect(frame.locator("mark.now")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(frame.locator("#viewer")).to_be_hidden()
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()


def test_two_on_one_page_do_not_mix(visit: Visit, portal: str) -> None:
    page = visit(portal + "/")
    page.get_by_role("button", name="Ask the police chiefs").click()
    expect(frame_of(page).locator("#note")).to_be_attached()
    frame_of(page).locator("#question-field").fill(DE_BOLLE)
    page.get_by_role("button", name="Close").press("Enter")  # a click can miss: the dialog grows with its frame
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("button", name="Ask again").click()
    second = page.frame_locator("statement-chat >> nth=1 >> iframe")
    expect(second.locator("#question-field")).to_have_value("")
    expect(second.locator("html")).to_have_attribute("data-theme", "dark")
    colour = second.locator("#ask-form button").evaluate("node => getComputedStyle(node).backgroundColor")
    assert colour != "rgb(29, 112, 184)"


def test_the_frame_grows_with_the_answer(visit: Visit, portal: str) -> None:
    page = visit(portal + "/", height=1400)
    page.get_by_role("button", name="Ask the police chiefs").click()
    frame = frame_of(page)
    expect(frame.locator("#question-field")).to_be_visible()
    page.wait_for_timeout(300)
    before = page.locator("statement-chat >> iframe").bounding_box()
    ask_in_frame(frame, DE_BOLLE)
    page.wait_for_timeout(300)
    after = page.locator("statement-chat >> iframe").bounding_box()
    assert before
    assert after
    assert after["height"] > before["height"]
    inner = frame.locator("html").evaluate("node => [node.scrollHeight, node.clientHeight]")
    assert inner[0] <= inner[1] + 1


def test_a_forged_message_changes_nothing(visit: Visit, portal: str) -> None:
    page = visit(portal + "/")
    page.get_by_role("button", name="Ask the police chiefs").click()
    expect(frame_of(page).locator("#question-field")).to_be_visible()
    page.wait_for_timeout(300)
    before = page.locator("statement-chat >> iframe").bounding_box()
    page.evaluate("() => postMessage({ kind: 'statement-chat', height: 5000, close: true }, '*')")
    page.wait_for_timeout(200)
    assert page.locator("statement-chat >> iframe").bounding_box() == before
    expect(page.get_by_role("dialog")).to_be_visible()


def test_it_leaves_no_global_but_its_element(visit: Visit, portal: str) -> None:
    page = visit(portal + "/frame")
    before = set(page.evaluate("() => Object.getOwnPropertyNames(window)"))
    with_widget = visit(portal + "/")
    after = set(with_widget.evaluate("() => Object.getOwnPropertyNames(window)"))
    assert {name for name in after - before if not name.isdigit()} == set()


def test_nothing_is_loaded_before_the_button_is_used(visit: Visit, portal: str) -> None:
    page = visit(portal + "/")
    assert page.locator("statement-chat >> iframe").count() == 0


def test_a_plain_frame_works_where_scripts_are_forbidden(visit: Visit, portal: str) -> None:
    page = visit(portal + "/frame", scripts=False)
    frame = page.frame_locator("iframe")
    frame.get_by_label("Your question").fill(DE_BOLLE)
    frame.get_by_role("button", name="Ask").click()
    expect(frame.locator("blockquote").first).to_contain_text(HOMES)


@pytest.mark.parametrize("path", ["/", "/frame"])
def test_a_site_that_is_not_on_the_list_gets_no_frame(visit: Visit, stranger: str, path: str) -> None:
    page = visit(stranger + path)
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.reload()
    if path == "/":
        page.get_by_role("button", name="Ask the police chiefs").click()
    page.wait_for_timeout(1000)
    assert any(re.search("frame-ancestors", text) for text in refused)
    assert all(frame.locator("#question-field").count() == 0 for frame in page.frames)
