"""Permalinks, copies and print."""

import json
import re

import pytest
from browser.reader import DE_BOLLE, FOLLOW_UP, HOMES, STATEMENT, Visit, announced, ask, tab_to
from playwright.sync_api import expect


def test_the_link_to_an_answer_leads_to_the_same_quotes(visit: Visit, site: str) -> None:
    answer = ask(visit("/"), DE_BOLLE)
    quotes = answer.locator("blockquote").all_inner_texts()
    address = answer.locator("a.permalink").get_attribute("href")
    assert address
    page = visit(address)
    expect(page.get_by_role("heading", level=1)).to_have_text(DE_BOLLE)
    assert page.locator("blockquote").all_inner_texts() == quotes
    assert page.locator("link[rel=canonical]").get_attribute("href") == address


def test_the_link_to_a_follow_up_carries_its_conversation(visit: Visit) -> None:
    page = visit("/")
    ask(page, DE_BOLLE)
    answer = ask(page, FOLLOW_UP, nth=2)
    read_as = answer.locator(".resolved").inner_text()
    again = visit(answer.locator("a.permalink").get_attribute("href"))
    expect(again.locator(".resolved")).to_have_text(read_as)
    expect(again.get_by_role("navigation", name="Earlier questions")).to_contain_text(DE_BOLLE)


def test_the_link_to_a_quote_opens_its_page_with_exactly_that_place_marked(visit: Visit, site: str) -> None:
    answer = ask(visit("/"), DE_BOLLE)
    quote = answer.locator("blockquote").first.inner_text().strip()
    page = visit(answer.locator("a.cite").first.get_attribute("href"))
    assert STATEMENT in page.url
    assert "".join(page.locator("mark").all_inner_texts()) == quote
    expect(page.locator("mark")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Plain text", HOMES),
        ("Markdown", "> Europol Executive Director Catherine de Bolle"),
        ("HTML", '<blockquote cite="https://www.solicitorsjournal.com/'),
        ("BibTeX", "@misc{2024-04-21-european-police-chiefs"),
        ("CSL-JSON", '"type": "webpage"'),
    ],
)
def test_an_answer_is_copied_by_keyboard(visit: Visit, label: str, expected: str) -> None:
    page = visit("/")
    answer = ask(page, DE_BOLLE)
    menu = answer.locator(".copy summary")
    tab_to(page, menu, key="Shift+Tab")
    page.keyboard.press("Enter")
    tab_to(page, answer.get_by_role("link", name=label, exact=True))
    page.keyboard.press("Enter")
    expect(announced(page)).to_have_text(f"Copied as {label}")
    expect(menu).to_be_focused()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert expected in copied
    if label == "CSL-JSON":
        assert json.loads(copied)[0]["issued"] == {"date-parts": [[2024, 4, 21]]}


def test_the_link_to_a_quote_is_copied_from_the_statement(visit: Visit, site: str) -> None:
    page = visit("/")
    ask(page, DE_BOLLE).locator("a.cite").first.click()
    page.get_by_role("button", name="Copy link to this quote").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert re.fullmatch(re.escape(site + STATEMENT) + r"\?start=\d+&end=\d+#quote", copied)


def test_print_keeps_question_quotes_and_sources_and_drops_the_controls(visit: Visit) -> None:
    page = visit("/")
    answer = ask(page, DE_BOLLE)
    answer.locator("a.cite").first.click()
    page.emulate_media(media="print")
    expect(page.locator("#conversation .asked")).to_be_visible()
    expect(answer.locator("blockquote").first).to_be_visible()
    expect(answer.locator(".source").first).to_be_visible()
    for gone in ("#composer", "#viewer", "#clear", ".copy", "nav", ".skip"):
        expect(page.locator(gone).first).to_be_hidden()
    assert len(page.pdf()) > 5_000
