"""With JavaScript off, everything that matters still works."""

import pytest
from playwright.sync_api import expect
from reader import NO_ANSWER, ONE_QUOTE, STATEMENT, Visit


def test_the_front_page_asks_by_a_plain_form(visit: Visit) -> None:
    page = visit("/", scripts=False)
    page.get_by_label("Your question").fill(ONE_QUOTE)
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(ONE_QUOTE)
    expect(page.locator("blockquote")).to_contain_text("Our homes are becoming more dangerous")
    page.locator("a.cite").click()
    expect(page.locator("mark#quote")).to_contain_text("Our homes are becoming more dangerous")
    expect(page.locator("mark#quote")).to_be_in_viewport()


@pytest.mark.parametrize("path", ["/ask", "/embed"])
def test_a_follow_up_works_by_plain_forms(visit: Visit, path: str) -> None:
    page = visit(path, scripts=False)
    page.get_by_label("Your question").fill(ONE_QUOTE)
    page.get_by_role("button", name="Ask").click()
    page.get_by_label("Ask another question").fill("And what did she say about homes?")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator(".speaker").first).to_have_text("Catherine de Bolle")
    expect(page.get_by_role("navigation", name="Earlier questions")).to_contain_text(ONE_QUOTE)


def test_no_answer_offers_questions_that_are_answered(visit: Visit) -> None:
    page = visit("/ask", scripts=False)
    page.get_by_label("Your question").fill(NO_ANSWER)
    page.get_by_role("button", name="Ask").click()
    expect(page.locator("blockquote").first).to_be_hidden()
    page.locator("a.ask-instead").first.click()
    expect(page.locator("blockquote").first).to_be_visible()


def test_the_list_leads_to_the_whole_statement(visit: Visit) -> None:
    page = visit("/statements", scripts=False)
    page.get_by_role("link", name="European police chiefs").click()
    assert page.url.endswith(STATEMENT)
    expect(page.locator("#statement-text p")).to_have_count(14)
    expect(page.locator("mark")).to_have_count(0)
