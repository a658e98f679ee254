import re
import time
from dataclasses import replace

from example_answers import BODY, place, statement
from hypothesis import given
from hypothesis import strategies as st
from text_directive import matches

from bot.rendering.text_fragment import publisher_link, text_fragment
from corpus.span import Span

WORDS = ("the", "The", "police", "café", "cafe", "an", "man", "man-made", "£5,", "“Go", "Go”", "a–b", "&", "-")
LONG = " ".join(f"word{n}" for n in range(60))


def fragment(body: str, words: str) -> str | None:
    return text_fragment(statement(body), place(words, body))


@given(
    st.lists(
        st.tuples(st.sampled_from(WORDS), st.sampled_from((" ", " ", "  ", "\n", "\n\n"))), min_size=1, max_size=30
    ),
    st.data(),
)
def test_a_fragment_finds_the_quote_and_nothing_else(pairs: list[tuple[str, str]], data: st.DataObject) -> None:
    body = "".join(word + space for word, space in pairs)
    found = [m.span() for m in re.finditer(r"\S+", body)]
    first = data.draw(st.integers(0, len(found) - 1))
    span = Span(found[first][0], found[data.draw(st.integers(first, len(found) - 1))][1])
    made = text_fragment(statement(body), span)
    marks = (
        re.compile(r"(?:-\s+)+").match(body, span.start, span.end) if body[: span.start][-1:] in ("", "\n") else None
    )
    start = marks.end() if marks and marks.end() < span.end else span.start
    assert made is None or matches(made, body) == [(start, span.end)]


@given(st.integers(0, 59), st.integers(0, 59), st.integers(1, 20))
def test_every_quote_of_words_that_never_repeat_has_a_fragment(first: int, last: int, width: int) -> None:
    words = LONG.split()
    body = "\n\n".join(" ".join(words[i : i + width]) for i in range(0, 60, width)) + "\n"
    start = body.index(words[min(first, last)])
    span = Span(start, re.compile(words[max(first, last)] + r"\b").search(body, start).end())  # type: ignore[union-attr]
    made = text_fragment(statement(body), span)
    assert made is not None
    assert matches(made, body) == [(span.start, span.end)]


def test_a_short_quote_is_named_whole() -> None:
    assert fragment(BODY, "It will cost £4.8m.") == "#:~:text=It%20will%20cost%20%C2%A34.8m."


def test_the_mark_of_an_item_and_the_bar_of_a_quotation_are_no_text_of_the_page() -> None:
    body = "It led to:\n\n- 327 arrests\n- six convictions\n\nShe said:\n\n> We open.\n\n> I come.\n"
    assert fragment(body, "- 327 arrests") == "#:~:text=327%20arrests"
    assert fragment(body, "- 327 arrests\n- six convictions") == "#:~:text=327%20arrests,six%20convictions"
    assert fragment(body, "We open.\n\n> I come.") == "#:~:text=We%20open.,I%20come."


def test_the_marks_of_the_directive_are_encoded() -> None:
    assert fragment("a-b, c & d", "a-b, c & d") == "#:~:text=a%2Db%2C%20c%20%26%20d"


def test_a_quote_of_several_paragraphs_is_named_by_its_first_and_last_words() -> None:
    words = "The bridge is old. It is not unsafe.\n\n“It will open again in June.”"
    assert fragment(BODY, words) == "#:~:text=The%20bridge%20is%20old.,open%20again%20in%20June.%E2%80%9D"


def test_a_long_quote_is_named_by_its_first_and_last_words() -> None:
    assert fragment(LONG, LONG) == "#:~:text=word0%20word1%20word2%20word3,word56%20word57%20word58%20word59"


def test_a_repeated_quote_takes_words_from_around_until_it_is_unique() -> None:
    body = "We act. They wait. We act. You go.\n"
    assert text_fragment(statement(body), Span(0, 7)) == "#:~:text=We%20act.,-They"
    assert text_fragment(statement(body), Span(19, 26)) == "#:~:text=wait.-,We%20act."


def test_words_from_around_are_taken_across_a_paragraph_but_never_run_over_one() -> None:
    body = "One.\n\nWe act.\n\nTwo.\n\nWe act.\n"
    assert text_fragment(statement(body), Span(6, 13)) == "#:~:text=One.-,We%20act."


def test_the_first_of_two_words_that_differ_in_case_or_accent_is_not_taken_for_the_other() -> None:
    body = "Cafe closed. The café closed.\n"
    made = text_fragment(statement(body), place("café closed.", body))
    assert made == "#:~:text=The-,caf%C3%A9%20closed."


def test_one_of_three_alike_takes_words_from_both_sides() -> None:
    body = "Yes. Yes. Yes."
    made = text_fragment(statement(body), Span(5, 9))
    assert made == "#:~:text=Yes.-,Yes.,-Yes."
    assert matches(made, body) == [(5, 9)]


def test_what_cannot_be_told_apart_has_no_fragment_and_a_plain_link() -> None:
    body = "Yes.\n\n" * 5
    assert text_fragment(statement(body), Span(12, 16)) is None
    assert publisher_link(statement(body), Span(12, 16)) == "https://port.example/news/bridge"


def test_a_publishers_link_keeps_a_fragment_the_address_already_has() -> None:
    here = replace(statement(), url="https://port.example/news#bridge")
    assert publisher_link(here, place("Mayor Tom Roy")) == "https://port.example/news#bridge:~:text=Mayor%20Tom%20Roy"
    assert publisher_link(statement(), place("Mayor")) == "https://port.example/news/bridge#:~:text=Mayor"


def test_last_words_that_also_stand_earlier_in_the_quote_are_made_longer() -> None:
    body = f"{LONG} We act as one. {LONG.replace('word', 'term')} Again we act as one.\n"
    span = Span(0, len(body) - 1)
    made = text_fragment(statement(body), span)
    assert made is not None
    assert made.endswith(",Again%20we%20act%20as%20one.")
    assert matches(made, body) == [(span.start, span.end)]


def test_a_mark_that_touches_the_quote_is_enough_to_tell_it_apart() -> None:
    body = "She said “Go.” He said (Go.) too.\n"
    made = text_fragment(statement(body), Span(10, 13))
    assert made == "#:~:text=%E2%80%9C-,Go."
    assert matches(made, body) == [(10, 13)]


def test_a_long_quote_that_repeats_itself_is_given_up_soon() -> None:
    made = statement("again and " * 10_000 + "again.\n")
    begun = time.process_time()
    assert text_fragment(made, Span(0, 50_000 - 1)) is None
    assert time.process_time() - begun < 20
