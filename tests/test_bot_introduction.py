import pytest

from bot.introduction import asked_for, introduces
from bot.voices import Speaking

CASTLE = Speaking("Trust", "Dr Ifeoma Castle", "Trust’s medical director")
OKONJO = Speaking("Council", "Samira Okonjo", "Returning Officer")
NOBODY = Speaking("Council", "Tom Hill", "")


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("Who is Samira Okonjo?", {OKONJO}),
        ("who's okonjo", {OKONJO}),
        ("whos dr castle", {CASTLE}),
        ("Who is the Returning Officer?", {OKONJO}),
        ("who is the medical director of the Trust", {CASTLE}),
        ("Who is the medical director?", set()),
        ("Who is the deputy returning officer?", set()),
        ("Who is Sam Okonjo?", set()),
        ("Who is Tom Hill?", set()),
        ("Who was the returning officer in 2019?", set()),
        ("Who is responsible?", set()),
        ("What is the Returning Officer?", set()),
        ("Who is the?", set()),
    ],
)
def test_somebody_is_asked_for_by_name_or_by_the_very_words_of_the_role(question: str, who: set[Speaking]) -> None:
    assert asked_for(question, (CASTLE, OKONJO, NOBODY)) == who


def test_a_sentence_introduces_with_name_and_role_alike() -> None:
    assert introduces("Dr Ifeoma Castle, the Trust’s medical director, said it was late.", CASTLE)
    assert not introduces("Dr Castle said it was late.", CASTLE)
    assert not introduces("The Trust’s medical director said it was late.", CASTLE)
