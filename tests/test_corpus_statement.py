import hashlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import CorpusError, NoSuchSpan, NotCanonical
from corpus.span import Span
from corpus.statement import Statement, canonical, check_canonical


def statement(body: str = "Hello.\n", **fields: object) -> Statement:
    given = {"title": "T", "issuer": "I", "url": "https://example.org/", "language": "en", "licence": "L"} | fields
    return Statement(statement_id="2024-04-21-a", published=date(2024, 4, 21), body=body, **given)  # type: ignore[arg-type]


def test_the_digest_is_the_sha256_of_the_body() -> None:
    assert statement("£4.8m\n").digest == hashlib.sha256(b"\xc2\xa34.8m\n").hexdigest()


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("\ufeffa\r\nb\rc", "a\nb\nc\n"),
        ("cafe\u0301", "café\n"),
        ("a\x00b\x07c\u0085d", "abcd\n"),
        ("\n\n  “Quotes” – and dashes…\n\n\n", "“Quotes” – and dashes…\n"),
        ("tab\tstays", "tab\tstays\n"),
        ("a\u00a0b\u200bc", "a\u00a0b\u200bc\n"),
    ],
)
def test_canonical_text_changes_only_what_the_law_names(raw: str, expected: str) -> None:
    assert canonical(raw) == expected


@pytest.mark.parametrize(
    ("body", "line", "flaw"),
    [
        ("One.\nTwo\r\n", 2, "carriage return U+000D"),
        ("One.\n\nTwo \x07.\n", 3, "control character U+0007"),
        ("cafe\u0301\n", 1, "letters not in Unicode normal form NFC"),
        ("\ufeffOne.\n", 1, "byte-order mark U+FEFF"),
        (" \n\n", 1, "the text is empty"),
        ("a\ud800\n", 1, "control character U+D800"),
    ],
)
def test_a_body_that_is_not_canonical_is_refused_with_its_line(body: str, line: int, flaw: str) -> None:
    with pytest.raises(NotCanonical) as caught:
        statement(body)
    assert (caught.value.line, caught.value.flaw) == (line, flaw)


@given(st.text(st.characters(codec="utf-8")))
def test_canonical_text_obeys_the_law_and_is_a_fixed_point(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once
    if once.strip():
        check_canonical(once)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "  "),
        ("issuer", ""),
        ("title", "two\nlines"),
        ("url", "ftp://example.org"),
        ("language", "English"),
        ("source_sha256", "abc"),
    ],
)
def test_a_statement_with_a_wrong_field_cannot_be_made(field: str, value: str) -> None:
    with pytest.raises(CorpusError, match=field):
        statement(**{field: value})


@pytest.mark.parametrize("statement_id", ["no-date", "2024-04-21-", "2024-04-21-Upper", "2024-04-21-a b"])
def test_a_statement_with_a_wrong_id_cannot_be_made(statement_id: str) -> None:
    with pytest.raises(CorpusError, match="rename it"):
        Statement(statement_id, "T", "I", date(2024, 4, 21), "https://example.org/", "en", "L", "Hello.\n")


def test_a_span_counts_code_points_and_not_bytes_or_utf16_units() -> None:
    assert statement("😀é “yes”.\n").text(Span(3, 8)) == "“yes”"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 1)])
def test_an_empty_or_backward_span_cannot_be_made(start: int, end: int) -> None:
    with pytest.raises(NoSuchSpan):
        Span(start, end)


def test_a_span_past_the_end_is_no_place_in_the_text() -> None:
    with pytest.raises(NoSuchSpan):
        statement("abc\n").text(Span(2, 5))


def test_touching_spans_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))
    assert Span(0, 5).contains(Span(3, 5))
    assert not Span(3, 5).contains(Span(0, 5))
