from dataclasses import replace
from pathlib import Path

import example_answers
from example_records import opened

from bot.records.event import Change, StatementChange
from bot.records.validity import Validity, not_current, standings
from corpus.loading import Corpus

OLD = example_answers.statement()
NEW = replace(OLD, statement_id="2026-02-01-harbour-bridge-v2", supersedes=OLD.statement_id)


def test_a_statement_is_current_until_somebody_says_otherwise(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        (one,) = standings(journal, Corpus((OLD,)))
        assert (one.validity, one.notice) == (Validity.CURRENT, "")
        journal.append(StatementChange(OLD.statement_id, Change.WITHDRAWN, "ann", reason="Wrong figures."))
        (one,) = standings(journal, Corpus((OLD,)))
        assert (one.validity, one.by, one.reason) == (Validity.WITHDRAWN, "ann", "Wrong figures.")
        assert one.notice == (
            "This statement was withdrawn on 1 March 2026. It is kept here for the record and is not quoted as current."
        )
        assert not_current(journal, Corpus((OLD,))) == (OLD.statement_id,)


def test_a_file_that_supersedes_another_is_enough(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        new, old = standings(journal, Corpus((NEW, OLD)))
        assert (new.validity, old.validity, old.successor) == (
            Validity.CURRENT,
            Validity.SUPERSEDED,
            "2026-02-01-harbour-bridge-v2",
        )
        assert old.notice.startswith("This statement was replaced by a newer statement. ")
        journal.append(StatementChange(OLD.statement_id, Change.ADDED, "ann"))
        assert not_current(journal, Corpus((NEW, OLD))) == (OLD.statement_id,)


def test_the_record_outweighs_the_files(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        journal.append(StatementChange(OLD.statement_id, Change.RESTORED, "ann", reason="Both hold."))
        assert not_current(journal, Corpus((NEW, OLD))) == ()
