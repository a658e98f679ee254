import pytest

from bot.codes import names_another


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("Is CR4460 recalled?", "Batch CR4461 was tested and is not being recalled."),
        ("is the a12 open", "The A14 is closed."),
        ("What did the G7 say?", "The G20 met in May."),
        ("What was lost in Q1 2024?", "In Q2 2024 nothing was lost."),
        ("COVID-19 tests", "Covid-20 is new."),
    ],
)
def test_a_text_that_names_only_another_code_of_the_kind_is_about_that(query: str, text: str) -> None:
    assert names_another(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("Is CR4460 recalled?", "CR4460 is recalled, and CR4461 is not."),
        ("Is CR-4460 recalled?", "CR4460 is recalled."),
        ("Is CR4460 recalled?", "Four batches are recalled; see form A12."),
        ("Is CR4460 recalled?", "CR4461\t31 May 2026\t100 ml"),
        ("How many were there in 2024?", "In 2023 there were 12."),
        ("Is it open at 10am?", "It opens at 9am and is 5ft high."),
        ("What is recalled?", "CR4461 is recalled."),
    ],
)
def test_any_other_text_may_answer(query: str, text: str) -> None:
    assert not names_another(query, text)
