import inspect
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from example_answers import NASTY, answered, body_cited, cited, listing, not_in_statements
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Answer, AnswerStatus, Citation
from bot.rendering.html import to_blockquote, to_html
from corpus.span import Span

# What Gradio's Chatbot lets through; anything else would be dropped or is not wanted.
ALLOWED = {
    "section": {"class"},
    "p": {"class"},
    "ol": {"class"},
    "li": set(),
    "br": set(),
    "span": {"class"},
    "cite": {"class"},
    "a": {"class", "href", "title"},
    "blockquote": {"class", "cite"},
    "details": {"class"},
    "summary": set(),
}


class Page(HTMLParser):
    """Collects text by element and refuses what is not allowed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.quotes: list[str] = []
        self.words: dict[str, list[str]] = {}
        self.links: list[dict[str, str | None]] = []
        self.text = ""
        self._open: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert {name for name, _ in attrs} <= ALLOWED[tag], tag
        if tag == "br":
            return
        self._open.append((tag, dict(attrs).get("class") or ""))
        if tag == "blockquote":
            self.quotes.append("")
        if tag == "a":
            self.links.append(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if any(tag == "blockquote" for tag, _ in self._open):
            self.quotes[-1] += data
        self.words.setdefault(self._open[-1][1], []).append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def as_gradio_hands_it_on(html: str) -> str:
    """Gradio's Chatbot passes every message through this, which widens tabs and takes away indentation."""
    return inspect.cleandoc(html)


def answer_of(*citations: Citation) -> Answer:
    return Answer("a", "q", AnswerStatus.ANSWERED, 0.5, "Here.", citations)


@pytest.mark.parametrize("text", NASTY)
def test_a_nasty_quote_reads_back_character_for_character(text: str) -> None:
    citation = body_cited(text)
    assert Page(to_html(answer_of(citation))).quotes == [text]
    assert Page(as_gradio_hands_it_on(to_html(answer_of(citation)))).quotes == [text]
    assert Page(to_blockquote(citation)).quotes == [text]


@given(st.text(st.sampled_from("ab<>&\"'\n\u00a0 -;#x")), st.data())
def test_any_quote_with_any_focus_reads_back_character_for_character(middle: str, data: st.DataObject) -> None:
    citation = body_cited("x" + " " + middle + " " + "x")
    start = data.draw(st.integers(0, citation.end - 1))
    focus = Span(start, data.draw(st.integers(start + 1, citation.end)))
    page = Page(to_html(answer_of(replace(citation, focus=(focus,)))))
    assert page.quotes == [citation.quote]
    assert "".join("".join(page.words.get("focus", [])).split()) == "".join(focus.of(citation.quote).split())


def test_the_words_that_answer_are_told_apart_from_those_that_complete() -> None:
    bridge = "The bridge is old. It is not unsafe.\n\n“It will open again in June.”"
    page = Page(to_html(answer_of(*cited(bridge, focus="It is not unsafe."))))
    assert page.words["focus"] == ["It is not unsafe."]
    assert page.words["context"] == ["The bridge is old. ", "“It will open again in June.”"]


def test_a_speaker_with_a_role_leads_the_quote() -> None:
    page = Page(to_html(answered()))
    assert page.words["speaker"] == ["Ann Lee", "Port & City Council", "Tom Roy"]
    assert page.words["role"] == ["Chief Engineer", "Mayor"]
    assert page.words["manner"] == ["(as reported)"]


def test_a_speaker_who_is_not_named_is_called_not_stated() -> None:
    citation = replace(cited("The bridge is old.")[0], speaker=None, role=None)
    assert Page(to_html(answer_of(citation))).words["speaker"] == ["Speaker not stated"]


def test_the_control_links_to_the_place_under_the_base_address() -> None:
    page = Page(to_html(answered(), base="https://ask.example/bot"))
    assert page.links[1] == {
        "class": "cite",
        "href": "https://ask.example/bot/statements/2026-02-01-harbour-bridge?start=73&end=92#quote",
        "title": "Source 2: Harbour bridge to close",
    }


def test_near_misses_are_collapsed_and_called_not_an_answer() -> None:
    html = to_html(not_in_statements())
    assert "<details" in html
    assert "<details open" not in html
    page = Page(html)
    assert "Closest passages – not an answer" in page.text
    assert page.quotes == ["The harbour bridge closes on 3 May for repairs. It will cost £4.8m."]
    assert page.words["missing-terms"] == ["These words of your question occur in no statement: “moon”, “tax”"]


def test_a_listing_names_each_statement_with_its_page() -> None:
    page = Page(to_html(listing()))
    assert page.links == [{"class": "title", "href": "/statements/2026-02-01-harbour-bridge"}]
    assert "Harbour bridge to close, Port & City Council, 1 February 2026" in page.text


def test_markup_in_a_title_a_term_or_a_name_stays_text() -> None:
    citation = replace(cited("The bridge is old.")[0], title='"><script>', speaker="<b>Ann</b>", role="<i>")
    page = Page(to_html(replace(answered(), citations=(citation,), message="<p>", resolved="<u>")))
    assert page.words["speaker"] == ["<b>Ann</b>"]
    assert page.links[0]["title"] == 'Source 1: "><script>'
    assert page.words["resolved"] == ["Read as: <u>"]
    assert page.words["missing-terms"] == ["This word of your question occurs in no statement quoted here: “<toll>”"]


def test_a_question_without_its_personal_data_is_offered_instead() -> None:
    refused = Answer("a", "q", AnswerStatus.PERSONAL_DATA, 0.0, "Leave out names.", suggestion="Who <pays>?")
    assert Page(to_html(refused)).words["suggestion"] == ["You can ask instead: Who <pays>?"]
