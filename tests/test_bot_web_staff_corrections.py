import json
from pathlib import Path

import example_answers
import pytest
from example_records import answered
from statements_site import STATEMENT, StatementsSite, Visitor, text_of

from bot.question import Question
from bot.records.event import Block, Lift, Pin, Place
from bot.records.regression import FILE
from bot.staff.account import Role
from corpus.statement import Statement
from index.embedding import Embedding

SAFE, OLD_BRIDGE, COST, OPEN = (
    "It is not unsafe.",
    "Chief Engineer Ann Lee said: “The bridge is old.",
    "It will cost £4.8m.",
    "“It will open again in June.”",
)
DIGEST = example_answers.statement().digest


def value(words: str) -> str:
    span = example_answers.place(words)
    return f"{span.start}-{span.end}"


def place(words: str) -> Place:
    span = example_answers.place(words)
    return Place(STATEMENT, DIGEST, span.start, span.end)


@pytest.fixture
def site(tmp_path: Path, embedding: Embedding) -> StatementsSite:
    return StatementsSite(tmp_path, embedding)


@pytest.fixture
def editor(site: StatementsSite) -> Visitor:
    return site.browser(Role.EDITOR)


def pin(editor: Visitor, *words: str, questions: str = "Is it safe?", status: int = 303, digest: str = DIGEST) -> str:
    places = [value(w) for w in words]
    fields = {"statement": STATEMENT, "digest": digest, "questions": questions}
    return editor.send("/staff/corrections/pin", status, **fields, place=places)


def block(editor: Visitor, *places: str, status: int = 303, digest: str = DIGEST) -> str:
    return editor.send("/staff/corrections/block", status, statement=STATEMENT, digest=digest, place=list(places))


def cases(site: StatementsSite) -> list[dict[str, object]]:
    lines = (site.data / FILE).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_a_pin_is_made_of_questions_and_of_ticked_sentences(site: StatementsSite, editor: Visitor) -> None:
    pin(editor, SAFE, COST, questions="Is it safe?\n\n  What is  the cost? \nIs it safe?")
    assert site.events() == [Pin(("Is it safe?", "What is the cost?"), (place(COST), place(SAFE)), "editor")]
    page = text_of(editor.page("/staff/corrections"))
    assert "Pin 1 For: Is it safe? What is the cost? It will cost £4.8m." in page
    assert "2 regression cases in regression.jsonl" in page
    start, end = place(COST).start, place(COST).end
    assert [row["question"] for row in cases(site)] == ["Is it safe?", "What is the cost?"]
    assert cases(site)[0]["must_quote"] == [[STATEMENT, start, end], [STATEMENT, place(SAFE).start, place(SAFE).end]]


def test_neighbouring_sentences_of_a_paragraph_are_one_place_and_others_are_not(
    site: StatementsSite, editor: Visitor
) -> None:
    pin(editor, OLD_BRIDGE, SAFE, OPEN)
    (made,) = site.events()
    assert isinstance(made, Pin)
    assert made.places == (place(f"{OLD_BRIDGE} {SAFE}"), place(OPEN))


def test_personal_data_of_who_asked_is_struck_out_of_a_question(site: StatementsSite, editor: Visitor) -> None:
    pin(editor, SAFE, questions="Is it safe? I am jo@example.org\njo@example.org")
    (made,) = site.events()
    assert isinstance(made, Pin)
    assert made.questions == ("Is it safe? I am …",)
    assert "jo@" not in (site.data / FILE).read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "questions", "digest", "problem"),
    [
        ((SAFE,), " \n ", DIGEST, "Write at least one question"),
        ((SAFE,), "a" * 301, DIGEST, "A question has at most 300 characters"),
        ((SAFE,), "\n".join(f"Why {n}?" for n in range(21)), DIGEST, "at most 20 questions"),
        ((), "Is it safe?", DIGEST, "Tick the sentences"),
        (("not unsafe",), "Is it safe?", DIGEST, "Tick the sentences"),  # no whole sentence
        ((SAFE,), "Is it safe?", "0" * 64, "The statement changed"),
    ],
)
def test_a_pin_that_cannot_be_is_refused_and_the_form_keeps_what_was_written(
    site: StatementsSite, editor: Visitor, words: tuple[str, ...], questions: str, digest: str, problem: str
) -> None:
    page = pin(editor, *words, questions=questions, status=422, digest=digest)
    assert problem in page
    assert f">{questions}</textarea>" in page
    assert "<title>Error: Pin an answer" in page
    ticked = words and digest == DIGEST  # in a text that changed, the same numbers are another sentence
    assert f'value="{value(SAFE)}"{" checked" if ticked else ""}>' in page
    assert site.events() == []


def test_more_runs_of_sentences_than_an_answer_has_quotes_cannot_be_pinned(
    site: StatementsSite, editor: Visitor
) -> None:
    four = ("Harbour bridge to close", COST, SAFE, OPEN)
    assert "at most 3 runs" in pin(editor, *four, status=422)
    assert site.events() == []


def test_only_a_current_statement_can_be_pinned_and_a_pin_in_another_one_says_so(
    site: StatementsSite, editor: Visitor
) -> None:
    pin(editor, SAFE)
    assert len(cases(site)) == 1
    editor.send(f"/staff/statements/{STATEMENT}", change="withdrawn", reason="Wrong.", seen="current")
    assert "Without effect: the statement is not current." in text_of(editor.page("/staff/corrections"))
    assert not (site.data / FILE).exists()
    editor.page(f"/staff/corrections/pin?statement={STATEMENT}", 409)


def test_a_name_is_found_wherever_it_stands_and_each_place_can_be_blocked(
    site: StatementsSite, editor: Visitor
) -> None:
    page = editor.page(f"/staff/corrections/block?statement={STATEMENT}&words=bridge")
    assert text_of(page).count("bridge") > 3
    assert "Found: 3 places" in page
    assert f'value="{value("bridge")}" checked' in page
    block(editor, value("bridge"), value("Tom Roy"))
    assert site.events() == [Block(place("bridge"), "editor"), Block(place("Tom Roy"), "editor")]
    block(editor, value("Tom Roy"))
    assert len(site.events()) == 2  # it is blocked already


def test_an_exact_place_is_shown_before_it_is_blocked(editor: Visitor) -> None:
    span = example_answers.place("£4.8m")
    page = editor.page(f"/staff/corrections/block?statement={STATEMENT}&start={span.start}&end={span.end}")
    assert "<mark>£4.8m</mark>." in page
    assert f'value="{span.start}-{span.end}" checked' in page


@pytest.mark.parametrize(
    "query", ["start=5&end=5", "start=9&end=5", "start=0&end=99999", "start=-1&end=5", "start=１&end=9"]
)
def test_a_place_that_does_not_exist_is_refused(site: StatementsSite, editor: Visitor, query: str) -> None:
    editor.page(f"/staff/corrections/block?statement={STATEMENT}&{query}", 400)
    start, end = (part.split("=")[1] for part in query.split("&"))
    block(editor, f"{start}-{end}", status=400)
    assert site.events() == []


def test_free_text_and_blank_places_cannot_be_blocked(site: StatementsSite, editor: Visitor) -> None:
    block(editor, "Tom Roy", status=400)
    gap = example_answers.BODY.index("\n\n")
    assert "Tick what is never to be quoted." in block(editor, f"{gap}-{gap + 2}", status=422)
    assert "Tick what is never to be quoted." in block(editor, status=422)
    assert site.events() == []


def test_a_block_makes_the_questions_that_led_to_it_regression_cases(site: StatementsSite, editor: Visitor) -> None:
    site.recorded(answered("a-1", "What is the price?", COST))
    block(editor, value("£4.8m"))
    span = example_answers.place("£4.8m")
    assert [(row["question"], row["must_not_quote"]) for row in cases(site)] == [
        ("What is the price?", [[STATEMENT, span.start, span.end]]),
        (COST, [[STATEMENT, span.start, span.end]]),
    ]


def test_blocked_words_cannot_be_pinned_and_a_pin_that_is_blocked_later_has_no_effect(
    site: StatementsSite, editor: Visitor
) -> None:
    pin(editor, SAFE)
    block(editor, value("unsafe"))
    assert "Without effect: some of it is blocked." in text_of(editor.page("/staff/corrections"))
    assert "holds words that are blocked" in pin(editor, SAFE, status=422)


def quoted(site: StatementsSite, question: str) -> list[str]:
    return [citation.quote for citation in site.service.answer(Question(question)).citations]


def test_the_next_answer_obeys_a_pin_a_block_and_their_lifting(site: StatementsSite, editor: Visitor) -> None:
    question = "Does the toad sing?"
    before = quoted(site, question)
    pin(editor, SAFE, questions=question)
    assert quoted(site, question) == [SAFE]
    block(editor, value("unsafe"))
    assert SAFE not in " ".join(quoted(site, question))
    editor.send("/staff/corrections/2/lift")
    assert quoted(site, question) == [SAFE]
    editor.send("/staff/corrections/1/lift")
    assert quoted(site, question) == before


def test_a_withdrawn_statement_is_not_quoted(site: StatementsSite, editor: Visitor) -> None:
    question = "When does the harbour bridge close for repairs?"
    assert any("3 May" in quote for quote in quoted(site, question))
    editor.send(f"/staff/statements/{STATEMENT}", change="withdrawn", reason="Wrong.", seen="current")
    assert quoted(site, question) == []
    editor.send(f"/staff/statements/{STATEMENT}", change="restored", reason="Right.", seen="withdrawn")
    assert quoted(site, question) != []


def test_lifting_is_signed_and_takes_the_case_away(site: StatementsSite, editor: Visitor) -> None:
    pin(editor, SAFE)
    other = site.browser(Role.ADMIN)
    other.send("/staff/corrections/1/lift")
    assert site.events()[-1] == Lift(1, "admin")
    assert "There is none." in editor.page("/staff/corrections")
    assert not (site.data / FILE).exists()
    assert "the record has no pin or block 1 in force" in other.send("/staff/corrections/1/lift", 404)


def test_a_reviewer_sees_corrections_and_makes_none(site: StatementsSite, editor: Visitor) -> None:
    pin(editor, SAFE)
    reviewer = site.browser(Role.REVIEWER)
    page = reviewer.page("/staff/corrections")
    assert SAFE in page
    assert "Lift" not in page
    reviewer.page("/staff/corrections/pin", 403)
    reviewer.page("/staff/corrections/block", 403)
    pin(reviewer, SAFE, status=403)
    block(reviewer, value(SAFE), status=403)
    reviewer.send("/staff/corrections/1/lift", 403)
    assert len(site.events()) == 1


def test_a_statement_with_markup_in_it_is_shown_as_text(tmp_path: Path, embedding: Embedding) -> None:
    site = StatementsSite(tmp_path, embedding)
    nasty: Statement = example_answers.statement("<script>alert(1)</script> was said.\n", "2026-02-01-nasty")
    site.put(nasty)
    site.service.renew()
    page = site.browser(Role.EDITOR).page("/staff/corrections/block?statement=2026-02-01-nasty&words=script")
    assert "<script>" not in page
    assert "&lt;<mark>script</mark>&gt;alert(1)" in page
