from dataclasses import replace
from pathlib import Path

import example_answers
import pytest
from example_records import answered, opened, record, tamper

from bot.records.errors import NotReplayed
from bot.records.event import Access, Login
from bot.records.replay import old_statement, replay
from bot.records.snapshot import settings_snapshot, statement_snapshot, store_snapshots
from bot.settings import Settings
from corpus.loading import Corpus
from corpus.statement import Statement

FERRY = "Mayor Tom Roy said that the ferry is free of charge."


def test_an_old_answer_is_made_again_after_its_statement_changed(records_url: str, tmp_path: Path) -> None:
    answer = answered("a-1", "?", FERRY, "The bridge is old.")
    with opened(records_url, tmp_path) as journal:
        record(journal, tmp_path, answer)
        changed = Corpus((example_answers.statement("Nothing of it is left.\n"),))
        assert changed.statements[0].digest != answer.citations[0].receipt.digest
        again = replay(journal, journal.event(1), example_answers.spoken)
    assert again.citations == answer.citations
    assert again.differences == ()
    assert again.corpus.statements == example_answers.corpus().statements


def test_a_replay_says_where_a_speaker_would_be_another_one_today(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        record(journal, tmp_path, answered("a-1", "?", FERRY))
        again = replay(journal, journal.event(1), example_answers.nobody)
    assert again.differences == (
        "citation 1: speaker was 'Tom Roy', would be None",
        "citation 1: role was 'Mayor', would be None",
        "citation 1: speech was 'reported', would be 'statement'",
    )


def test_the_shipped_attribution_replays_what_it_attributed(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        record(journal, tmp_path, answered("a-1", "?", FERRY))
        assert replay(journal, journal.event(1)).citations[0].quote == FERRY


def test_a_statement_comes_back_whole_from_its_snapshot(tmp_path: Path) -> None:
    body = "“One”\u2028line\ttab\n\n---\nnot front matter\n"
    statement = replace(
        example_answers.statement(body), questions=("Who?",), supersedes="2026-01-01-a", title="A: “b” #c"
    )
    snapshot = statement_snapshot(statement)
    with opened("", tmp_path) as journal:
        with journal.database.writing() as connection:
            store_snapshots(connection, (snapshot, snapshot))
            store_snapshots(connection, (snapshot,))
        back: Statement = old_statement(journal, statement.statement_id, snapshot.digest)
    assert back == statement


def test_without_its_snapshot_or_with_another_text_an_answer_is_not_replayed(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal:
        record(journal, tmp_path, answered("a-1"))
        tamper(journal, "UPDATE snapshots SET text = replace(text, 'not unsafe', 'unsafe')")
        with pytest.raises(NotReplayed, match="was changed"):
            replay(journal, journal.event(1))
        tamper(journal, "DELETE FROM snapshots")
        with pytest.raises(NotReplayed, match="is not kept"):
            replay(journal, journal.event(1))


def test_only_answers_are_replayed(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        (login,) = journal.append(Login("ann", Access.LOGGED_IN))
        with pytest.raises(NotReplayed, match="no answer"):
            replay(journal, login)


def test_the_kept_settings_hold_no_addresses_of_staff() -> None:
    settings = Settings(sso_roles="ann@example.org=admin", records="postgresql+psycopg://u:hunter2@h/n")
    kept = settings_snapshot(settings).text
    assert "ann@example.org" not in kept
    assert "hunter2" not in kept
    assert '"threshold":0.35' in kept
