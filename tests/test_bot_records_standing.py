from pathlib import Path

import pytest
from example_records import opened

from bot.records.errors import RecordsError, UnknownRecord
from bot.records.event import Block, Change, Pin, Place, StatementChange, Switch
from bot.records.standing import Corrections, changes_of, corrections, lift, statement_states, switch

PLACE = Place("2026-02-01-harbour-bridge", "d" * 64, 10, 20)
PIN = Pin(("Is the bridge safe?",), (PLACE,), "ann")
BLOCK = Block(PLACE, "ann")


def test_pins_and_blocks_hold_until_they_are_lifted(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal:
        journal.append(PIN, BLOCK, PIN)
        lift(journal, 1, by="tom")
        now = corrections(journal)
        assert (now.pinned, now.blocked) == ((PIN,), (BLOCK,))
        assert [one.sequence for one in (*now.pins, *now.blocks)] == [3, 2]


def test_what_does_not_hold_cannot_be_lifted(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        journal.append(BLOCK)
        lift(journal, 1, by="tom")
        for entry in (1, 2, 3):
            with pytest.raises(UnknownRecord):
                lift(journal, entry, by="tom")


def test_without_corrections_nothing_is_pinned_or_blocked(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        assert corrections(journal) == Corrections()


def test_a_pin_is_made_of_questions_and_places() -> None:
    for questions, places in (((), (PLACE,)), (("Why?",), ()), ((" ",), (PLACE,))):
        with pytest.raises(RecordsError):
            Pin(questions, places, "ann")


def test_a_place_is_not_empty() -> None:
    with pytest.raises(RecordsError):
        Place("2026-02-01-harbour-bridge", "d" * 64, 5, 5)


def test_the_last_word_on_answering_holds(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal:
        assert switch(journal) is None
        journal.append(Switch(False, "Wrong figures on the page.", "ann"))
        journal.append(BLOCK)
        assert switch(journal) == Switch(False, "Wrong figures on the page.", "ann")
        journal.append(Switch(True, "Figures put right.", "tom"))
        assert switch(journal) == Switch(True, "Figures put right.", "tom")


def test_answering_is_not_switched_without_a_reason() -> None:
    with pytest.raises(RecordsError):
        Switch(False, " ", "ann")


def test_a_statement_is_in_the_state_of_its_last_change(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal:
        journal.append(
            StatementChange("2026-02-01-a", Change.ADDED, "ann", "1" * 64),
            StatementChange("2026-02-01-b", Change.ADDED, "ann", "2" * 64),
            StatementChange("2026-02-01-a", Change.WITHDRAWN, "tom"),
            StatementChange("2026-02-01-b", Change.REPLACED, "tom", "3" * 64, "2" * 64),
        )
        states = [(s.statement_id, s.change, s.current) for s in statement_states(journal)]
        assert [one.sequence for one in changes_of(journal, "2026-02-01-b")] == [2, 4]
    assert states == [("2026-02-01-a", Change.WITHDRAWN, False), ("2026-02-01-b", Change.REPLACED, True)]
