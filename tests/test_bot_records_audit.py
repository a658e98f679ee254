from pathlib import Path

import pytest
from example_records import BEGIN, answered, opened, record, tamper
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.records.anchor import Anchor
from bot.records.audit import audit
from bot.records.entry import GENESIS, Entry, Head, next_entry
from bot.records.event import Access, Login
from bot.records.finding import Finding, Problem, joined
from bot.records.journal import Journal, rebuild_copies


def fill(journal: Journal, data: Path) -> None:
    """Ten entries, answers."""
    record(journal, data, *(answered(f"a-{number}") for number in range(1, 11)))


def problems(journal: Journal, noted: Head | None = None) -> list[tuple[Problem, int, int]]:
    return [(f.problem, f.first, f.last) for f in audit(journal, noted).findings]


SWAP = (
    "UPDATE entries SET sequence = 1000 WHERE sequence = 4",
    "UPDATE entries SET sequence = 4 WHERE sequence = 5",
    "UPDATE entries SET sequence = 5 WHERE sequence = 1000",
)
SHIFT_DOWN = (
    "DELETE FROM entries WHERE sequence = 4",
    "UPDATE entries SET sequence = -sequence WHERE sequence > 4",
    "UPDATE entries SET sequence = -sequence - 1 WHERE sequence < 0",
)
INSERT = (
    "UPDATE entries SET sequence = -sequence WHERE sequence >= 4",
    "UPDATE entries SET sequence = 1 - sequence WHERE sequence < 0",
    "INSERT INTO entries SELECT 4, kind, at, content, content_sha256, previous, hash FROM entries WHERE sequence = 5",
)
TAMPERINGS: dict[str, tuple[tuple[str, ...], list[tuple[Problem, int, int]]]] = {
    "a word of a content": (
        ("UPDATE entries SET content = replace(content, 'safe?', 'sound?') WHERE sequence = 4",),
        [(Problem.CHANGED, 4, 4)],
    ),
    "a time": (
        ("UPDATE entries SET at = '2026-03-02T12:00:03.000000+00:00' WHERE sequence = 4",),
        [(Problem.CHANGED, 4, 4)],
    ),
    "a kind": (("UPDATE entries SET kind = 'login' WHERE sequence = 4",), [(Problem.CHANGED, 4, 4)]),
    "a digest": (("UPDATE entries SET content_sha256 = hash WHERE sequence = 4",), [(Problem.CHANGED, 4, 4)]),
    "a hash": (("UPDATE entries SET hash = content_sha256 WHERE sequence = 4",), [(Problem.CHANGED, 4, 4)]),
    "a link": (("UPDATE entries SET previous = hash WHERE sequence = 4",), [(Problem.CHANGED, 4, 4)]),
    "an entry removed": (("DELETE FROM entries WHERE sequence = 4",), [(Problem.REMOVED, 4, 4)]),
    "the first entries removed": (("DELETE FROM entries WHERE sequence < 3",), [(Problem.REMOVED, 1, 2)]),
    "the end cut off": (("DELETE FROM entries WHERE sequence > 7",), [(Problem.CUT, 10, 10)]),
    "everything removed": (("DELETE FROM entries",), [(Problem.CUT, 10, 10)]),
    "two entries swapped": (SWAP, [(Problem.MOVED, 4, 4), (Problem.MOVED, 5, 5)]),
    "an entry removed and the numbers closed up": (SHIFT_DOWN, [(Problem.MOVED, 4, 9), (Problem.CUT, 10, 10)]),
    "an entry inserted": (INSERT, [(Problem.MOVED, 5, 11), (Problem.REWRITTEN, 10, 10)]),
    "a content removed": (("UPDATE entries SET content = NULL WHERE sequence = 4",), [(Problem.EMPTIED, 4, 4)]),
    "a copy changed": (("UPDATE answers SET status = 'error' WHERE entry = 4",), [(Problem.COPY, 4, 4)]),
    "a copy removed": (("DELETE FROM citations WHERE entry = 4",), [(Problem.COPY, 4, 4)]),
    "a copy added": (
        ("INSERT INTO reports (entry, answer, citation, reason) VALUES (99, 1, 1, 'other')",),
        [(Problem.COPY, 99, 99)],
    ),
    "a snapshot changed": (
        ("UPDATE snapshots SET text = replace(text, 'not unsafe', 'unsafe')",),
        [(Problem.SNAPSHOT, 0, 0)],
    ),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_the_audit_names_what_was_tampered_with(name: str, records_url: str, tmp_path: Path) -> None:
    statements, expected = TAMPERINGS[name]
    with opened(records_url, tmp_path) as journal:
        fill(journal, tmp_path)
        assert problems(journal) == []
        tamper(journal, *statements)
        # Copies of entries that are gone are told as well, but are not what the entry is about.
        chain = [p for p in problems(journal) if p[0] is not Problem.COPY or expected[0][0] is Problem.COPY]
    assert chain == expected


def test_a_snapshot_that_is_gone_is_told_with_an_entry_that_needs_it(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal:
        fill(journal, tmp_path)
        tamper(journal, "DELETE FROM snapshots WHERE text LIKE '---%'")
        (finding,) = audit(journal).findings
    assert finding.problem is Problem.SNAPSHOT
    assert finding.detail.endswith("of entry 10 is missing")


def forge(journal: Journal, sequence: int, through: int) -> None:
    """Give entry `sequence` another time and compute the chain anew up to `through`, as somebody with skill would."""
    entries = {entry.sequence: entry for entry in journal.entries()}
    last = entries[sequence - 1].head
    for number in range(sequence, through + 1):
        old = entries[number]
        at = BEGIN if number == sequence else old.time
        new = next_entry(last, old.kind, at, old.content or "")
        last = new.head
        tamper(
            journal,
            "UPDATE entries SET at = :at, previous = :previous, hash = :hash WHERE sequence = :sequence",
            at=new.at,
            previous=new.previous,
            hash=new.hash,
            sequence=number,
        )


def test_a_skilled_change_of_one_entry_breaks_the_link_behind_it(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal:
        fill(journal, tmp_path)
        forge(journal, 4, through=4)
        assert (Problem.BROKEN, 4, 5) in problems(journal)


def test_a_chain_computed_anew_is_known_by_the_noted_head(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal:
        fill(journal, tmp_path)
        head = journal.head()
        forge(journal, 4, through=10)
        rebuild_copies(journal)
        assert problems(journal) == [(Problem.REWRITTEN, 10, 10)]
        journal.anchor.path.unlink()
        assert problems(journal) == [(Problem.ANCHOR, 0, 0)]
        assert problems(journal, head) == [(Problem.REWRITTEN, 10, 10), (Problem.ANCHOR, 0, 0)]


def test_going_on_after_the_end_was_cut_off_does_not_hide_it(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal:
        fill(journal, tmp_path)
        tamper(
            journal,
            "DELETE FROM entries WHERE sequence > 7",
            *(f"DELETE FROM {t} WHERE entry > 7" for t in ("answers", "citations")),
        )
        assert not journal.anchored()
        fill(journal, tmp_path)
        assert problems(journal) == [(Problem.REWRITTEN, 10, 10)]


def test_an_anchor_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        fill(journal, tmp_path)
        journal.anchor.path.write_text("10")
        assert problems(journal) == [(Problem.ANCHOR, 0, 0)]


def test_an_anchor_never_goes_back(tmp_path: Path) -> None:
    anchor = Anchor(tmp_path)
    anchor.advance(Head(7, "a" * 64))
    anchor.advance(Head(6, "b" * 64))
    assert anchor.read() == Head(7, "a" * 64)


def test_changed_copies_can_be_made_again(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal:
        fill(journal, tmp_path)
        tamper(journal, "DELETE FROM citations", "UPDATE answers SET status = 'error'")
        assert rebuild_copies(journal) == 10
        assert problems(journal) == []


def test_findings_next_to_each_other_are_one_line() -> None:
    found = joined(Finding(Problem.REMOVED, n, n) for n in (3, 4, 5, 9))
    assert [one.line for one in found] == ["entries 3–5 removed", "entry 9 removed"]


def chain(contents: list[str]) -> list[Entry]:
    made: list[Entry] = []
    for content in contents:
        made.append(next_entry(made[-1].head if made else None, "login", BEGIN, content))
    return made


@given(st.lists(st.text(), min_size=1, max_size=8), st.data())
def test_any_change_of_an_entry_gives_it_another_hash(contents: list[str], data: st.DataObject) -> None:
    made = chain(contents)
    assert made[0].previous == GENESIS
    assert all(entry.linked() == entry.hash for entry in made)
    one = data.draw(st.sampled_from(made))
    other = data.draw(st.integers(1, 100).filter(lambda n: n != one.sequence))
    assert one.linked(other) != one.hash
    for field in ("kind", "at", "content_sha256", "previous"):
        value = getattr(one, field)
        values = {name: getattr(one, name) for name in Entry.__slots__} | {field: value + "x"}
        assert Entry(**values).linked() != one.hash


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(1, 7)))
def test_any_other_order_of_the_entries_is_found(tmp_path_factory: pytest.TempPathFactory, order: list[int]) -> None:
    data = tmp_path_factory.mktemp("order")
    with opened("", data) as journal:
        journal.append(*(Login(f"n{n}", Access.LOGGED_IN) for n in range(1, 7)))
        tamper(
            journal,
            "UPDATE entries SET sequence = -sequence",
            *(f"UPDATE entries SET sequence = {new} WHERE sequence = -{old}" for new, old in enumerate(order, 1)),
        )
        moved = {n for f in audit(journal).findings if f.problem is Problem.MOVED for n in range(f.first, f.last + 1)}
    assert moved == {new for new, old in enumerate(order, 1) if new != old}
