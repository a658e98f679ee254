"""Minimum context where several people speak: who asks, who replies, and in whose mouth it is."""

import pytest
from example_quotes import quoted, statement

from bot.context import complete
from corpus.sentences import sentences
from corpus.speakers import Speech, Spoken, speakers


def test_a_question_and_its_answer_stay_together() -> None:
    body = "Q: Is it safe?\nA: Yes, it is. We checked.\n\nQ: Is it new?\nA: No.\n"
    assert quoted(body, "A: Yes, it is.") == ["Q: Is it safe?\nA: Yes, it is."]
    assert quoted(body, "Q: Is it new?") == ["Q: Is it new?\nA: No."]


def test_of_a_question_the_reply_is_what_was_asked_for() -> None:
    body = "Q: Is it safe?\nA: Yes, it is. We checked.\n"
    given_statement = statement(body)
    split = sentences(given_statement)
    (quote,) = complete(given_statement, split, (), split[:1])
    assert [given_statement.text(span) for span in quote.focus] == ["A: Yes, it is."]


CONFERENCE = (
    "Ann Lee: We open in May.\n\nBBC News: Will you open on Sundays?\n\nTom Hill: Yes, on some. We lack nurses.\n\n"
    "BBC News: How many do you lack?\n\nAnn Lee: They are always too few. We look for 90 now.\n"
)


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        ("Tom Hill: Yes, on some.", "BBC News: Will you open on Sundays?\n\nTom Hill: Yes, on some."),
        ("BBC News: Will you open on Sundays?", "BBC News: Will you open on Sundays?\n\nTom Hill: Yes, on some."),
        ("Ann Lee: They are always too few.", "BBC News: How many do you lack?\n\nAnn Lee: They are always too few."),
        ("Ann Lee: We open in May.", "Ann Lee: We open in May."),
        ("We lack nurses.", "We lack nurses."),
        ("We look for 90 now.", "We look for 90 now."),
    ],
)
def test_in_a_transcript_a_reply_that_leans_on_its_question_is_shown_with_it(chosen: str, shown: str) -> None:
    assert quoted(CONFERENCE, chosen, spoken=speakers(statement(CONFERENCE))) == [shown]


def spoken(body: str, *parts: tuple[str, str | None, Speech]) -> tuple[Spoken, ...]:
    places = [(body.index(text), text, speaker, speech) for text, speaker, speech in parts]
    return tuple(Spoken(at, at + len(text), speaker, None, speech) for at, text, speaker, speech in places)


def test_context_in_another_speakers_mouth_is_not_fetched() -> None:
    body = "Ann Hill said: “Firms are blind.”\n\n“They must see,” said Bo Lee.\n"
    said = spoken(
        body,
        ("Ann Hill said: ", None, "statement"),
        ("“Firms are blind.”", "Ann Hill", "direct"),
        ("“They must see,”", "Bo Lee", "direct"),
        ("said Bo Lee.", None, "statement"),
    )
    assert quoted(body, "“They must see,” said Bo Lee.", spoken=said) == ["“They must see,” said Bo Lee."]


def test_a_cue_and_its_quotation_are_context_for_the_same_speaker() -> None:
    body = "Ann Hill said: “Firms are blind.\n\n“They must see.”\n\nThey may not.\n"
    said = spoken(
        body,
        ("Ann Hill said: ", None, "statement"),
        ("“Firms are blind.", "Ann Hill", "direct"),
        ("“They must see.”", "Ann Hill", "direct"),
        ("They may not.", None, "statement"),
    )
    assert quoted(body, "“They must see.”", spoken=said) == [body[: body.index("\n\nThey may")]]
    assert quoted(body, "They may not.", spoken=said) == ["They may not."]


def test_quotations_of_unstated_speakers_are_not_taken_for_one() -> None:
    body = "“Firms are blind.”\n\n“They must see.”\n"
    said = spoken(body, ("“Firms are blind.”", None, "direct"), ("“They must see.”", None, "direct"))
    assert quoted(body, "“They must see.”", spoken=said) == ["“They must see.”"]


def test_a_cue_before_a_quotation_is_no_label_of_a_turn() -> None:
    body = "A man was freed.\n\nAnn Hill said: “This was brutal.”\n"
    assert quoted(body, "Ann Hill said: “This was brutal.”", spoken=speakers(statement(body))) == [
        "Ann Hill said: “This was brutal.”"
    ]


def test_what_is_taken_back_is_not_quoted_without_that() -> None:
    body = "An earlier statement said it “had been checked”. That was not correct, and we withdraw it. It was not.\n"
    both = "An earlier statement said it “had been checked”. That was not correct, and we withdraw it."
    said = speakers(statement(body))
    assert quoted(body, "An earlier statement said it “had been checked”.", spoken=said) == [both]
    assert quoted(body, "That was not correct, and we withdraw it.", spoken=said) == [both]


def test_who_is_he_may_stand_before_a_quotation() -> None:
    body = "Bo Lee left early. “We fell,” he said, “and we pay.” He would not say how much.\n"
    assert quoted(body, "He would not say how much.", spoken=speakers(statement(body))) == [body.rstrip()]
    named = "It rained. “We fell,” said Bo Lee, “and we pay.” He would not say how much.\n"
    assert quoted(named, "He would not say how much.", spoken=speakers(statement(named))) == [
        "“We fell,” said Bo Lee, “and we pay.” He would not say how much."
    ]


def test_what_nobody_names_the_speaker_of_completes_nothing() -> None:
    body = "“Firms are blind.”\n\nThey may not.\n"
    assert quoted(body, "They may not.", spoken=speakers(statement(body))) == ["They may not."]
