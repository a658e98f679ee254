"""An accent colour that stays readable on light and on dark pages (contrast as WCAG 2.2 defines it)."""

import re
from dataclasses import dataclass

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_LIGHT, _DARK = "#f4f5f6", "#20252b"  # --panel in static/tokens.css: harder to read on than --page
_TEXT_CONTRAST = 4.5
_Channels = tuple[float, float, float]


def is_colour(text: str) -> bool:
    """Whether `text` is "#rrggbb"."""
    return _COLOUR.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Accent:
    """`light`, `dark`: the accent as text on a page of that kind; `on_light`, `on_dark`: text on such a ground."""

    light: str
    dark: str
    on_light: str
    on_dark: str


def readable(colour: str) -> Accent:
    """The accent, darkened or lightened only as far as it must be read. `colour` is "#rrggbb"."""
    light, dark = _towards(colour, "#000000", _LIGHT), _towards(colour, "#ffffff", _DARK)
    return Accent(light, dark, _best_on(light), _best_on(dark))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _towards(colour: str, end: str, ground: str) -> str:
    for step in range(21):
        mixed = _mix(colour, end, step / 20)
        if contrast(mixed, ground) >= _TEXT_CONTRAST:
            return mixed
    raise AssertionError("black on white and white on black always have contrast")


def _best_on(ground: str) -> str:
    return max(("#ffffff", "#000000"), key=lambda text: contrast(text, ground))


def _mix(colour: str, end: str, share: float) -> str:
    parts = zip(_channels(colour), _channels(end), strict=True)
    return "#" + "".join(f"{round(255 * (a + (b - a) * share)):02x}" for a, b in parts)


def _channels(colour: str) -> _Channels:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
