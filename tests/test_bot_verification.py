import json

import pytest
from example_answers import BODY, answered, cited, corpus, statement

from bot.errors import BadReceipt
from bot.receipt import receipt_values
from bot.rendering.json import citation_json, to_json
from bot.verification import verify_receipts
from corpus.loading import Corpus

CITATION = citation_json(cited("It will cost £4.8m.")[0])  # at 73–92


def lines(text: str, body: str = BODY) -> tuple[tuple[str, ...], bool]:
    verification = verify_receipts(text, "r.json", corpus(body))
    return verification.lines, verification.ok


def test_quotes_that_stand_are_the_same_and_all_is_well() -> None:
    said, ok = lines(to_json(answered()))
    assert [line.split(":")[0] for line in said] == ["same"] * 3
    assert ok


def test_a_moved_quote_names_both_places_and_still_stands() -> None:
    assert lines(CITATION, "News. " + BODY) == (
        ("moved: was 73–92, now 79–98 in 2026-02-01-harbour-bridge",),
        True,
    )


def test_a_quote_that_is_gone_does_not_stand() -> None:
    said, ok = lines(CITATION, BODY.replace("£4.8m", "£4.9m"))
    assert said == ("gone: was 73–92 in 2026-02-01-harbour-bridge; the statement no longer has these words",)
    assert not ok


def test_an_ambiguous_quote_does_not_stand() -> None:
    said, ok = lines(CITATION, BODY + BODY)
    assert said[0].startswith("ambiguous: was 73–92")
    assert not ok


def test_an_unknown_statement_is_said_so() -> None:
    other = Corpus((statement(statement_id="2026-02-02-other"),))
    verification = verify_receipts(CITATION, "r.json", other)
    assert verification.lines == ("unknown statement: 2026-02-01-harbour-bridge is not among the statements",)
    assert not verification.ok


@pytest.mark.parametrize("word", ["not cost", "cost\ud800"])
def test_a_quote_changed_under_its_receipt_is_altered(word: str) -> None:
    citation = json.loads(CITATION)
    citation["quote"] = citation["quote"].replace("cost", word)
    said, ok = lines(json.dumps(citation))
    assert said[0].startswith("altered: 73–92")
    assert not ok


@pytest.mark.parametrize("change", [{"start": 74, "end": 93}, {"prefix": "Not. "}, {"end": 9999}])
def test_a_receipt_edited_for_an_unchanged_statement_is_altered(change: dict[str, object]) -> None:
    receipt = {**receipt_values(cited("It will cost £4.8m.")[0].receipt), **change}
    assert lines(json.dumps(receipt))[0][0].startswith("altered: ")


def test_one_bad_quote_among_good_ones_fails_the_file() -> None:
    good, bad = json.loads(CITATION), json.loads(CITATION)
    bad["quote"] = "It will cost nothing."
    said, ok = lines(json.dumps([good, bad]))
    assert [line.split(":")[0] for line in said] == ["same", "altered"]
    assert not ok


def test_a_file_without_receipts_is_refused() -> None:
    with pytest.raises(BadReceipt):
        lines("[]")
