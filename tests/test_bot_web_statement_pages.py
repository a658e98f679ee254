import json
import re
from dataclasses import replace

import pytest
from example_answers import BODY, place, statement
from example_site import browser

from bot.web.settings import WebSettings
from corpus.loading import Corpus

PAGE = "/statements/2026-02-01-harbour-bridge"


def linked_data(html: str) -> list[dict[str, object]]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found
    graph: list[dict[str, object]] = json.loads(found[1])["@graph"]
    return graph


def test_a_quote_is_marked_in_its_place() -> None:
    span = place("It will cost £4.8m.")
    html = browser().get(f"{PAGE}?start={span.start}&end={span.end}").text
    assert f'repairs. <mark id="quote" data-quotes="{span.start}-{span.end} ">It will cost £4.8m.</mark></p>' in html


def test_several_quotes_are_marked_each_once() -> None:
    one, two = place("harbour bridge"), place("June")
    html = browser().get(f"{PAGE}?start={two.start}&end={two.end}&start={one.start}&end={one.end}").text
    assert re.findall(r"<mark[^>]*>([^<]*)</mark>", html) == ["harbour bridge", "June"]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("start=5", 400),
        ("end=5", 400),
        ("start=a&end=b", 400),
        ("start=-1&end=5", 400),
        ("start=１&end=２", 400),
        ("start=1_0&end=20", 400),
        ("start=5&end=5", 404),
        ("start=9&end=5", 404),
        (f"start=0&end={len(BODY) + 1}", 404),
        ("start=0&end=9999999999999", 400),
        ("&".join(["start=0&end=1"] * 21), 400),
    ],
)
def test_a_place_that_does_not_exist_is_refused(query: str, status: int) -> None:
    response = browser().get(f"{PAGE}?{query}")
    assert response.status_code == status
    assert "Quote not found" in response.text
    assert "<mark" not in response.text


def test_an_unknown_statement_is_a_404_page() -> None:
    response = browser().get("/statements/2020-01-01-nothing")
    assert response.status_code == 404
    assert "Statement not found" in response.text


def test_linked_data_names_the_speaker_and_cannot_end_its_script() -> None:
    body = "Ann Lee said: “</script><script>alert(1)</script> & more.”\n"
    shown = replace(statement(body), title="A </script> title")
    start, end = body.index("</script>"), body.index("”")
    html = (
        browser(WebSettings(public_url="https://ask.example.org"), Corpus((shown,)))
        .get(f"{PAGE}?start={start}&end={end}")
        .text
    )
    article, quotation = linked_data(html)
    assert article["@type"] == "Article"
    assert article["headline"] == "A </script> title"
    assert article["@id"] == f"https://ask.example.org{PAGE}"
    assert quotation["text"] == "</script><script>alert(1)</script> & more."
    assert quotation["spokenByCharacter"] == {"@type": "Person", "name": "Ann Lee"}
    assert "<script>alert" not in html


def test_canonical_is_the_whole_statement() -> None:
    html = browser(WebSettings(public_url="https://ask.example.org")).get(f"{PAGE}?start=0&end=7").text
    assert f'<link rel="canonical" href="https://ask.example.org{PAGE}">' in html


def test_the_publishers_link_has_a_fragment_only_for_a_quote() -> None:
    whole = browser().get(PAGE).text
    assert 'id="publisher" href="https://port.example/news/bridge" ' in whole
    span = place("It will cost £4.8m.")
    assert "bridge#:~:text=It%20will" in browser().get(f"{PAGE}?start={span.start}&end={span.end}").text


@pytest.mark.parametrize(
    ("wanted", "shown"), [("council", True), ("FEBRUARY 2026", True), ("2026-02", True), ("zoo", False)]
)
def test_the_list_is_filtered_by_title_issuer_and_date(wanted: str, shown: bool) -> None:
    html = browser().get("/statements", params={"filter": wanted}).text
    assert (f'href="{PAGE}"' in html) is shown


def test_what_is_typed_into_the_filter_is_escaped() -> None:
    html = browser().get("/statements", params={"filter": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in html
