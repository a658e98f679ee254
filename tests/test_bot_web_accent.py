import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.accent import contrast, is_colour, readable

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_contrast_is_what_wcag_defines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    assert contrast("#123456", "#123456") == 1


@given(colours)
def test_every_accent_can_be_read_on_light_and_on_dark(colour: str) -> None:
    accent = readable(colour)
    for ground in ("#ffffff", "#f4f5f6"):
        assert contrast(accent.light, ground) >= 4.5
    for ground in ("#16191d", "#20252b"):
        assert contrast(accent.dark, ground) >= 4.5
    assert contrast(accent.on_light, accent.light) >= 4.5
    assert contrast(accent.on_dark, accent.dark) >= 4.5


def test_an_accent_that_can_be_read_is_left_alone() -> None:
    assert readable("#1d70b8").light == "#1d70b8"


@pytest.mark.parametrize("text", ["1d70b8", "#1d70b", "#1d70b8;", "red", "", "#1d70b8\n", "#１d70b8"])
def test_anything_else_is_no_colour(text: str) -> None:
    assert not is_colour(text)
