from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import example_answers
import pytest
from console_site import ConsoleSite
from example_records import abstained, opened, record

from bot.records.journal import Days
from bot.staff.account import Role
from bot.web.staff.days_asked import asked_days, recent_days
from bot.web.staff.problem import Problem

MARCH = "?from=2026-03-01&to=2026-03-01"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[ConsoleSite]:
    with opened("", tmp_path) as journal:
        record(journal, tmp_path, abstained("a-1", "Who pays the moon tax?"), conversation="one")
        record(journal, tmp_path, abstained("a-2", "Is there a moon tax?"), conversation="two")
        record(journal, tmp_path, abstained("a-3", "=cmd about my neighbour Jo Miller"), conversation="three")
        yield ConsoleSite(tmp_path, journal, example_answers.corpus())


def test_groups_are_shown_with_counts_and_never_a_single_askers_words_in_order(site: ConsoleSite) -> None:
    page = site.signed_in("ann", Role.REVIEWER).get("/staff/unanswered" + MARCH).text
    assert '<tr><td>moon, tax</td><td class="number">2</td><td class="number">2</td></tr>' in page
    assert "cmd, jo, miller, neighbour" in page
    assert "about my neighbour" not in page
    assert "export.csv" not in page


def test_other_days_are_left_out(site: ConsoleSite) -> None:
    page = site.signed_in("ann", Role.REVIEWER).get("/staff/unanswered?from=2026-03-02").text
    assert "Every question of these days was answered" in page


def test_the_export_is_for_editors_and_safe_in_a_spreadsheet(site: ConsoleSite) -> None:
    address = "/staff/unanswered/export.csv" + MARCH
    assert site.signed_in("ann", Role.REVIEWER).get(address).status_code == 403
    eve = site.signed_in("eve", Role.EDITOR)
    assert "export.csv?from=2026-03-01&amp;to=2026-03-01" in eve.get("/staff/unanswered" + MARCH).text
    answer = eve.get(address)
    assert answer.headers["content-disposition"] == 'attachment; filename="unanswered.csv"'
    assert answer.text.splitlines() == [
        "terms,questions,askers",
        '"moon, tax",2,2',
        '"cmd, jo, miller, neighbour",1,1',
    ]


def test_without_a_wish_the_last_thirty_days_are_meant() -> None:
    assert recent_days(datetime(2026, 3, 30, 23, 59, tzinfo=UTC)) == Days(date(2026, 3, 1), date(2026, 3, 30))
    assert asked_days({"from": "2026-03-01"}) == Days(date(2026, 3, 1), None)
    assert asked_days({"to": "9999-12-31", "from": ""}) == Days(None, None)
    with pytest.raises(Problem):
        asked_days({"from": "March"})
