import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answer import AnswerStatus
from bot.question import Question, Source, Turn
from bot.records.content import Kind
from bot.records.event import Access, Block, Change, Given, Login, Pin, StatementChange, Switch
from bot.records.event import Place as PlaceOnRecord
from bot.records.journal import open_journal
from bot.records.standing import lift
from bot.service import Service
from bot.settings import Settings
from corpus.loading import load
from index.embedding import Embedding
from index.sync import sync

SHIPPED = Path(__file__).parents[1] / "corpus" / "statements"
HEAD = """---
title: "{title}"
issuer: "Harbour Board"
published: 2024-05-0{day}
url: "https://example.org/{day}"
language: "en"
licence: "L"
---
"""


@pytest.fixture(scope="module")
def service(embedding: Embedding, tmp_path_factory: pytest.TempPathFactory) -> Service:
    settings = Settings(statements=SHIPPED, data=tmp_path_factory.mktemp("data"))
    return Service(settings, embedding, lambda _line: None)


def test_an_answer_is_quotes_that_are_slices_of_the_statement(service: Service) -> None:
    answer = service.answer(Question("How many suspects are arrested every month?", question_id="q1"))
    assert (answer.answer_id, answer.status) == ("q1", AnswerStatus.ANSWERED)
    first = answer.citations[0]
    assert "arresting around 800 suspects every single month" in first.quote
    assert first.quote == service.corpus.statement(first.statement_id).body[first.start : first.end]
    assert (first.speaker, first.speech) == (None, "statement")


def test_a_quoted_person_is_named_with_the_role_the_text_gives(service: Service) -> None:
    answer = service.answer(Question("Are privacy and public safety mutually exclusive?"))
    first = answer.citations[0]
    assert first.quote.startswith("“Privacy and public safety need not be mutually exclusive.")
    assert (first.speaker, first.role, first.speech) == ("Graeme Biggar", "NCA Director General", "direct")


def test_a_question_without_an_answer_gets_near_misses_and_the_terms_that_are_missing(service: Service) -> None:
    answer = service.answer(Question("How many reports about drones came from Snapchat?"))
    assert answer.status is AnswerStatus.NOT_IN_STATEMENTS
    assert answer.citations == ()
    assert {"drones", "Snapchat"} <= set(answer.missing_terms)
    body = service.corpus.statements[0].body
    assert len(answer.near_misses) == 3
    assert all(near.quote == body[near.start : near.end] for near in answer.near_misses)


def test_a_follow_up_is_resolved_from_the_users_turn(service: Service) -> None:
    history = (Turn("user", "How many children are safeguarded each month?"), Turn("assistant", "…"))
    answer = service.answer(Question("and how many of those were arrested?", history))
    assert answer.resolved is not None
    assert "800 suspects" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Hello!", AnswerStatus.GREETING),
        ("What can you do?", AnswerStatus.ABOUT),
        ("Which statements do you have?", AnswerStatus.LISTING),
        ("My e-mail is jo@example.org, what do the chiefs want?", AnswerStatus.PERSONAL_DATA),
        ("x " * 200, AnswerStatus.TOO_LONG),
        (" \u200b ", AnswerStatus.EMPTY),
    ],
)
def test_every_other_ending_has_its_status_and_no_citation(service: Service, text: str, status: AnswerStatus) -> None:
    answer = service.answer(Question(text))
    assert (answer.status, answer.citations, answer.near_misses) == (status, (), ())
    assert answer.message


def test_a_listing_tells_the_facts_of_the_statement(service: Service) -> None:
    listed = service.answer(Question("Which statements do you have?")).listing
    assert [(facts.issuer, facts.published.isoformat()) for facts in listed] == [
        ("National Crime Agency", "2024-04-21")
    ]


def test_every_step_that_ran_is_timed(service: Service) -> None:
    steps = [timing.step for timing in service.answer(Question("Who is Catherine de Bolle?")).timings]
    expected = ["clean", "route", "resolve", "retrieve", "rank", "decide", "complete", "verify", "total"]
    assert steps == expected
    assert [timing.step for timing in service.answer(Question("Hi")).timings] == ["clean", "route", "total"]


def test_the_next_question_is_answered_from_statements_that_were_indexed_meanwhile(
    embedding: Embedding, tmp_path: Path
) -> None:
    statements, data = tmp_path / "statements", tmp_path / "data"
    statements.mkdir()
    first = HEAD.format(title="Ferry times", day=1) + "The ferry leaves the north pier at nine every morning.\n"
    (statements / "2024-05-01-ferry.md").write_text(first, encoding="utf-8")
    service = Service(Settings(statements=statements, data=data), embedding, lambda _line: None)
    question = Question("When does the ferry leave the north pier?")
    assert "at nine" in service.answer(question).citations[0].quote

    (statements / "2024-05-01-ferry.md").write_text(first.replace("at nine", "at noon"), encoding="utf-8")
    sync(load(statements), embedding, data)
    answer = service.answer(question)
    assert "at noon" in answer.citations[0].quote
    assert service.corpus.statements[0].digest == answer.citations[0].receipt.digest


def test_an_empty_folder_of_statements_answers_nothing_and_does_not_fail(embedding: Embedding, tmp_path: Path) -> None:
    (tmp_path / "statements").mkdir()
    settings = Settings(statements=tmp_path / "statements", data=tmp_path / "data")
    answer = Service(settings, embedding, lambda _line: None).answer(Question("What happened to the ferry?"))
    assert (answer.status, answer.confidence) == (AnswerStatus.NOT_IN_STATEMENTS, 0.0)


def test_only_the_words_of_the_speaker_asked_for_are_quoted(service: Service) -> None:
    answer = service.answer(Question("What did Catherine de Bolle say about crime?"))
    assert {citation.speaker for citation in answer.citations} == {"Catherine de Bolle"}


def test_answers_to_the_public_are_on_record_and_others_are_not(embedding: Embedding, tmp_path: Path) -> None:
    service = Service(Settings(statements=SHIPPED, data=tmp_path), embedding, lambda _line: None)
    service.answer(Question("Who is Catherine de Bolle?"))
    assert service.journal().count() == 0
    answer = service.answer(Question("Who is Catherine de Bolle?", source=Source.CHAT, conversation="c-1"))
    (given,) = [logged.event for logged in service.journal().events(Kind.ANSWER)]
    assert isinstance(given, Given)
    assert (given.answer.id, given.conversation) == (answer.answer_id, "c-1")


def test_what_staff_decided_holds_from_the_next_question_on(embedding: Embedding, tmp_path: Path) -> None:
    service = Service(Settings(statements=SHIPPED, data=tmp_path), embedding, lambda _line: None)
    question = Question("How many suspects are arrested every month?")
    first = service.answer(question).citations[0]
    place = PlaceOnRecord(first.statement_id, first.receipt.digest, first.focus[0].start, first.focus[0].end)

    (block,) = service.journal().append(Block(place, "ann"))
    assert all(
        first.focus[0].end <= c.start or c.end <= first.focus[0].start for c in service.answer(question).citations
    )
    lift(service.journal(), block.sequence, "ann")

    service.journal().append(Pin(("What is the best number?",), (place,), "ann"))
    pinned = service.answer(Question("what is the best number"))
    assert [(c.start, c.end) for c in pinned.citations] == [(place.start, place.end)]

    service.journal().append(StatementChange(first.statement_id, Change.WITHDRAWN, "ann"))
    assert service.answer(question).status is AnswerStatus.NOT_IN_STATEMENTS

    service.journal().append(Switch(False, "a wrong figure", "ann", "Back at noon."))
    closed = service.answer(question)
    assert (closed.status, closed.message) == (AnswerStatus.CLOSED, "Back at noon.")


def test_content_older_than_the_retention_goes_on_the_first_question_of_a_day(
    embedding: Embedding, tmp_path: Path
) -> None:
    old = open_journal("", tmp_path, lambda: datetime(2020, 1, 1, tzinfo=UTC))
    old.append(Login("ann", Access.LOGGED_IN))
    old.close()
    service = Service(Settings(statements=SHIPPED, data=tmp_path), embedding, lambda _line: None)
    service.answer(Question("Who is Catherine de Bolle?", source=Source.CHAT))
    deadline = time.monotonic() + 20
    while not (removed := list(service.journal().events(Kind.REMOVAL))) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert len(removed) == 1
