import re
from html import unescape

import pytest
from example_answers import NASTY, answered
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.rendering.markdown import escaped, quoted, to_markdown

RENDER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read_back(markdown: str) -> str:
    """The text of the only block quote; fails on any element but paragraphs and hard breaks."""
    html = RENDER.render(markdown)
    inner = re.fullmatch(r"<blockquote>\n(.*)</blockquote>\n", html, re.DOTALL)
    assert inner is not None, html
    text = re.sub(r"</p>\n<p>", "\n\n", inner[1].removeprefix("<p>").removesuffix("</p>\n")).replace("<br />", "")
    assert not re.search(r"<(?!$)", text), html
    return unescape(text)


@pytest.mark.parametrize("text", NASTY)
def test_a_nasty_quote_reads_back_character_for_character(text: str) -> None:
    assert read_back(quoted(text)) == text


@given(st.text(st.sampled_from("a1.)-+=*_#>|~`[](<&;!: \t\\\n$^")).map(str.strip).filter(bool))
def test_any_text_of_markdown_marks_reads_back_character_for_character(text: str) -> None:
    assert read_back(quoted(text)) == text


def test_plain_words_are_not_cluttered() -> None:
    line = "End-to-end: £4.8m (92% of it), isn't it? No. 3 & more"
    assert escaped(line) == r"End-to-end: £4.8m (92% of it), isn't it? No. 3 \& more"


def test_paragraphs_and_lines_of_a_quote_keep_the_block_quote() -> None:
    assert quoted("One.\n\nTwo\nthree") == "> One.\n>\n> Two\\\n> three"


def test_each_quote_is_followed_by_who_where_and_when() -> None:
    lines = to_markdown(answered(), base="https://ask.example").split("\n\n")
    assert lines[-1] == (
        "— Tom Roy, Mayor (as reported). *Harbour bridge to close*, Port \\& City Council, 1 February 2026 "
        "[3](<https://ask.example/statements/2026-02-01-harbour-bridge?start=193&end=245#quote>)\n"
    )
