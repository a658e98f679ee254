import json
from dataclasses import replace

import pytest
from example_answers import NASTY, answered, body_cited, cited, listing, not_in_statements

from bot.answer import Timing
from bot.rendering.bibtex import to_bibtex
from bot.rendering.csl import to_csl
from bot.rendering.json import citation_json, to_json

CONTRACT = ["id", "question", "status", "confidence", "message"]
CONTRACT += ["citations", "near_misses", "missing_terms", "timings_ms"]
CITATION = ["number", "statement_id", "title", "issuer", "published", "url", "start", "end", "quote"]
CITATION += ["speaker", "role", "speech", "receipt"]


def test_the_contracts_keys_come_first_and_in_its_order() -> None:
    value = json.loads(to_json(answered()))
    assert list(value) == [*CONTRACT, "listing", "resolved", "suggestion"]
    assert list(value["citations"][0]) == [*CITATION, "focus"]
    near = json.loads(to_json(not_in_statements()))["near_misses"][0]
    assert list(near)[:4] == ["statement_id", "start", "end", "quote"]


def test_an_answer_is_one_line_with_its_values() -> None:
    text = to_json(answered())
    assert "\n" not in text
    value = json.loads(text)
    assert (value["id"], value["status"], value["confidence"]) == ("a-1", "answered", 0.93)
    second = value["citations"][1]
    assert (second["published"], second["start"], second["end"], second["quote"]) == (
        ("2026-02-01", 73, 92, "It will cost £4.8m.")
    )
    assert (second["speaker"], second["role"], second["speech"], second["focus"]) == (
        None,
        None,
        "statement",
        [[73, 92]],
    )
    assert second["url"] == second["receipt"]["url"] == "https://port.example/news/bridge"


def test_timings_have_a_total_given_or_summed() -> None:
    assert json.loads(to_json(answered()))["timings_ms"] == {"total": 3.75, "retrieve": 2.5, "rank": 1.25}
    given = replace(answered(), timings=(Timing("rank", 1.0), Timing("total", 9.0)))
    assert json.loads(to_json(given))["timings_ms"] == {"total": 9.0, "rank": 1.0}
    assert json.loads(to_json(not_in_statements()))["timings_ms"] == {"total": 0.0}


def test_a_listing_carries_the_facts_of_each_statement() -> None:
    assert json.loads(to_json(listing()))["listing"] == [
        {
            "statement_id": "2026-02-01-harbour-bridge",
            "title": "Harbour bridge to close",
            "issuer": "Port & City Council",
            "published": "2026-02-01",
            "url": "https://port.example/news/bridge",
        }
    ]


@pytest.mark.parametrize("text", NASTY)
def test_a_nasty_quote_reads_back_character_for_character(text: str) -> None:
    citation = body_cited(text)
    assert json.loads(citation_json(citation))["quote"] == text
    assert json.loads(to_csl((citation,)))[0]["abstract"] == text


def test_half_a_surrogate_pair_in_a_question_still_gives_json_that_can_be_written() -> None:
    text = to_json(replace(answered(), question="Who\ud800?"))
    assert json.loads(text.encode())["question"] == "Who??"


def test_csl_has_issuer_title_date_address_and_speaker() -> None:
    spoken, own = json.loads(to_csl(cited("The bridge is old.", "It will cost £4.8m.")))
    assert own == {
        "id": "2026-02-01-harbour-bridge-73-92",
        "type": "webpage",
        "author": [{"literal": "Port & City Council"}],
        "title": "Harbour bridge to close",
        "issued": {"date-parts": [[2026, 2, 1]]},
        "URL": "https://port.example/news/bridge",
        "abstract": "It will cost £4.8m.",
        "note": "Characters 73–92, Port & City Council",
    }
    assert spoken["contributor"] == [{"literal": "Ann Lee"}]


def test_bibtex_names_the_issuer_as_one_author_and_the_place() -> None:
    assert to_bibtex(cited("It will cost £4.8m.")[0]) == (
        "@misc{2026-02-01-harbour-bridge-73-92,\n"
        "  author = {{Port \\& City Council}},\n"
        "  title = {{Harbour bridge to close}},\n"
        "  year = {2026},\n"
        "  month = {2},\n"
        "  date = {2026-02-01},\n"
        "  url = {https://port.example/news/bridge},\n"
        "  note = {Characters 73–92, Port \\& City Council},\n"
        "  annote = {It will cost £4.8m.}\n"
        "}\n"
    )


@pytest.mark.parametrize("text", [*NASTY, "a } b", "{ a", "\\"])
def test_braces_in_a_bibtex_entry_always_balance(text: str) -> None:
    depth = 0
    for char in to_bibtex(body_cited(text)).rstrip("\n"):
        assert depth >= 0
        depth += (char == "{") - (char == "}")
    assert depth == 0
