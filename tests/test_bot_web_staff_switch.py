from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import example_answers
import pytest
from console_site import ConsoleSite
from example_records import Clock, opened

from bot.records.event import Switch
from bot.records.standing import switch
from bot.staff.account import Role


@pytest.fixture
def site(tmp_path: Path) -> Iterator[ConsoleSite]:
    with opened("", tmp_path, Clock(tick=timedelta(minutes=1))) as journal:
        yield ConsoleSite(tmp_path, journal, example_answers.corpus())


def test_only_an_administrator_sees_the_switch(site: ConsoleSite) -> None:
    eve = site.signed_in("eve", Role.EDITOR)
    assert eve.get("/staff/switch").status_code == 403
    assert eve.post("/staff/switch", to="off", reason="no").status_code == 403
    assert switch(site.record) is None


def test_answering_is_switched_off_with_a_message_and_a_reason_and_on_again(site: ConsoleSite) -> None:
    adam = site.signed_in("adam", Role.ADMIN)
    assert "Public answering is <b>on</b>" in adam.get("/staff/switch").text
    off = adam.post("/staff/switch", to="off", reason="Wrong figures.", message=" Back at\nnoon. ")
    assert (off.status_code, off.headers["location"]) == (303, "/staff/switch")
    assert switch(site.record) == Switch(False, "Wrong figures.", "adam", "Back at noon.")
    page = adam.get("/staff/switch").text
    assert 'Public answering is <b class="warning">off</b>' in page
    assert "1 March 2026, 12:00 UTC" in page
    assert "The public reads: “Back at noon.”" in page
    adam.post("/staff/switch", to="on", reason="Figures put right.", message="left over")
    assert switch(site.record) == Switch(True, "Figures put right.", "adam")
    assert site.record.count() == 2


def test_without_a_reason_nothing_is_switched_and_the_message_is_kept(site: ConsoleSite) -> None:
    adam = site.signed_in("adam", Role.ADMIN)
    answer = adam.post("/staff/switch", to="off", reason=" \u200b ", message="Back at noon.")
    assert answer.status_code == 400
    assert "Give a reason; nothing was switched." in answer.text
    assert 'value="Back at noon."' in answer.text
    assert adam.post("/staff/switch", to="sideways", reason="why not").status_code == 400
    assert site.record.count() == 0


def test_what_is_off_already_is_not_switched_off_again(site: ConsoleSite) -> None:
    adam = site.signed_in("adam", Role.ADMIN)
    for reason in ("first", "second"):
        adam.post("/staff/switch", to="off", reason=reason)
    assert switch(site.record) == Switch(False, "first", "adam")
    assert site.record.count() == 1
