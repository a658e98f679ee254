"""On a phone: the statement opens over the chat, as a dialog that keeps the focus."""

import pytest
from browser.reader import DE_BOLLE, NO_ANSWER, Visit, answers, ask, field, tab_to
from playwright.sync_api import expect

INSIDE = "() => document.getElementById('viewer-dialog').contains(document.activeElement)"


@pytest.mark.parametrize("width", [390, 320])
def test_the_statement_opens_as_a_dialog_that_keeps_the_focus(visit: Visit, width: int) -> None:
    page = visit("/", width=width, height=700)
    control = ask(page, DE_BOLLE).locator("a.cite").first
    tab_to(page, control, key="Shift+Tab")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="European police chiefs")
    expect(dialog).to_be_visible()
    expect(dialog.locator("mark.now")).to_be_in_viewport()
    for key in ("Tab", "Shift+Tab"):
        for _ in range(12):
            page.keyboard.press(key)
            assert page.evaluate(INSIDE)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(control).to_be_focused()


def test_the_button_back_leads_to_the_answer(visit: Visit, two_quotes: str) -> None:
    page = visit("/", width=390, height=700)
    control = ask(page, two_quotes).locator("a.cite").nth(1)
    control.click()
    page.get_by_role("button", name="Back to the answer").click()
    expect(control).to_be_focused()


def test_turning_the_screen_keeps_the_statement_open(visit: Visit) -> None:
    page = visit("/", width=1200, height=800)
    ask(page, DE_BOLLE).locator("a.cite").first.click()
    expect(page.locator("#side #viewer")).to_be_visible()
    page.set_viewport_size({"width": 600, "height": 800})
    expect(page.locator("#viewer-dialog #viewer mark.now")).to_be_visible()
    page.set_viewport_size({"width": 1200, "height": 800})
    expect(page.locator("#side #viewer mark.now")).to_be_visible()
    expect(page.locator("#viewer-dialog")).to_be_hidden()


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1280, 480), (390, 844), (320, 480)])
def test_nothing_scrolls_sideways_and_nothing_focused_is_hidden(visit: Visit, width: int, height: int) -> None:
    page = visit("/", width=width, height=height)
    ask(page, DE_BOLLE)
    ask(page, NO_ANSWER, nth=2)
    answers(page).nth(1).locator("summary").click()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    field(page).focus()
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        page.wait_for_timeout(30)
        hidden = page.evaluate("""() => {
          const node = document.activeElement;
          if (node === document.body) return "";
          const box = node.getClientRects()[0];
          const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 20)];
          const seen = document.elementFromPoint(x, y);
          return seen && (node.contains(seen) || seen.contains(node)) ? "" : node.outerHTML.slice(0, 120);
        }""")
        assert not hidden
