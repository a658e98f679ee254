from datetime import timedelta
from pathlib import Path

import pytest
from example_records import BEGIN, Clock, abstained, answered, opened, record, tamper

from bot.records.audit import audit
from bot.records.errors import RecordsError
from bot.records.event import Access, Block, Login, Place, Reason, Removal, Verdict
from bot.records.finding import Problem
from bot.records.journal import Journal
from bot.records.judging import report, review
from bot.records.queue import queue_page
from bot.records.retention import retain
from bot.records.scorecard import scorecard
from bot.records.standing import corrections

BLOCK = Block(Place("2026-02-01-harbour-bridge", "d" * 64, 10, 20), "ann")


def fill(journal: Journal, data: Path) -> None:
    """Entries 1–5 of the first day, the removable ones being 1, 2, 3 and 5; then 6, an answer, forty days later."""
    record(journal, data, abstained("a-1", "A secret wish about bridges"))
    report(journal, "a-1", 0, Reason.OTHER)
    review(journal, 1, 0, Verdict.CORRECT, by="ann", seen=0)
    journal.append(BLOCK, Login("ann", Access.LOGGED_IN))
    assert isinstance(journal.clock, Clock)
    journal.clock.now = BEGIN + timedelta(days=40)
    record(journal, data, answered("a-2"))


def test_what_is_old_is_removed_and_the_chain_still_verifies(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal:
        fill(journal, tmp_path)
        done = retain(journal, 30)
        found = audit(journal)
        assert (found.findings, found.entries, found.emptied) == ((), 7, 4)
        assert [item.sequence for item in queue_page(journal).items] == [6]
        assert corrections(journal).blocked == (BLOCK,)
        assert scorecard(journal).total.abstained == 0
        with pytest.raises(RecordsError, match="was removed"):
            journal.event(1)
    assert done is not None
    assert done.event == Removal(BEGIN + timedelta(days=10, seconds=1), 4, 30)


def test_nothing_is_removed_twice(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        fill(journal, tmp_path)
        retain(journal, 30)
        assert retain(journal, 30) is None
        assert retain(journal, 365) is None
        assert journal.count() == 7


def test_what_was_removed_is_in_no_byte_of_the_files(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        fill(journal, tmp_path)
        assert b"secret wish" in b"".join(path.read_bytes() for path in tmp_path.iterdir())
        retain(journal, 30)
        assert b"secret wish" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_a_content_removed_by_hand_is_not_excused_by_a_removal(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal:
        fill(journal, tmp_path)
        retain(journal, 30)
        tamper(
            journal,
            "UPDATE entries SET content = NULL WHERE sequence IN (4, 6)",
            "DELETE FROM answers WHERE entry = 6",
            "DELETE FROM citations WHERE entry = 6",
        )
        found = audit(journal).findings
    assert [(f.problem, f.first) for f in found] == [(Problem.EMPTIED, 4), (Problem.EMPTIED, 6)]
