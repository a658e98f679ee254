from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.personal_data import personal_data, redacted

FOUND = [
    ("write to jo.smith+news@example.co.uk please", "e-mail address", "jo.smith+news@example.co.uk"),
    ("MAIL ME: JO@EXAMPLE.ORG", "e-mail address", "JO@EXAMPLE.ORG"),
    ("o'neil@mail.example.com asked", "e-mail address", "o'neil@mail.example.com"),
    ("call 07700 900123 about it", "phone number", "07700 900123"),
    ("07700900123", "phone number", "07700900123"),
    ("my no. is 07700-900-123.", "phone number", "07700-900-123"),
    ("ring 020 7946 0018", "phone number", "020 7946 0018"),
    ("(020) 7946 0018 is mine", "phone number", "(020) 7946 0018"),
    ("+44 7700 900123", "phone number", "+44 7700 900123"),
    ("text +1 212 555 2368 now", "phone number", "+1 212 555 2368"),
    ("0033 is not it but +33 1 42 68 53 00 is", "phone number", "+33 1 42 68 53 00"),
    ("card 4111 1111 1111 1111 was taken", "payment card number", "4111 1111 1111 1111"),
    ("5555-5555-5555-4444", "payment card number", "5555-5555-5555-4444"),
    ("378282246310005", "payment card number", "378282246310005"),
    ("my NI is AB 12 34 56 C", "National Insurance number", "AB 12 34 56 C"),
    ("qq123456c", "National Insurance number", "qq123456c"),
    ("IBAN GB82 WEST 1234 5698 7654 32 what did she say", "IBAN", "GB82 WEST 1234 5698 7654 32"),
    ("DE89370400440532013000", "IBAN", "DE89370400440532013000"),
    ("I live at 12 High Street, London SW1A 1AA", "address", "12 High Street, London SW1A 1AA"),
    ("4b Old Mill Lane Leeds LS1 4AP", "address", "4b Old Mill Lane Leeds LS1 4AP"),
]

NOT_FOUND = [
    "What did the chiefs say in 2021-2024?",
    "1000000 reports",
    "1,000,000 reports in 2023 and 1,200,000 in 2024",
    "statement 20240421",
    "2024-04-21",
    "21/04/2024 to 30.06.2024",
    "section 127 2003",
    "section 127 of the Communications Act 2003",
    "ISO 27001 2022",
    "ISO/IEC 27001:2022 and 27002",
    "800 suspects",
    "85% and 92%",
    "£4.8m and 3.5 tonnes",
    "£4,800,000.00 recovered, 327 arrests, 29 threats",
    "1998 1999 2000 2001",
    "call 999 or 101",
    "Is 0800 555 111 the number of Crimestoppers?",
    "Is Action Fraud on 0300 123 2040?",
    "Samaritans 116 123",
    "Regulation (EU) 2016/679",
    "case C-311/18 of 2020",
    "R v Brown [1993] UKHL 19",
    "the number 1234567812345678",
    "0.123456789 of all",
    "between 10 and 20 million",
    "Who is @NCA_UK?",
    "the police at Downing Street",
    "10 Downing Street",
    "CO2 and PM10",
    "GB and EU27 partners",
    "version 0.12.3456789",
    "5 May 2020 07:30 to 08:45",
]


@pytest.mark.parametrize(("text", "kind", "span"), FOUND)
def test_personal_data_is_found_where_it_stands(text: str, kind: str, span: str) -> None:
    assert [(one.kind, text[one.start : one.end]) for one in personal_data(text)] == [(kind, span)]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_a_figure_a_date_or_a_public_number_is_no_personal_data(text: str) -> None:
    assert personal_data(text) == ()


def test_several_pieces_are_struck_out_and_the_words_stay() -> None:
    text = "I am jo@example.org, 07700 900123: what did the NCA say?"
    assert redacted(text, personal_data(text)) == "I am …, …: what did the NCA say?"


def test_numbers_without_a_country_code_are_read_as_of_the_region_given() -> None:
    assert personal_data("(212) 555-2368", regions=("GB",)) == ()
    assert [one.kind for one in personal_data("(212) 456-2368", regions=("US",))] == ["phone number"]


@given(st.text(alphabet="0123456789 +-()@.ab£%,", max_size=60))
def test_pieces_lie_in_order_within_the_text_and_never_overlap(text: str) -> None:
    found = personal_data(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(alphabet="0123456789 +-()@.ab£%,", max_size=60))
def test_nothing_is_left_to_find_in_a_redacted_text(text: str) -> None:
    assert personal_data(redacted(text, personal_data(text))) == ()
