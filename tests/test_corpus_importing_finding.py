"""Encodings, dates and headlines found in documents."""

from datetime import date

import pytest

from corpus.importing import Reason
from corpus.importing.dating import date_in, published_beside, published_in
from corpus.importing.extraction import Extracted
from corpus.importing.extraction.decoding import decode
from corpus.importing.furniture import furniture
from corpus.importing.headline import find_headline, without_headline
from corpus.importing.layout import lay_out

TEXT = "“Encryption”: £4.8m – Köln, Café. " * 3
PROSE = "The bridge over the Aire will be closed for six weeks from Monday, the council said."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_usual_encodings_are_read(encoding: str) -> None:
    decoded = decode((TEXT + "Plain words. " * 20).encode(encoding))
    assert decoded is not None
    assert decoded[0] == TEXT + "Plain words. " * 20


def test_a_declared_encoding_is_used() -> None:
    page = '<html><meta charset="windows-1251"><p>Мост закрыт</p></html>'
    assert decode(page.encode("cp1251")) == (page, "windows-1251")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("21 April 2024", date(2024, 4, 21)),
        ("Published: Sunday, 21st April 2024 at 09:30", date(2024, 4, 21)),
        ("April 21, 2024", date(2024, 4, 21)),
        ("London, 21 Apr. 2024", date(2024, 4, 21)),
        ("2024-04-21", date(2024, 4, 21)),
        ("21/04/2024", None),
        ("31 April 2024", None),
        ("On 21 April 2024 the bridge was closed.", None),
    ],
)
def test_a_line_that_is_a_date_gives_its_day(line: str, day: date | None) -> None:
    assert date_in(line) == day


def test_two_different_dates_are_no_date() -> None:
    assert published_in(["21 April 2024", "22 April 2024"]) is None
    assert published_in(["21 April 2024", "2024-04-21"]) == date(2024, 4, 21)


def test_the_day_beside_or_below_the_word_published_is_found_anywhere() -> None:
    assert published_beside(["Bridge closed", "Published", "21 April 2024", "3 May 2024"]) == date(2024, 4, 21)
    assert published_beside(["21 April 2023", "Published 21 April 2024"]) == date(2024, 4, 21)
    assert published_beside(["Published", "21 April 2024", "Published on: 22 April 2024"]) is None
    assert published_beside(["The report was published", "21 April 2024"]) is None


def headline(*blocks: str, issuer: str | None = None, property_title: str | None = None) -> str | None:
    units = lay_out(Extracted("\n\n".join(blocks), "test", "kept")).units
    return find_headline(units, furniture(units), issuer, property_title)


def test_the_headline_is_the_first_line_that_reads_like_one() -> None:
    assert headline("Press release", "The Agency", "21 April 2024", "Bridge closed", PROSE, issuer="The Agency") == (
        "Bridge closed"
    )
    assert headline("The Agency", "Bridge closed", "Bridge closed", PROSE) == "Bridge closed"
    assert headline("The Agency", "Bridge closed", PROSE, property_title="BRIDGE CLOSED") == "Bridge closed"
    assert headline(PROSE, "Bridge closed") is None
    assert headline(PROSE, property_title="Bridge closed") == "Bridge closed"


def test_the_headline_goes_only_before_the_text() -> None:
    units = lay_out(Extracted(f"Bridge closed\n\n{PROSE}\n\nBridge closed", "test", "kept")).units
    assert without_headline(units, furniture(units), "Bridge closed") == (Reason.HEADLINE, None, None)


def test_a_doubled_headline_goes_once_when_another_title_is_given() -> None:
    units = lay_out(Extracted(f"Bridge closed\n\nBridge closed\n\n{PROSE}", "test", "kept")).units
    assert without_headline(units, furniture(units), "Aire") == (None, Reason.DOUBLED_HEADLINE, None)
