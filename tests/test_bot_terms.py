import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.terms import acronyms, content, fold, names, numbers, stem


@pytest.mark.parametrize("text", ["£4.8m", "4.8 million pounds", "GBP 4,800,000", "4.8-million", "4 800 000"])
def test_an_amount_has_one_value_however_it_is_written(text: str) -> None:
    assert numbers(text) == {"4800000"}


@pytest.mark.parametrize("text", ["92%", "92 per cent", "92 percent", "92 %"])
def test_a_percentage_is_not_the_bare_number(text: str) -> None:
    assert numbers(text) == {"92%"}
    assert numbers("92") == {"92"}


def test_spelled_numbers_are_numbers() -> None:
    assert numbers("Thirty-two chiefs and twelve officers") == {"32", "12"}


@pytest.mark.parametrize("text", ["Q1", "the first quarter", "between January and March", "January to March"])
def test_a_quarter_has_one_key_however_it_is_written(text: str) -> None:
    assert "q1" in numbers(text)
    assert "q1" not in numbers("between January and April")


def test_a_figure_inside_a_word_is_no_number() -> None:
    assert numbers("the B12 and the A4") == frozenset()


def test_names_are_the_capitalised_words_but_not_a_lone_first_one() -> None:
    assert names("What did Graeme Biggar of the NCA say about Meta’s plans?") == {"graeme", "biggar", "nca", "meta"}
    assert names("NCA officers said so.") == {"nca"}


def test_acronyms_are_the_initials_of_runs_of_names() -> None:
    assert "nca" in acronyms("the director of the National Crime Agency said")
    assert acronyms("Nobody said so") == frozenset()


def test_content_leaves_out_the_words_of_asking() -> None:
    assert content("What did they say about arrests and arrested suspects?") == ("arrest", "arrest", "suspect")


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.integers(0, 10**9))
def test_thousands_separators_do_not_change_a_number(value: int) -> None:
    assert numbers(f"{value:,}") == numbers(str(value)) == {f"{float(value):.12g}"}


def test_a_stem_forgets_the_possessive() -> None:
    assert stem("agency's") == stem("agencies") == "agenc"
