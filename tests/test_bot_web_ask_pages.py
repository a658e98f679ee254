import json

import pytest
from example_answers import answered, not_in_statements
from example_site import browser

from bot.rendering.markdown import to_markdown
from bot.web.settings import WebSettings


def test_the_answer_stands_on_the_page_with_its_title_and_canonical_address() -> None:
    html = browser(WebSettings(public_url="https://ask.example.org")).get("/ask?q=Is+the+bridge+safe%3F").text
    assert "<title>Answer: “Is the bridge safe?” – Ask the statements</title>" in html
    assert '<link rel="canonical" href="https://ask.example.org/ask?q=Is+the+bridge+safe%3F">' in html
    assert html.count('<blockquote class="quote">') == 3
    assert '"@type": "Quotation"' in html


def test_the_next_question_carries_the_conversation() -> None:
    html = browser().get("/ask?q=second+bridge&before=first").text
    assert '<input type="hidden" name="before" value="first">' in html
    assert '<input type="hidden" name="before" value="second bridge">' in html


def test_what_anyone_can_put_into_an_address_is_not_for_search_engines() -> None:
    assert '<meta name="robots" content="noindex">' in browser().get("/ask?q=bridge").text
    assert "noindex" not in browser().get("/ask").text


def test_a_refused_question_gets_no_link() -> None:
    html = browser().get("/ask", params={"q": "My mail is a@b.example"}).text
    assert 'class="permalink"' not in html
    assert 'class="permalink"' in browser().get("/ask?q=bridge").text


def test_no_answer_offers_no_quote_and_no_copy() -> None:
    html = browser().get("/ask?q=Who+pays+the+moon+tax%3F").text
    assert not_in_statements().message in html
    assert '<details class="near-misses">' in html
    assert "Copy this answer" not in html


@pytest.mark.parametrize("path", ["/ask", "/embed"])
def test_what_is_asked_is_escaped(path: str) -> None:
    html = browser().get(path, params={"q": "<script>alert('bridge')</script>", "before": '"><b>x</b>'}).text
    assert "<script>alert" not in html
    assert "<b>x</b>" not in html


def test_each_copy_is_plain_text() -> None:
    for form in ("text", "markdown", "html", "bibtex", "csl"):
        response = browser().get(f"/ask?q=bridge&as={form}")
        assert response.headers["content-type"] == "text/plain; charset=utf-8"
        assert "old" in response.text
    assert len(json.loads(browser().get("/ask?q=bridge&as=csl").text)) == 3
    assert browser().get("/ask?q=bridge&as=markdown").text == to_markdown(answered(), "http://ask.example")


@pytest.mark.parametrize("query", ["q=bridge&as=zip", "q=&as=text", "as=text"])
def test_an_unknown_copy_is_a_bad_request(query: str) -> None:
    assert browser().get(f"/ask?{query}").status_code == 400


def test_the_widgets_page_takes_a_checked_look() -> None:
    html = browser().get("/embed?theme=dark&accent=%23aa0000&host=http://ask.example").text
    assert 'data-theme="dark"' in html
    assert 'data-host="http://ask.example"' in html
    assert "--accent-light:#aa0000" in html
    assert '<input type="hidden" name="accent" value="#aa0000">' in html


def test_a_wrong_look_is_left_out() -> None:
    html = browser().get("/embed?theme=%22x&accent=red;}&host=https://evil.example").text
    assert "data-theme" not in html
    assert "data-host" not in html
    assert "evil" not in html
    assert "--accent-light:#1d70b8" in html
