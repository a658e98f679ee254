from dataclasses import replace
from pathlib import Path

import example_answers
from example_records import opened

from bot.records.event import Block, Change, Pin, Place, StatementChange, Switch
from bot.records.ruling import rulings
from bot.rulings import Pinned
from bot.rulings import Place as Ruled
from corpus.loading import Corpus

CORPUS = example_answers.corpus()
FIRST = CORPUS.statements[0]
PLACE = Place(FIRST.statement_id, FIRST.digest, 0, 5)
EDITED = Corpus((replace(FIRST, body="Edited. " + FIRST.body), *CORPUS.statements[1:]))


def test_pins_and_blocks_hold_in_the_version_they_were_made_in(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        journal.append(Pin(("Who?",), (PLACE,), "ann"), Block(PLACE, "ann"))
        found = rulings(journal, CORPUS, "Off.")
    place = Ruled(FIRST.statement_id, 0, 5)
    assert (found.pinned, found.blocked) == ((Pinned(("Who?",), (place,)),), (place,))
    assert (found.not_current, found.closed) == (frozenset(), None)


def test_nothing_of_a_statement_is_quoted_whose_text_changed_under_a_block(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        journal.append(Pin(("Who?",), (PLACE,), "ann"), Block(PLACE, "ann"))
        found = rulings(journal, EDITED, "Off.")
    assert (found.pinned, found.blocked, found.not_current) == ((), (), frozenset({FIRST.statement_id}))


def test_a_withdrawn_statement_is_not_current_and_the_switch_brings_its_message(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        journal.append(StatementChange(FIRST.statement_id, Change.WITHDRAWN, "ann"), Switch(False, "error", "ann"))
        found = rulings(journal, CORPUS, "Off.")
        assert (found.not_current, found.closed) == (frozenset({FIRST.statement_id}), "Off.")
        journal.append(Switch(True, "put right", "ann"))
        assert rulings(journal, CORPUS, "Off.").closed is None
