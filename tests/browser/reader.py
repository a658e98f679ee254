"""What a reader does at the chat, in a few words."""

from collections.abc import Callable

from playwright.sync_api import FrameLocator, Locator, Page, expect

Visit = Callable[..., Page]  # the fixture `visit`

DE_BOLLE = "What did Catherine de Bolle say?"
HOMES = "Our homes are becoming more dangerous than our streets"
FOLLOW_UP = "And what did she say about homes?"
NO_ANSWER = "What did Apple do in 2019?"
STATEMENT = "/statements/2024-04-21-european-police-chiefs-advocate-for-public-safety-in-encryption-rollout"


def field(page: Page) -> Locator:
    """The question field of the chat, once it is ready."""
    found = page.locator("#question-field")
    expect(found).to_be_visible(timeout=20_000)
    return found


def answers(page: Page) -> Locator:
    """The answers in the conversation; each holds one line that sums it up."""
    return page.locator("#conversation .turn")


def ask(page: Page, question: str, nth: int = 1) -> Locator:
    """Types a question, sends it with Enter and waits; the answer, as the nth of the conversation."""
    field(page).fill(question)
    page.keyboard.press("Enter")
    expect(answers(page)).to_have_count(nth, timeout=20_000)
    return answers(page).nth(nth - 1)


def ask_in_frame(frame: FrameLocator, question: str) -> None:
    """Asks in the widget by keyboard. Its page has a note once its script runs; before that Enter makes a new line."""
    expect(frame.locator("#note")).to_be_attached()
    frame.locator("#question-field").fill(question)
    frame.locator("#question-field").press("Enter")
    expect(frame.locator("blockquote").first).to_be_visible()
    expect(frame.locator("#note")).to_be_attached()


def announced(page: Page) -> Locator:
    """The page's one live region."""
    return page.locator("#announcer")


def tab_to(page: Page, target: Locator, most: int = 40, key: str = "Tab") -> None:
    """Presses Tab until the target has the focus."""
    for _ in range(most):
        if target.evaluate("node => node === document.activeElement || node.getRootNode().activeElement === node"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{target} was not reached with {most} presses of {key}")


def focused(page: Page) -> str:
    """The text of what has the focus."""
    return str(page.evaluate("() => document.activeElement.textContent.trim()"))
