from dataclasses import replace

from example_answers import answered, not_in_statements

from bot.answer import AnswerStatus
from bot.question import Turn
from bot.web.conversation import Asked, keeps_field, starters, summary
from bot.web.pending import Pending
from corpus.loading import Corpus


def test_the_address_carries_the_conversation_and_escapes_it() -> None:
    assert Asked("a & b?", ("one", "two")).address() == "/ask?q=a+%26+b%3F&before=one&before=two"


def test_only_the_last_four_earlier_questions_are_kept() -> None:
    asked = Asked("6", ("1", "2", "3", "4", "5"))
    assert asked.question(None).history == tuple(Turn("user", text) for text in "2345")
    assert asked.then(answered()) == ("3", "4", "5", "6")


def test_a_question_to_be_put_right_stays_in_its_field_and_out_of_the_history() -> None:
    refused = replace(not_in_statements(), status=AnswerStatus.TOO_LONG)
    assert keeps_field(refused)
    assert Asked("long", ("one",)).then(refused) == ("one",)
    assert not keeps_field(answered())


def test_the_summary_counts_quotes_and_statements() -> None:
    three = answered().citations
    assert summary(three) == "3 quotes from 1 statement"
    assert summary(three[:1]) == "1 quote from 1 statement"


def test_a_corpus_without_questions_has_no_starters() -> None:
    assert starters(Corpus(())) == ()


def test_a_session_waits_for_one_answer_at_a_time() -> None:
    pending = Pending()
    with pending.turn("a") as first, pending.turn("a") as second, pending.turn("b") as other:
        assert (first, second, other) == (True, False, True)
    with pending.turn("a") as again:
        assert again


def test_half_a_surrogate_pair_can_still_be_an_address() -> None:
    assert Asked("\ud800 a", ("\udfff b",)).address() == "/ask?q=%3F+a&before=%3F+b"
