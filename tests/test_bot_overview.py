from datetime import date

import pytest

from bot.overview import asks_for_overview, lead
from corpus.sentences import sentences
from corpus.statement import Statement


@pytest.mark.parametrize(
    "question",
    [
        "What is this statement about?", "whats this article about", "Summarise the statement", "summary",
        "please sum up this text", "give me a short summary of the declaration", "What are the main points?",
        "the gist", "what are the main themes", "what does this statement say?", "what's this about?",
        "tl;dr", "TLDR", "summarise it",
    ],
)  # fmt: skip
def test_a_question_for_the_whole_is_known(question: str) -> None:
    assert asks_for_overview(question)


@pytest.mark.parametrize(
    "question",
    [
        "What is this about drugs?", "What does the statement say about drugs?", "What is it about?", "main reason",
        "what is the key demand", "What was the meeting about?", "summary of arrests", "What did the NCA say?",
        "what is the statement", "What does the Facebook statement say?", "what is your privacy statement about",
        "What is Operation Venetic about?",
    ],
)  # fmt: skip
def test_a_question_for_a_part_is_left_alone(question: str) -> None:
    assert not asks_for_overview(question)


def test_it_is_the_statement_only_with_nothing_asked_before() -> None:
    assert asks_for_overview("What's it about?", first=True)
    assert not asks_for_overview("What's it about?")
    assert not asks_for_overview("What is it?", first=True)


def _lead(body: str) -> list[str]:
    made = Statement("2025-01-15-a", "T", "I", date(2025, 1, 15), "https://example.org", "en", "L", body)
    return [body[quote.start : quote.end] for quote in lead(made, sentences(made))]


def test_paragraphs_are_quoted_whole_until_there_are_forty_words() -> None:
    short, long = "Fares rise. They rise in May.", "Nobody " + "really " * 38 + "knows."
    assert _lead(f"# Fares\n\n{short}\n\n{long}\n\nThe end.\n") == [short, long]
    assert _lead(f"{long}\n\n{short}\n") == [long]
    sentence = "word " * 29 + "end."
    assert _lead(" ".join([sentence] * 9) + "\n") == [" ".join([sentence] * 4)]
    assert _lead("One.\n\nTwo.\n\nThree.\n\nFour.\n") == ["One.", "Two.", "Three."]


def test_a_question_is_quoted_with_the_paragraph_that_replies_to_it() -> None:
    assert _lead("Who pays?\n\nNobody. It is free.\n\nIs it safe?\n\nIt is.\n") == [
        "Who pays?\n\nNobody. It is free.",
        "Is it safe?\n\nIt is.",
    ]


def test_a_statement_of_headings_has_no_lead() -> None:
    assert _lead("# Fares\n") == []


def test_a_question_stays_with_the_reply_in_its_paragraph() -> None:
    assert _lead("Who pays? Nobody.\n\nIs it safe? It is.\n") == ["Who pays? Nobody.", "Is it safe? It is."]
