import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from example_records import answered, opened, record
from sqlalchemy import text

from bot.records.audit import audit
from bot.records.content import Kind
from bot.records.errors import RecordsUnusable
from bot.records.event import Access, Given, Login
from bot.records.journal import open_journal
from bot.records.schema import metadata


def login(name: str) -> Login:
    return Login(name, Access.LOGGED_IN)


def test_an_entry_links_to_the_one_before_by_a_hash_anybody_can_compute(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal:
        journal.append(login("ann"))
        journal.append(login("tom"))
        first, second = journal.entries()
    assert first.content is not None
    content_sha256 = hashlib.sha256(first.content.encode()).hexdigest()
    linked = (
        f'{{"at":"2026-03-01T12:00:00.000000+00:00","content_sha256":"{content_sha256}","kind":"login",'
        f'"previous":"{"0" * 64}","sequence":1}}'
    )
    assert first.hash == hashlib.sha256(linked.encode()).hexdigest()
    assert (second.sequence, second.previous) == (2, first.hash)


def test_an_event_comes_back_as_it_went_in(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal:
        (written,) = journal.append(Login("Zoë\0\ud800“x”", Access.REFUSED, "192.0.2.1"))
        assert journal.event(1) == written
    assert written.event == Login("Zoë\0?“x”", Access.REFUSED, "192.0.2.1")


def test_equal_events_have_different_digests_so_that_none_can_be_guessed(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        journal.append(login("ann"), login("ann"))
        first, second = journal.entries()
    assert first.content_sha256 != second.content_sha256


def test_a_second_opening_goes_on_with_the_same_chain(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal:
        journal.append(login("ann"))
    with opened(records_url, tmp_path) as journal:
        (second,) = journal.append(login("tom"))
        assert second.sequence == 2
        assert audit(journal).ok


def test_threads_of_two_openings_make_one_whole_chain(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as one, opened(records_url, tmp_path) as other, ThreadPoolExecutor(8) as pool:
        names = [f"n{number}" for number in range(80)]
        made = list(pool.map(lambda n: (one, other)[int(n[1:]) % 2].append(login(n))[0].sequence, names))
        found = audit(one)
        assert sorted(made) == list(range(1, 81))
        assert (found.findings, found.entries, found.unnoted) == ((), 80, 0)


def test_events_are_read_by_kind_across_batches(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        journal.append(*(login(f"n{number}") for number in range(1203)))
        assert [one.sequence for one in journal.events(Kind.LOGIN)] == list(range(1, 1204))
        assert list(journal.events(Kind.PIN)) == []


def test_what_a_check_forbids_leaves_no_entry(records_url: str, tmp_path: Path) -> None:
    def forbid(_: object) -> None:
        raise RecordsUnusable("no", "none")

    with opened(records_url, tmp_path) as journal:
        with pytest.raises(RecordsUnusable):
            journal.append(login("ann"), check=forbid)
        assert journal.head() is None


def test_the_migrations_lead_to_the_tables_that_the_program_uses(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal, journal.database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_a_record_of_a_newer_program_is_refused_with_the_remedy(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal, journal.database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(RecordsUnusable, match="newer version of this program"):
        open_journal(records_url, tmp_path)


@pytest.mark.parametrize(
    "url",
    ["mysql://u:secret@h/d", "secret", "postgresql://u:secret@h/d", "postgresql+psycopg://u:secret@/d?host=/none"],
)
def test_an_address_that_cannot_be_used_is_refused_without_its_password(url: str, tmp_path: Path) -> None:
    with pytest.raises(RecordsUnusable) as caught:
        open_journal(url, tmp_path)
    assert "secret" not in str(caught.value)


def test_the_answer_stands_in_its_entry_as_the_json_of_the_contract(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal:
        record(journal, tmp_path, answered("a-1"))
        (entry,) = journal.entries()
        (given,) = journal.events(Kind.ANSWER)
    answer = json.loads(entry.content or "")["answer"]
    assert answer["citations"][0]["quote"] == "It is not unsafe."
    assert isinstance(given.event, Given)
    assert given.event.answer.citations[0].receipt.start == answer["citations"][0]["start"]
    assert given.event.answer.total_ms == 10.0
