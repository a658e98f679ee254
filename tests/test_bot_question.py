import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.courtesy import Courtesy, without_courtesy
from bot.question import CleanQuestion, Question, Refused, Turn, clean, visible


def _clean(text: str, *turns: Turn, max_chars: int = 300) -> CleanQuestion:
    question = clean(Question(text, turns), max_chars)
    assert isinstance(question, CleanQuestion)
    return question


def test_white_space_of_every_kind_becomes_one_space() -> None:
    assert _clean("  who\t said\r\n\u00a0that\u2003? ").text == "who said that ?"


def test_letters_and_their_accents_are_put_together() -> None:
    assert _clean("cafe\u0301").text == "caf\u00e9"


@pytest.mark.parametrize(
    "hidden",
    [
        "\U000e0041\U000e0042",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\u202e",
        "\u2066",
        "\x00",
        "\x1b",
        "\u00ad",
        "\ufe0f",
        "\U000e0100",
    ],
)
def test_invisible_characters_are_taken_out(hidden: str) -> None:
    assert _clean(f"en{hidden}cryption").text == "encryption"


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\u200b\ufeff", "\U000e0041"])
def test_a_question_without_a_visible_character_is_empty(text: str) -> None:
    assert clean(Question(text)) == Refused("empty")


def test_a_question_may_be_as_long_as_the_limit_and_no_longer() -> None:
    assert _clean("x" * 300).text == "x" * 300
    assert clean(Question("x" * 301)) == Refused("too_long")
    assert _clean("x" * 301, max_chars=301).text == "x" * 301


def test_what_is_taken_out_does_not_count_against_the_limit() -> None:
    assert _clean("who \u200b" + " " * 500 + "said it?", max_chars=12).text == "who said it?"


def test_history_does_not_count_against_the_limit() -> None:
    assert _clean("why?", Turn("user", "y" * 900), max_chars=10).history == (Turn("user", "y" * 900),)


def test_only_the_last_twelve_turns_are_kept_and_empty_ones_left_out() -> None:
    turns = [Turn("user", f"turn {number}") for number in range(20)]
    assert _clean("why?", *turns).history == tuple(turns[8:])
    assert _clean("why?", Turn("user", " \u200b "), Turn("assistant", "no")).history == (Turn("assistant", "no"),)


def test_personal_data_ends_with_the_question_that_can_be_asked_instead() -> None:
    assert clean(Question("I am jo@example.org. What did the NCA say?")) == Refused(
        "personal_data", ("e-mail address",), "I am …. What did the NCA say?"
    )


def test_the_suggested_question_can_be_asked() -> None:
    refused = clean(Question("07700 900123 and 07700 900124: what did the NCA say?"))
    assert isinstance(refused, Refused)
    assert refused.kinds == ("phone number",)
    assert _clean(refused.suggestion or "").text == "… and …: what did the NCA say?"


def test_nothing_is_suggested_when_only_the_personal_data_was_typed() -> None:
    assert clean(Question("4111 1111 1111 1111")) == Refused("personal_data", ("payment card number",), None)


def test_personal_data_hidden_by_invisible_characters_is_found() -> None:
    assert clean(Question("jo\u200b@exam\u200bple.org")) == Refused("personal_data", ("e-mail address",), None)


def test_personal_data_in_history_is_struck_out() -> None:
    assert _clean("why?", Turn("user", "I am jo@example.org")).history == (Turn("user", "I am …"),)


@pytest.mark.parametrize(
    ("text", "courtesy"),
    [
        ("Hello, what did the NCA say?", Courtesy("what did the NCA say?", greeted=True, thanked=False)),
        ("hi what did she say", Courtesy("what did she say", greeted=True, thanked=False)),
        ("thanks, and who is Graeme Biggar?", Courtesy("and who is Graeme Biggar?", greeted=False, thanked=True)),
        ("Hello! Thank you. Who is it, please?", Courtesy("Who is it?", greeted=True, thanked=True)),
        ("Who is Biggar? Thanks!", Courtesy("Who is Biggar?", greeted=False, thanked=True)),
        ("Hey Jude lyrics", Courtesy("Hey Jude lyrics", greeted=False, thanked=False)),
        ("Great Britain left when?", Courtesy("Great Britain left when?", greeted=False, thanked=False)),
        ("good morning all", Courtesy("", greeted=True, thanked=False)),
        ("pls", Courtesy("", greeted=False, thanked=False)),
    ],
)
def test_polite_words_are_no_part_of_what_is_asked(text: str, courtesy: Courtesy) -> None:
    assert without_courtesy(text) == courtesy


@given(st.text(max_size=80))
def test_cleaning_twice_changes_nothing_and_leaves_one_visible_line(text: str) -> None:
    once = visible(text)
    assert visible(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") for char in once)


@given(st.text(max_size=80))
def test_what_is_asked_stands_in_the_question(text: str) -> None:
    asked = without_courtesy(text).asked
    assert asked.removesuffix("?").rstrip() in text
