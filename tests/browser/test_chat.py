"""Asking in the chat and reading the quote in its place."""

import re

from browser.reader import DE_BOLLE, FOLLOW_UP, HOMES, NO_ANSWER, Visit, announced, answers, ask, field, focused, tab_to
from playwright.sync_api import expect


def test_an_answer_names_the_speaker_the_statement_and_its_date(visit: Visit) -> None:
    page = visit("/")
    answer = ask(page, DE_BOLLE)
    expect(answer.locator(".speaker").first).to_have_text("Catherine de Bolle")
    expect(answer.locator(".role").first).to_have_text("Europol Executive Director")
    expect(answer.locator(".source").first).to_contain_text("21 April 2024")
    expect(answer.locator("blockquote").first).to_contain_text(HOMES)
    expect(announced(page)).to_have_text(re.compile(r"^[123] quotes? from 1 statement$"))
    expect(field(page)).to_have_value("")


def test_by_keyboard_a_quote_opens_in_its_place_and_focus_comes_back(visit: Visit) -> None:
    page = visit("/")
    answer = ask(page, DE_BOLLE)
    control = answer.locator("a.cite").first
    tab_to(page, control, key="Shift+Tab")
    page.keyboard.press("Enter")
    marked = page.locator("#viewer mark.now")
    expect(marked).to_be_visible()
    expect(marked).to_be_in_viewport()
    assert marked.inner_text() == answer.locator("blockquote").first.inner_text().strip()
    assert focused(page) == marked.inner_text()
    page.keyboard.press("Escape")
    expect(page.locator("#viewer")).to_be_hidden()
    expect(control).to_be_focused()


def test_two_quotes_of_one_statement_share_the_view_and_are_stepped_through(visit: Visit, two_quotes: str) -> None:
    page = visit("/")
    answer = ask(page, two_quotes)
    answer.locator("a.cite").first.click()
    expect(page.locator("#viewer .count")).to_have_text(re.compile("^Quote 1 of [23]$"))
    tab_to(page, page.get_by_role("button", name="Next quote"), key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#viewer .count")).to_have_text(re.compile("^Quote 2 of [23]$"))
    second = answer.locator("blockquote").nth(1).inner_text()
    marks = page.locator("#viewer mark.now")  # one for each paragraph of the quote
    assert " ".join(marks.all_inner_texts()).split() == second.split()
    expect(marks.first).to_be_in_viewport()
    expect(answer.locator("a.cite").nth(1)).to_have_attribute("aria-current", "true")
    page.keyboard.press("Escape")
    expect(answer.locator("a.cite").nth(1)).to_be_focused()


def test_the_publishers_link_carries_a_text_fragment(visit: Visit) -> None:
    page = visit("/")
    ask(page, DE_BOLLE).locator("a.cite").first.click()
    link = page.locator("#viewer").get_by_role("link", name=re.compile("publisher"))
    expect(link).to_have_attribute("href", re.compile(r"^https://www\.solicitorsjournal\.com/.*#:~:text="))


def test_a_follow_up_is_understood_and_a_cleared_conversation_is_forgotten(visit: Visit) -> None:
    page = visit("/")
    ask(page, DE_BOLLE)
    follow_up = ask(page, FOLLOW_UP, nth=2)
    expect(follow_up.locator(".resolved")).to_contain_text("Catherine de Bolle")
    page.get_by_role("button", name="Clear conversation").click()
    expect(answers(page)).to_have_count(0)
    expect(announced(page)).to_have_text("Conversation cleared")
    expect(field(page)).to_be_focused()
    expect(page.locator("#starters")).to_be_visible()
    alone = ask(page, FOLLOW_UP)
    expect(alone.locator(".resolved")).to_have_count(0)


def test_no_answer_shows_the_closest_passages_folded_and_labelled(visit: Visit) -> None:
    page = visit("/")
    answer = ask(page, NO_ANSWER)
    expect(answer.locator("a.cite")).to_have_count(0)
    expect(answer.locator(".missing-terms")).to_contain_text("“Apple”", ignore_case=True)
    near = answer.locator("details.near-misses")
    expect(near.locator("summary")).to_contain_text("not an answer")
    expect(near.locator("blockquote").first).to_be_hidden()
    tab_to(page, near.locator("summary"), key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(near.locator("blockquote").first).to_be_visible()


def test_a_question_offered_instead_is_asked_in_the_conversation(visit: Visit) -> None:
    page = visit("/")
    ask(page, NO_ANSWER).locator("a.ask-instead").first.click()
    expect(answers(page)).to_have_count(2)
    expect(answers(page).nth(1).locator("blockquote")).not_to_have_count(0)


def test_every_starter_is_really_answered(visit: Visit) -> None:
    page = visit("/")
    starters = page.locator("#starters button")
    expect(starters.first).to_be_visible()
    questions = starters.all_inner_texts()
    assert 1 <= len(questions) <= 4
    for question in questions:
        page.get_by_role("button", name=question).click()
        expect(answers(page).locator("blockquote")).not_to_have_count(0, timeout=20_000)
        expect(page.locator("#starters")).to_be_hidden()
        page.get_by_role("button", name="Clear conversation").click()
        expect(page.locator("#starters")).to_be_visible()


def test_what_the_reader_types_is_shown_and_never_run(visit: Visit) -> None:
    page = visit("/")
    typed = 'Is a < b & <b onclick="x">x</b> ${alert(1)} {{7*7}} <img src=x onerror=alert(1)>?'
    ask(page, typed)
    expect(page.locator("#conversation .asked")).to_have_text("You asked: " + typed)
    assert page.locator("#conversation .asked").locator("b, img").count() == 0
