from dataclasses import replace

import pytest
from example_answers import BODY, corpus, place
from graded_questions import BRIDGE, CLOSES, COST, FERRY, REOPENS, answered, asked, graded, seven, silent

from bot.answer import AnswerStatus
from bot.evaluation.expected import Expected, Place
from bot.evaluation.grading import Outcome, grade
from bot.question import Question
from corpus.span import Span

QUESTION = Question("What?")


@pytest.mark.parametrize(
    ("gold", "quote", "right"),
    [
        ("closes on 3 May", CLOSES, True),
        ("closes  on\n3 May", CLOSES, True),
        (f"{CLOSES} {COST}", COST, True),
        ("closes on 4 May", CLOSES, False),
        ("CLOSES ON 3 MAY", CLOSES, False),
        (FERRY, CLOSES, False),
    ],
)
def test_a_quote_is_right_when_it_holds_the_gold_or_lies_inside_it(gold: str, quote: str, right: bool) -> None:
    assert graded(asked("it", gold), answered(0.9, quote)).right == (right,)


@pytest.mark.parametrize(
    ("expected", "right"),
    [
        (Expected(QUESTION, True, ("3 May",), "2020-01-01-x"), False),
        (Expected(QUESTION, True, ("3 May",), "2020-01-01-x", any_statement=True), True),
        (Expected(QUESTION, True, ("3 May",)), True),
        (Expected(QUESTION, True, gold_statements=("2020-01-01-x", BRIDGE)), True),
        (Expected(QUESTION, True, gold_statements=("2020-01-01-x",)), False),
        (Expected(QUESTION, True), False),
    ],
)
def test_the_quote_has_to_come_from_the_gold_statement(expected: Expected, right: bool) -> None:
    assert graded(expected, answered(0.9, CLOSES)).right == (right,)


def test_every_way_a_question_can_end_has_its_outcome() -> None:
    assert [each.outcome for each in seven()] == [
        Outcome.RIGHT_FIRST,
        Outcome.RIGHT_LATER,
        Outcome.SILENT,
        Outcome.BESIDE_THE_POINT,
        Outcome.WRONGLY_ANSWERED,
        Outcome.RIGHTLY_SILENT,
        None,
    ]


def test_what_would_have_been_right_is_known_of_all_that_was_searched_for() -> None:
    assert [each.would_be_right for each in seven()] == [True, True, True, False, False, False, None]


def test_a_question_that_was_never_searched_for_says_nothing_about_confidence() -> None:
    clarify = silent(0.0, AnswerStatus.CLARIFY)
    assert graded(asked("it", answerable=False), clarify).would_be_right is None
    assert graded(asked("it", "June"), clarify).would_be_right is None


def test_a_quote_that_is_not_in_the_file_any_more_is_not_exact() -> None:
    answer = answered(0.9, CLOSES, FERRY)
    expected = asked("it", "3 May")
    assert grade(expected, answer, None, corpus()).exact == (True, True)
    assert grade(expected, answer, None, corpus(BODY.replace("3 May", "4 May"))).exact == (False, True)
    assert grade(expected, answer, None, corpus("Another text.\n")).exact == (False, False)
    elsewhere = replace(answer.citations[0], statement_id="2020-01-01-x")
    assert grade(expected, replace(answer, citations=(elsewhere,)), None, corpus()).exact == (False,)


@pytest.mark.parametrize(
    ("speaker", "quote", "right"),
    [
        ("Ann Lee", REOPENS, True),
        ("Chief Engineer A. LEE", REOPENS, True),
        ("Tom Roy", REOPENS, False),
        ("Tom Roy", CLOSES, None),
        (None, REOPENS, None),
    ],
)
def test_the_first_quote_names_the_speaker_by_surname(speaker: str | None, quote: str, right: bool | None) -> None:
    assert graded(asked("it", "x", speaker=speaker), answered(0.9, quote)).speaker_right is right


@pytest.mark.parametrize(
    ("must", "must_not", "failures"),
    [
        (CLOSES, FERRY, ()),
        ("3 May", "ferry", ()),
        (f"{CLOSES} {COST}", FERRY, ("does not quote",)),
        (CLOSES, f"repairs. {COST}", ("quotes",)),
        (FERRY, "bridge closes", ("does not quote", "quotes")),
    ],
)
def test_a_case_fails_when_a_place_is_not_covered_or_a_barred_one_is_touched(
    must: str, must_not: str, failures: tuple[str, ...]
) -> None:
    places = (Place(BRIDGE, place(must)),), (Place(BRIDGE, place(must_not)),)
    case = Expected(QUESTION, is_case=True, must_quote=places[0], must_not_quote=places[1])
    found = graded(case, answered(0.9, CLOSES)).failures
    assert [each.split(f" {BRIDGE}")[0] for each in found] == list(failures)


def test_a_place_in_another_statement_is_another_place() -> None:
    span = Span(place(CLOSES).start, place(CLOSES).end)
    case = Expected(QUESTION, is_case=True, must_not_quote=(Place("2020-01-01-x", span),))
    assert graded(case, answered(0.9, CLOSES)).failures == ()


def test_a_case_that_cannot_be_answered_fails_when_it_is() -> None:
    case = asked("trams", answerable=False, is_case=True)
    assert graded(case, answered(0.9, FERRY)).failures == ("answers, and should not",)
    assert graded(case, silent(0.9)).failures == ()
    assert graded(asked("trams", answerable=False), answered(0.9, FERRY)).failures == ()
