from dataclasses import replace
from pathlib import Path

import example_answers
import pytest
from example_records import Clock, abstained, answered, opened, record, recorder, settings

from bot.answer import Answer, AnswerStatus
from bot.question import Source
from bot.records.audit import audit
from bot.records.content import Kind
from bot.records.errors import RecordsUnusable
from bot.records.event import Gap, Given, Unverified
from bot.records.failures import FILE, read_failures
from bot.records.journal import Journal, open_journal
from bot.records.recorder import Recorder
from bot.settings import read_settings

CORPUS = example_answers.corpus()


def given(journal: Journal, number: int = 1) -> Given:
    event = journal.event(number).event
    assert isinstance(event, Given)
    return event


def test_an_answer_is_on_disk_before_it_is_given_back(records_url: str, tmp_path: Path) -> None:
    answer = answered("a-1", "Is the bridge safe?")
    with opened(records_url, tmp_path) as journal:
        assert recorder(journal, tmp_path).record(answer, CORPUS, Source.PAGE, "c-7") is answer
    with opened(records_url, tmp_path) as journal:
        kept = given(journal)
    assert (kept.source, kept.conversation, kept.answer.question) == (Source.PAGE, "c-7", "Is the bridge safe?")
    assert kept.answer.citations[0].quote == "It is not unsafe."
    assert [v.digest for v in kept.statements] == [example_answers.statement().digest]


def test_personal_data_is_in_no_byte_of_the_record(tmp_path: Path) -> None:
    question = "I am jo@example.org, 07700 900123, is it\x00 safe?\ud800"
    answer = replace(
        abstained("07700 900123", question), resolved=question, suggestion=question, missing_terms=("jo@example.org",)
    )
    with opened("", tmp_path) as journal:
        record(journal, tmp_path, answer, conversation="jo@example.org")
        kept = given(journal)
    assert kept.answer.question == "I am …, …, is it safe?"
    assert (kept.answer.id, kept.conversation, kept.answer.missing_terms) == ("…", "…", ("…",))
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"900123" not in stored
    assert b"example.org," not in stored


def test_a_question_far_too_long_is_kept_in_part(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        record(journal, tmp_path, abstained("a", "word " * 4000))
        assert len(given(journal).answer.question) == 4999


def test_what_made_the_answer_is_kept_once(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal:
        record(journal, tmp_path, answered("a-1"), answered("a-2"))
        record(journal, tmp_path, answered("a-3"))
        one, three = given(journal, 1), given(journal, 3)
        assert (one.corpus, one.settings) == (three.corpus, three.settings)
        with journal.database.reading() as connection:
            kept = connection.exec_driver_sql("SELECT text FROM snapshots").scalars().all()
    assert len(kept) == 3  # the statement, the list of statements, the settings
    assert not any("postgresql" in text for text in kept)


def test_an_answer_from_other_statements_is_not_recorded_as_from_these(tmp_path: Path) -> None:
    other = example_answers.statement(statement_id="2026-02-02-other")
    with opened("", tmp_path) as journal:
        made = recorder(journal, tmp_path)
        made.record(answered("a-1"), replace(CORPUS, statements=(other,)), Source.CHAT)
        changed = example_answers.corpus(example_answers.BODY + "More.\n")
        made.record(answered("a-2"), changed, Source.CHAT)
        assert made.failures == 2
        assert journal.head() is None


def broken(tmp_path: Path, failures: str, pause_s: float = 0.0) -> tuple[Recorder, list[str]]:
    """A recorder whose folder is a file."""
    (tmp_path / "data").write_text("")
    told: list[str] = []
    given_settings = settings(tmp_path, failures)
    return Recorder(lambda: open_journal("", tmp_path / "data"), given_settings, told.append, pause_s), told


def test_without_a_record_the_public_still_gets_the_answer_and_the_failure_is_counted(tmp_path: Path) -> None:
    made, told = broken(tmp_path, "answer")
    answer = answered("a-1")
    assert made.record(answer, CORPUS, Source.CHAT) is answer
    assert made.failures == 1
    assert told == [told[0]]
    assert told[0].startswith("an answer could not be recorded (1 since the start): the record cannot be used")
    assert read_failures(tmp_path).count == 1
    assert "1 answers could not be recorded, the last at " in read_failures(tmp_path).line


def test_without_a_record_the_public_gets_an_error_where_that_is_configured(tmp_path: Path) -> None:
    made, _ = broken(tmp_path, "refuse")
    shown = made.record(answered("a-1"), CORPUS, Source.CHAT)
    assert (shown.status, shown.citations, shown.answer_id) == (AnswerStatus.ERROR, (), "a-1")
    assert made.failures == 1


def test_once_the_record_is_back_it_says_itself_what_is_missing(tmp_path: Path) -> None:
    made, _ = broken(tmp_path, "answer")
    for number in range(3):
        made.record(answered(f"a-{number}"), CORPUS, Source.CHAT)
    (tmp_path / "data").unlink()
    made.record(answered("a-3"), CORPUS, Source.CHAT)
    made.record(answered("a-4"), CORPUS, Source.CHAT)
    journal = made.journal()
    gap, *rest = [one.event for one in journal.events()]
    assert isinstance(gap, Gap)
    assert gap.answers == 3
    assert [e.answer.id for e in rest if isinstance(e, Given)] == ["a-3", "a-4"]
    assert audit(journal).ok
    journal.close()


def test_after_a_failure_the_record_is_left_alone_for_a_moment_and_each_answer_counted(tmp_path: Path) -> None:
    made, told = broken(tmp_path, "answer", pause_s=60.0)
    made.record(answered("a-1"), CORPUS, Source.CHAT)
    (tmp_path / "data").unlink()
    made.record(answered("a-2"), CORPUS, Source.CHAT)
    assert made.failures == 2
    assert "it failed a moment ago" in told[1]
    assert not (tmp_path / "data").exists()


def test_a_database_that_fails_in_mid_service_loses_nothing_silently(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal:
        made = recorder(journal, tmp_path)
        made.record(answered("a-1"), CORPUS, Source.CHAT)
        with journal.database.writing() as connection:
            connection.exec_driver_sql("ALTER TABLE answers RENAME TO hidden")
        made.record(answered("a-2"), CORPUS, Source.CHAT)
        with journal.database.writing() as connection:
            connection.exec_driver_sql("ALTER TABLE hidden RENAME TO answers")
        made.record(answered("a-3"), CORPUS, Source.CHAT)
        assert made.failures == 1
        kinds = [entry.kind for entry in journal.entries()]
        assert kinds == ["answer", "gap", "answer"]
        assert audit(journal).ok


def test_nothing_noted_means_every_answer_was_recorded(tmp_path: Path) -> None:
    assert read_failures(tmp_path).line == "every answer was recorded"
    (tmp_path / FILE).write_text("")
    assert read_failures(tmp_path).count == 0


def test_a_quote_that_failed_verification_is_in_the_record(tmp_path: Path) -> None:
    with opened("", tmp_path, Clock()) as journal:
        recorder(journal, tmp_path).unverified("x 1–2 cuts a word in two")
        (one,) = journal.events(Kind.UNVERIFIED)
    assert one.event == Unverified("x 1–2 cuts a word in two")


def test_the_address_of_the_record_is_not_shown_with_the_settings(tmp_path: Path) -> None:
    assert "hunter2" not in repr(read_settings(data=tmp_path, records="postgresql+psycopg://u:hunter2@h/d"))


@pytest.mark.parametrize(
    "answer", [example_answers.answered(), example_answers.not_in_statements(), example_answers.listing()]
)
def test_every_kind_of_answer_reads_back_as_it_was_shown(answer: Answer, tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        record(journal, tmp_path, answer)
        kept = given(journal).answer
    assert (kept.id, kept.status, kept.confidence) == (answer.answer_id, answer.status.value, answer.confidence)
    assert [(c.quote, c.speaker, c.speech, c.receipt, c.focus) for c in kept.citations] == [
        (c.quote, c.speaker, c.speech, c.receipt, c.focus) for c in answer.citations
    ]
    assert (kept.near_misses, kept.listing) == (answer.near_misses, answer.listing)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RecordsUnusable, match="STATEMENT_BOT_DATA"):
        open_journal("", tmp_path / "file" / "data")
