from pathlib import Path

import example_answers
import pytest
from example_records import answered
from statements_site import STATEMENT, StatementsSite, Visitor, seen, text_of

from bot.records.event import Block, Change, Place, StatementChange
from bot.records.validity import Validity, standings
from bot.staff.account import Role
from corpus.statement_file import read_statement
from index.embedding import Embedding

ADDRESS = f"/staff/statements/{STATEMENT}/replace"
SECOND = "2026-02-01-harbour-bridge-to-close"
FACTS = {
    "title": "Harbour bridge to close",
    "issuer": "Port & City Council",
    "published": "2026-02-01",
    "url": "https://port.example/news/bridge",
    "licence": "OGL-UK-3.0",
}
NEW_BODY = example_answers.BODY.replace("It will cost £4.8m.", "It will cost £5.1m.").split("\n\n", 1)[1]


@pytest.fixture
def site(tmp_path: Path, embedding: Embedding) -> StatementsSite:
    made = StatementsSite(tmp_path, embedding)
    cost, closes, old = "It will cost £4.8m.", "The harbour bridge closes on 3 May for repairs.", "It is not unsafe."
    made.recorded(
        answered("a-1", "?", cost), answered("a-2", "?", cost, old), answered("a-3", "?", closes), answered("a-4")
    )
    return made


@pytest.fixture
def editor(site: StatementsSite) -> Visitor:
    return site.browser(Role.EDITOR)


def uploaded(editor: Visitor, body: str = NEW_BODY) -> str:
    return editor.upload(ADDRESS, "bridge.txt", body.encode(), **FACTS)


def test_the_form_knows_the_old_facts_but_not_the_day(editor: Visitor) -> None:
    page = editor.page(ADDRESS)
    assert 'name="title" type="text" value="Harbour bridge to close"' in page
    assert 'name="issuer" type="text" value="Port &amp; City Council"' in page
    assert 'name="published" type="date" value=""' in page


def test_before_it_is_accepted_the_preview_says_what_becomes_of_the_quotes_already_given(
    site: StatementsSite, editor: Visitor
) -> None:
    page = editor.page(uploaded(editor))
    drift = text_of(page[page.index('id="drift"') : page.index("What is left out, and why")])
    assert "Stay the same: 0 Have moved: 2 No longer exist: 1 Stand in several places: 0" in drift
    gone, moved = "It will cost £4.8m. no longer exists 2", "It is not unsafe. has moved from"
    assert gone in drift
    assert moved in drift
    start = NEW_BODY.index("It is not unsafe.")
    assert f"to {start}–{start + 17} 2" in drift
    assert drift.index(gone) < drift.index(moved)
    assert [e for e in site.events() if isinstance(e, StatementChange)] == []


def test_the_new_version_gets_an_id_of_its_own_and_the_old_one_stays_readable_as_superseded(
    site: StatementsSite, editor: Visitor
) -> None:
    before = (site.folder / f"{STATEMENT}.md").read_bytes()
    address = uploaded(editor)
    editor.send(f"{address}/accept", 200, seen=seen(editor.page(address)))
    assert read_statement(site.folder / f"{SECOND}.md").supersedes == STATEMENT
    assert (site.folder / f"{STATEMENT}.md").read_bytes() == before
    assert site.service.corpus.statement(STATEMENT).body == example_answers.BODY
    changes = [e for e in site.events() if isinstance(e, StatementChange)]
    assert [(e.statement_id, e.change, e.reason) for e in changes] == [
        (SECOND, Change.ADDED, f"A new version of {STATEMENT}."),
        (STATEMENT, Change.SUPERSEDED, f"Replaced by {SECOND}."),
    ]
    states = {s.statement_id: s for s in standings(site.service.journal(), site.service.corpus)}
    assert (states[STATEMENT].validity, states[STATEMENT].successor) == (Validity.SUPERSEDED, SECOND)
    assert states[SECOND].current
    assert "State superseded" in text_of(editor.page(f"/staff/statements/{STATEMENT}"))
    assert editor.client.get(f"/statements/{STATEMENT}").status_code == 200


def test_a_version_of_the_same_day_and_title_gets_a_number(site: StatementsSite, editor: Visitor) -> None:
    for name, body in ((SECOND, NEW_BODY), (f"{SECOND}-v2", NEW_BODY + "\nMore.\n")):
        old = STATEMENT if name == SECOND else SECOND
        address = editor.upload(f"/staff/statements/{old}/replace", "bridge.txt", body.encode(), **FACTS)
        page = editor.send(f"{address}/accept", 200, seen=seen(editor.page(address)))
        assert f'/staff/statements/{name}">{name}</a>' in page
    ledger = (site.folder / f"{SECOND}-v2.ledger.json").read_text("utf-8")
    assert f'"statement_id": "{SECOND}-v2"' in ledger


def test_a_statement_that_has_a_newer_version_is_not_replaced_again(editor: Visitor) -> None:
    first, second = uploaded(editor), uploaded(editor, NEW_BODY + "\nMore.\n")
    looked = seen(editor.page(second))
    editor.send(f"{first}/accept", 200, seen=seen(editor.page(first)))
    assert f"{SECOND} supersedes this statement" in editor.page(ADDRESS, 409)
    assert "has a newer version by now" in editor.send(f"{second}/accept", 409, seen=looked)


def test_what_was_withdrawn_stays_withdrawn_when_it_is_replaced(site: StatementsSite, editor: Visitor) -> None:
    editor.send(f"/staff/statements/{STATEMENT}", change="withdrawn", reason="Wrong.", seen="current")
    address = uploaded(editor)
    editor.send(f"{address}/accept", 200, seen=seen(editor.page(address)))
    states = {s.statement_id: s.validity for s in standings(site.service.journal(), site.service.corpus)}
    assert states == {STATEMENT: Validity.WITHDRAWN, SECOND: Validity.CURRENT}


def test_what_was_blocked_stays_blocked_in_the_new_version(site: StatementsSite, editor: Visitor) -> None:
    digest = example_answers.statement().digest
    name, price = example_answers.place("Tom Roy"), example_answers.place("£4.8m")
    places = [f"{span.start}-{span.end}" for span in (name, price)]
    editor.send("/staff/corrections/block", statement=STATEMENT, digest=digest, place=places)
    address = uploaded(editor)
    page = editor.page(address)
    start = NEW_BODY.index("Tom Roy")
    assert f"“Tom Roy”: stays blocked in the new version, at {start}–{start + 7}" in text_of(page)
    assert "“£4.8m”: does not stand in the new version as it was" in text_of(page)
    editor.send(f"{address}/accept", 200, seen=seen(page))
    new = site.service.corpus.statement(SECOND)
    blocks = [e for e in site.events() if isinstance(e, Block) and e.place.statement_id == SECOND]
    assert blocks == [Block(Place(SECOND, new.digest, start, start + 7), "editor")]


def test_the_very_same_text_is_pointed_out(editor: Visitor) -> None:
    body = example_answers.BODY.split("\n\n", 1)[1]
    first = uploaded(editor, body)
    editor.send(f"{first}/accept", 200, seen=seen(editor.page(first)))
    address = editor.upload(f"/staff/statements/{SECOND}/replace", "bridge.txt", body.encode(), **FACTS)
    assert "The very same text is here already" in editor.page(address)
