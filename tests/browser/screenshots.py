"""Pictures of every state that a designer should see: `pytest tests/browser/screenshots.py` makes them anew."""

import io
from pathlib import Path

import pytest
from browser.reader import DE_BOLLE, NO_ANSWER, STATEMENT, Visit, ask, ask_in_frame, field
from PIL import Image
from playwright.sync_api import Page, expect

FOLDER = Path(__file__).with_name("screenshots")
HEIGHTS = {1280: 800, 390: 844, 320: 640}
STATES = [
    ("chat-empty", 1280, "light"),
    ("chat-empty", 320, "dark"),
    ("chat-answered", 1280, "dark"),
    ("chat-answered", 390, "light"),
    ("chat-source", 1280, "light"),
    ("chat-source", 1280, "dark"),
    ("chat-source", 390, "light"),
    ("chat-source", 320, "dark"),
    ("chat-abstained", 1280, "light"),
    ("chat-abstained", 390, "dark"),
    ("ask", 390, "light"),
    ("statement", 1280, "light"),
    ("widget", 1280, "light"),
    ("widget", 390, "dark"),
]


@pytest.mark.parametrize(("state", "width", "scheme"), STATES)
def test_a_picture(visit: Visit, portal: str, state: str, width: int, scheme: str) -> None:
    page = visit(_address(state, portal), width=width, height=HEIGHTS[width], scheme=scheme)
    _bring_into(state, page)
    page.wait_for_timeout(500)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(128)
    FOLDER.mkdir(exist_ok=True)
    picture.save(FOLDER / f"{state}-{width}-{scheme}.png", optimize=True)


def _address(state: str, portal: str) -> str:
    if state == "ask":
        return f"/ask?q={DE_BOLLE}"
    if state == "statement":
        return f"{STATEMENT}?start=2067&end=2201#quote"
    return portal + "/" if state == "widget" else "/"


def _bring_into(state: str, page: Page) -> None:
    if state == "chat-empty":
        field(page)
    elif state == "chat-answered":
        ask(page, DE_BOLLE)
    elif state == "chat-source":
        ask(page, DE_BOLLE).locator("a.cite").first.click()
        expect(page.locator("#viewer mark.now")).to_be_visible()
    elif state == "chat-abstained":
        ask(page, NO_ANSWER).locator("summary").click()
    elif state == "widget":
        page.get_by_role("button", name="Ask the police chiefs").click()
        frame = page.frame_locator("statement-chat >> iframe")
        ask_in_frame(frame, DE_BOLLE)
