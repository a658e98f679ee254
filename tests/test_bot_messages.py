import pytest

from bot import messages
from bot.answer import AnswerStatus
from bot.messages import message
from bot.settings import Settings

SETTINGS = Settings(emergency="In an emergency call 999. To report a crime call 101.", max_chars=250)


@pytest.mark.parametrize("status", list(AnswerStatus))
def test_every_ending_has_short_plain_sentences(status: AnswerStatus) -> None:
    text = message(status, SETTINGS)
    assert text.endswith(".")
    assert "!" not in text
    assert all(len(sentence.split()) <= 25 for sentence in text.split(". "))


def test_an_emergency_begins_with_the_operators_signpost() -> None:
    assert message(AnswerStatus.EMERGENCY, SETTINGS).startswith(
        "In an emergency call 999. To report a crime call 101. "
    )


def test_too_long_names_the_limit() -> None:
    assert message(AnswerStatus.TOO_LONG, SETTINGS) == (
        "Your question is longer than 250 characters. Ask it in fewer words."
    )


def test_no_two_endings_say_the_same() -> None:
    assert len({message(status, SETTINGS) for status in AnswerStatus}) == len(AnswerStatus)


def test_a_near_miss_is_labelled_as_no_answer() -> None:
    assert messages.NEAR_MISSES == "Closest passages – not an answer"
