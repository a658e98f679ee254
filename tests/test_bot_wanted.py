import pytest

from bot.wanted import wanted


def _never(_word: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("query", "several"),
    [
        ("What examples are given?", True),
        ("Which crimes are named?", True),
        ("What are the demands?", True),
        ("Give me all the figures", True),
        ("What kinds of crime are hampered?", True),
        ("How many arrests were made?", False),
        ("Who is the Director General?", False),
        ("Which was the largest seizure?", False),
    ],
)
def test_a_question_for_several_places_is_told_from_one_for_a_fact(query: str, several: bool) -> None:
    assert wanted(query, (), (), _never).several is several


@pytest.mark.parametrize(
    ("query", "newest"),
    [
        ("What is the latest figure?", True),
        ("how much is the fare now", True),
        ("Is the bridge still closed?", True),
        ("How much was the fare in 2019?", False),
    ],
)
def test_a_question_for_how_it_is_now_wants_the_newest(query: str, newest: bool) -> None:
    assert wanted(query, (), (), _never).newest is newest
