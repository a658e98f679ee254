import pytest

from bot.unreal import asks_for_unreal, is_unreal


@pytest.mark.parametrize(
    "text",
    [
        "Were it not for this discount, the Authority would have imposed a penalty of £12m.",
        "The Authority would otherwise have imposed £12m but for the discount.",
        "Had it not been for the rain, more would have come.",
    ],
)
def test_what_would_have_been_is_unreal(text: str) -> None:
    assert is_unreal(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Authority imposes a penalty of £8m.",
        "The fund pays for damage that no insurance would have covered.",
        "The cell-broadcast would have been shut, but on Monday it was for sale.",
    ],
)
def test_what_is_so_is_not_unreal(text: str) -> None:
    assert not is_unreal(text)


def test_a_question_may_ask_for_what_would_have_been() -> None:
    assert asks_for_unreal("What would the fine have been without the discount?")
    assert not asks_for_unreal("How much was the fine?")
