"""Sending a question: progress at once, never twice, nothing lost when it fails."""

import time

from browser.reader import DE_BOLLE, FOLLOW_UP, HOMES, Visit, announced, answers, ask, field
from playwright.sync_api import Route, expect

PROGRESS_MS = 100
# Counted inside the page, from the key to the first change that a reader can see.
MEASURE = """() => {
  const field = document.getElementById("question-field");
  window.measured = new Promise((done) => {
    let begun = 0;
    addEventListener("keydown", () => { begun = performance.now(); }, { capture: true, once: true });
    new MutationObserver((_, watch) => {
      if (begun && document.getElementById("note").textContent) { watch.disconnect(); done(performance.now() - begun); }
    }).observe(document.getElementById("composer"), { subtree: true, childList: true, characterData: true });
  });
  field.focus();
}"""


def test_progress_shows_within_a_tenth_of_a_second(visit: Visit) -> None:
    page = visit("/")
    field(page).fill(DE_BOLLE)
    page.evaluate(MEASURE)
    page.keyboard.press("Enter")
    assert page.evaluate("() => window.measured") < PROGRESS_MS
    expect(page.locator("#note")).to_have_text("Searching the statements…")
    expect(answers(page)).to_have_count(1)
    expect(page.locator("#note")).to_have_text("")


def test_a_double_click_asks_once(visit: Visit) -> None:
    page = visit("/")
    asked: list[str] = []
    page.on("request", lambda r: asked.extend([r.url] if "queue/join" in r.url else []))
    field(page).fill(DE_BOLLE)
    page.get_by_role("button", name="Ask", exact=True).dblclick()
    expect(answers(page)).to_have_count(1)
    time.sleep(0.5)  # time for a second one to arrive
    expect(answers(page)).to_have_count(1)
    assert len(asked) == 1


def test_a_double_click_on_a_starter_asks_once(visit: Visit) -> None:
    page = visit("/")
    page.locator("#starters button").first.dblclick()
    expect(answers(page)).to_have_count(1)
    time.sleep(0.5)
    expect(page.locator("#conversation .asked")).to_have_count(1)


def test_when_sending_fails_the_text_stays_and_the_message_says_what_to_do(visit: Visit) -> None:
    page = visit("/")
    field(page).fill(DE_BOLLE)
    page.route("**/queue/join**", lambda route: route.abort())
    page.keyboard.press("Enter")
    expect(page.locator("#note")).to_contain_text("check your connection, then ask again")
    expect(announced(page)).to_contain_text("could not be sent")
    expect(field(page)).to_have_value(DE_BOLLE)
    page.unroute("**/queue/join**")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(DE_BOLLE)
    expect(page.locator("blockquote").first).to_contain_text(HOMES)


def test_after_a_lost_connection_a_follow_up_still_knows_the_conversation(visit: Visit) -> None:
    page = visit("/")
    ask(page, DE_BOLLE)
    page.route("**/queue/join**", lambda route: route.abort())
    field(page).fill(FOLLOW_UP)
    page.keyboard.press("Enter")
    expect(page.locator("#note")).to_contain_text("could not be sent")
    expect(answers(page)).to_have_count(1)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("navigation", name="Earlier questions")).to_contain_text(DE_BOLLE)
    expect(page.locator(".resolved")).to_contain_text("Catherine de Bolle")


def test_a_busy_service_is_told_and_the_text_stays(visit: Visit) -> None:
    def busy(route: Route) -> None:
        route.fulfill(status=503, content_type="application/json", body='{"detail": "Queue is full."}')

    page = visit("/")
    page.route("**/queue/join**", busy)
    field(page).fill(DE_BOLLE)
    page.keyboard.press("Enter")
    expect(page.locator("#note")).to_contain_text("still in the field")
    expect(field(page)).to_have_value(DE_BOLLE)


def test_an_empty_question_is_not_sent(visit: Visit) -> None:
    page = visit("/")
    field(page).fill("   ")
    page.keyboard.press("Enter")
    expect(page.locator("#note")).to_have_text("Type a question first.")
    expect(answers(page)).to_have_count(0)


def test_the_counter_appears_at_eighty_per_cent_and_too_long_is_not_sent(visit: Visit) -> None:
    page = visit("/")
    counter = page.locator("#question-count")
    field(page).fill("a" * 239)
    expect(counter).to_be_hidden()
    field(page).fill("a" * 240)
    expect(counter).to_have_text("You have 60 characters left")
    field(page).fill("😀" * 299)  # two UTF-16 units each: characters are counted, not units
    expect(counter).to_have_text("You have 1 character left")
    field(page).fill("a" * 301)
    expect(counter).to_have_text("You have 1 character too many")
    page.keyboard.press("Enter")
    expect(page.locator("#note")).to_contain_text("Shorten the question")
    expect(field(page)).to_have_value("a" * 301)
    expect(answers(page)).to_have_count(0)


def test_a_question_with_personal_details_stays_to_be_put_right(visit: Visit) -> None:
    page = visit("/")
    typed = "My address is jane.roe@mail.example, what was agreed?"
    ask(page, typed)
    expect(field(page)).to_have_value(typed)
