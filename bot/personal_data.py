"""Personal data in a question: found before anything is stored, searched or shown.

Conservative on purpose. Years, dates, statute numbers and figures are what people ask a statement about, so a number
counts only when its own check digits, its numbering plan or its prefix say what it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from phonenumbers import Leniency, PhoneNumberMatcher, PhoneNumberType, number_type
from stdnum import iban, luhn

Kind = Literal["e-mail address", "phone number", "payment card number", "National Insurance number", "IBAN", "address"]

_EMAIL = re.compile(r"[\w.+%'-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
_CARD = re.compile(r"(?<![\w.,£$€])[2-6]\d{3}(?:[ -]?\d){9,15}(?![\w%]|[.,]\d)")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b", re.IGNORECASE)
# Any two letters: the prefixes never issued (QQ) are the ones that people type as an example.
_INSURANCE = re.compile(r"\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", re.IGNORECASE)
_ADDRESS = re.compile(
    r"\b\d{1,4}[A-Za-z]?,? +(?:[A-Z][\w'’-]+ +){1,3}(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Close|Drive|Way|Court|"
    r"Crescent|Gardens|Place|Terrace|Grove|Hill)\b.{0,40}?\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b",
    re.IGNORECASE,
)
# Libraries know only assigned ranges; a mobile-shaped number that is not assigned yet is somebody's all the same.
_MOBILE = re.compile(r"(?<![\w.,/-])07\d{3}[ -]?\d{3}[ -]?\d{3}(?![\w/-]|[.,]\d)")
# Numbers that an office publishes (0800, 0300, 101) are no one's personal data.
_PUBLIC = frozenset(
    {PhoneNumberType.TOLL_FREE, PhoneNumberType.UAN, PhoneNumberType.SHARED_COST, PhoneNumberType.PREMIUM_RATE}
)


@dataclass(frozen=True, slots=True, order=True)
class PersonalData:
    """What `text[start:end]` is."""

    start: int
    end: int
    kind: Kind


def personal_data(text: str, regions: tuple[str, ...] = ("GB",)) -> tuple[PersonalData, ...]:
    """Personal data in `text`, in order, without overlap. `regions`: where numbers without a country code are from."""
    found: list[PersonalData] = []
    for one in sorted(_all(text, regions)):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return tuple(found)


def redacted(text: str, found: tuple[PersonalData, ...]) -> str:
    """`text` with an ellipsis for each piece of personal data: a mark that adds no word to the search."""
    for one in reversed(found):
        text = f"{text[: one.start]}…{text[one.end :]}"
    return text


def _all(text: str, regions: tuple[str, ...]) -> Iterator[PersonalData]:
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield PersonalData(match.start(), match.end(), kind)
    for match in _CARD.finditer(text):
        if luhn.is_valid(re.sub(r"\D", "", match[0])):
            yield PersonalData(match.start(), match.end(), "payment card number")
    for match in _IBAN.finditer(text):
        yield from _iban(match)
    for region in regions:
        yield from _phones(text, region)


def _iban(match: re.Match[str]) -> Iterator[PersonalData]:
    # Words after the number look like more of it ("… 98 what did she say"): the longest valid head counts.
    for end in range(len(match[0]), 14, -1):
        if iban.is_valid(match[0][:end]) and match[0][end - 1] != " ":
            yield PersonalData(match.start(), match.start() + end, "IBAN")
            return


def _phones(text: str, region: str) -> Iterator[PersonalData]:
    for match in PhoneNumberMatcher(text, region, leniency=Leniency.VALID):
        if number_type(match.number) not in _PUBLIC and not text[: match.start][-1:].isalnum():
            yield PersonalData(match.start, match.end, "phone number")
    for match in PhoneNumberMatcher(text, None, leniency=Leniency.POSSIBLE):
        # Only numbers with a country code get here, and those are phone numbers whether assigned or not.
        if match.raw_string.startswith("+") and number_type(match.number) not in _PUBLIC:
            yield PersonalData(match.start, match.end, "phone number")


_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("e-mail address", _EMAIL),
    ("National Insurance number", _INSURANCE),
    ("address", _ADDRESS),
    ("phone number", _MOBILE),
)
