"""With JavaScript off, everything that matters still works."""

import pytest
from browser.reader import DE_BOLLE, FOLLOW_UP, HOMES, NO_ANSWER, STATEMENT, Visit
from playwright.sync_api import expect


def test_the_front_page_asks_by_a_plain_form(visit: Visit) -> None:
    page = visit("/", scripts=False)
    page.get_by_label("Your question").fill(DE_BOLLE)
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(DE_BOLLE)
    expect(page.locator("blockquote").first).to_contain_text(HOMES)
    page.locator("a.cite").first.click()
    expect(page.locator("mark#quote")).to_contain_text(HOMES)
    expect(page.locator("mark#quote")).to_be_in_viewport()


@pytest.mark.parametrize("path", ["/ask", "/embed"])
def test_a_follow_up_works_by_plain_forms(visit: Visit, path: str) -> None:
    page = visit(path, scripts=False)
    page.get_by_label("Your question").fill(DE_BOLLE)
    page.get_by_role("button", name="Ask").click()
    page.get_by_label("Ask another question").fill(FOLLOW_UP)
    page.get_by_role("button", name="Ask").click()
    expect(page.locator(".resolved")).to_contain_text("Catherine de Bolle")
    expect(page.get_by_role("navigation", name="Earlier questions")).to_contain_text(DE_BOLLE)


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
