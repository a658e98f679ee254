from dataclasses import replace

import pytest
from example_answers import NASTY, answered, body_cited, listing, not_in_statements
from langchain_core.load import dumps, loads
from langchain_core.messages import AIMessage

from bot.rendering.ai_message import to_message
from bot.rendering.plain import plain_answer, to_plain


def test_every_quote_stands_in_the_text_where_it_is_said_to() -> None:
    answer = answered()
    plain = plain_answer(answer)
    assert len(plain.quote_starts) == 3
    for citation, start in zip(answer.citations, plain.quote_starts, strict=True):
        assert plain.text[start:].startswith(citation.quote + "\n\n(Harbour bridge to close, ")


@pytest.mark.parametrize("text", NASTY)
def test_a_nasty_quote_is_not_changed(text: str) -> None:
    answer = replace(answered(), citations=(body_cited(text),))
    plain = plain_answer(answer)
    assert plain.text[plain.quote_starts[0] :][: len(text)] == text


def test_a_silence_says_so_and_shows_what_comes_closest() -> None:
    assert to_plain(not_in_statements()) == (
        "The statements do not answer this.\n\n"
        "These words of your question occur in no statement: “moon”, “tax”\n\n"
        "Closest passages – not an answer:\n\n"
        "The harbour bridge closes on 3 May for repairs. It will cost £4.8m.\n\n"
        "(Harbour bridge to close)\n"
    )


def test_a_listing_gives_title_issuer_date_and_address() -> None:
    assert to_plain(listing()) == (
        "These are the statements.\n\n"
        "Harbour bridge to close\nPort & City Council, 1 February 2026\nhttps://port.example/news/bridge\n"
    )


def test_the_langchain_message_cites_each_quote_where_it_stands_in_the_text() -> None:
    answer = answered()
    message = to_message(answer)
    (block,) = message.content_blocks
    assert block["type"] == "text"
    assert block["text"] == to_plain(answer)
    annotations = block["annotations"]
    assert len(annotations) == 3
    for citation, note in zip(answer.citations, annotations, strict=True):
        assert note["type"] == "citation"
        assert block["text"][note["start_index"] : note["end_index"]] == citation.quote == note["cited_text"]
        assert (note["extras"]["source_start"], note["extras"]["source_end"]) == (citation.start, citation.end)
        assert note["extras"]["digest"] == citation.receipt.digest
        assert note["extras"].get("speaker") == citation.speaker


@pytest.mark.filterwarnings("ignore:The function `loads` is in beta")
def test_the_langchain_message_survives_its_own_serialisation() -> None:
    message = to_message(answered())
    again = loads(dumps(message), allowed_objects=[AIMessage])
    assert again.content_blocks == message.content_blocks
