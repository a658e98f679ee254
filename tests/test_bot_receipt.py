import json
from dataclasses import replace

import pytest
from example_answers import BODY, answered, cited, statement
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Receipt
from bot.errors import BadReceipt
from bot.receipt import Anchor, AnchorStatus, Claim, read_claims, reanchor, receipt_values
from bot.rendering.json import citation_json, to_json
from corpus.span import Span
from corpus.statement import canonical

QUOTE = "It will cost £4.8m."  # at 73–92
RECEIPT = cited(QUOTE)[0].receipt
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r", exclude_categories=["Cc"]))
HEX = st.text("0123456789abcdef", min_size=64, max_size=64)


def anchor(body: str, receipt: Receipt = RECEIPT) -> Anchor:
    return reanchor(receipt, statement(body))


@given(st.builds(Receipt, TEXT, HEX, st.integers(0, 99), st.integers(100, 999), HEX, TEXT, TEXT, TEXT))
def test_a_receipt_written_as_json_reads_back_equal(receipt: Receipt) -> None:
    assert read_claims(json.dumps(receipt_values(receipt)), "r.json") == (Claim(receipt),)


def test_the_keys_are_the_contracts_in_its_order() -> None:
    assert list(receipt_values(RECEIPT)) == (
        ["statement_id", "digest", "start", "end", "quote_sha256", "prefix", "suffix", "url"]
    )


def test_receipts_are_read_out_of_citations_answers_lists_and_lines() -> None:
    answer = answered()
    expected = tuple(Claim(c.receipt, c.quote) for c in answer.citations)
    assert read_claims(citation_json(answer.citations[0]), "r") == expected[:1]
    assert read_claims(to_json(answer), "r") == expected
    assert read_claims(f"[{to_json(answer)}]", "r") == expected
    assert read_claims(to_json(answer) + "\n" + to_json(answer) + "\n", "r") == expected * 2


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"digest": None}, "field digest of the receipt is not a text"),
        ({"digest": "AB"}, "field digest of the receipt is not 64 hexadecimal digits"),
        ({"quote_sha256": "g" * 64}, "field quote_sha256"),
        ({"start": "73"}, "field start of the receipt is not a whole number"),
        ({"start": True}, "field start"),
        ({"end": 73}, "fields start and end of the receipt, 73–73"),
        ({"prefix": 1}, "field prefix"),
    ],
)
def test_a_receipt_with_a_wrong_field_is_refused_by_name(change: dict[str, object], problem: str) -> None:
    with pytest.raises(BadReceipt, match=problem):
        read_claims(json.dumps({**receipt_values(RECEIPT), **change}), "r.json")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "not JSON at line 1"),
        ("", "not JSON at line 1"),
        ("{}\n{", "not JSON"),
        ("{}", "field statement_id of the receipt is missing"),
        ("[]", "holds no receipt"),
        ('{"citations": []}', "holds no receipt"),
        ("3", "3 is not a receipt"),
        ("[" * 100_000, "is nested too deeply"),
        ('{"receipt": {}}', "field receipt or quote of the citation is missing"),
    ],
)
def test_what_is_no_receipt_is_refused_with_the_reason(text: str, problem: str) -> None:
    with pytest.raises(BadReceipt, match=f"r.json: {problem}"):
        read_claims(text, "r.json")


def test_the_same_statement_has_the_quote_in_the_same_place() -> None:
    assert anchor(BODY) == Anchor(AnchorStatus.SAME, Span(73, 92))


@given(st.text(st.characters(categories=("L", "N", "P", "Zs"))).filter(str.strip))  # a body has no space before it
def test_text_put_before_moves_the_quote_by_its_length(text: str) -> None:
    body = canonical(text + "\n" + BODY)
    shift = len(body) - len(BODY)
    assert anchor(body) == Anchor(AnchorStatus.MOVED, Span(73 + shift, 92 + shift))


@given(st.text(st.characters(categories=("L", "N", "P", "Zs"))))
def test_text_put_behind_leaves_the_quote_in_its_place(text: str) -> None:
    assert anchor(canonical(BODY + text + "\n")) == Anchor(AnchorStatus.SAME, Span(73, 92))


@given(st.integers(73, 91), st.characters(categories=("Lu", "Ll"), max_codepoint=0x17F))
def test_one_changed_character_makes_the_quote_gone(at: int, char: str) -> None:
    body = BODY[:at] + char + BODY[at + 1 :]
    expected = AnchorStatus.SAME if body == BODY else AnchorStatus.GONE
    assert anchor(body).status is expected


def test_a_second_copy_elsewhere_is_told_apart_by_what_stands_around() -> None:
    assert anchor(QUOTE + "\n\n" + BODY) == Anchor(AnchorStatus.MOVED, Span(73 + 21, 92 + 21))
    assert anchor(BODY + "\n" + QUOTE) == Anchor(AnchorStatus.SAME, Span(73, 92))


def test_a_second_copy_of_the_whole_context_is_ambiguous() -> None:
    assert anchor(BODY + BODY) == Anchor(AnchorStatus.AMBIGUOUS)


def test_the_words_before_alone_do_not_make_a_second_copy_the_same_place() -> None:
    before = BODY[:92]
    assert anchor(before + " Not at all.\n\n" + BODY) == Anchor(AnchorStatus.MOVED, Span(73 + 106, 92 + 106))


def test_two_copies_are_ambiguous_when_the_context_of_both_has_changed() -> None:
    assert anchor(f"Yes. {QUOTE}\n\nNo. {QUOTE}\n") == Anchor(AnchorStatus.AMBIGUOUS)


def test_one_copy_is_found_though_all_around_it_has_changed() -> None:
    assert anchor(f"Yes. {QUOTE}\n") == Anchor(AnchorStatus.MOVED, Span(5, 24))


def test_a_receipt_of_a_whole_statement_is_found_without_context() -> None:
    whole = replace(RECEIPT, prefix="", suffix="")
    assert anchor("Now. " + BODY, whole) == Anchor(AnchorStatus.MOVED, Span(78, 97))


def test_a_quote_at_the_very_start_is_found_by_what_follows() -> None:
    first = cited("Harbour bridge to close")[0].receipt
    assert first.prefix == ""
    twice = "Harbour bridge to close\n\nNews: " + BODY
    assert anchor(twice, first) == Anchor(AnchorStatus.MOVED, Span(31, 54))


def test_a_statement_shorter_than_the_quote_has_lost_it() -> None:
    assert anchor("No.") == Anchor(AnchorStatus.GONE)
