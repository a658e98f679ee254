from collections.abc import Iterator
from pathlib import Path

import example_answers
import pytest
from console_site import ConsoleSite, fill
from example_records import opened
from staff_site import PASSWORD, Clock

from bot.records.event import Reason, Report
from bot.staff.account import Account, Role
from bot.web.token_bucket import TokenBuckets

ONE = {"answer": "a-2", "citation": "2", "reason": "out of context"}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[ConsoleSite]:
    with opened("", tmp_path) as journal:
        fill(journal, tmp_path)
        made = ConsoleSite(tmp_path, journal, example_answers.corpus())
        made.staff.accounts.add(Account("ann", Role.REVIEWER), PASSWORD)
        yield made


def test_a_report_is_made_with_a_form_and_lands_on_record(site: ConsoleSite) -> None:
    visitor = site.visitor()
    page = visitor.get("/report?answer=a-2&citation=2").text
    assert "<h1>Report quote 2 of an answer</h1>" in page
    assert [f'value="{reason.value}"' in page for reason in Reason] == [True] * 5
    answer = visitor.post("/report", data=ONE)
    assert (answer.status_code, answer.headers["location"]) == (303, "/report/sent")
    assert visitor.get("/report/sent").status_code == 200
    assert site.record.event(5).event == Report(2, 2, Reason.OUT_OF_CONTEXT)
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"reason": ""}, 400),
        ({"reason": "rude"}, 400),
        ({"answer": "a-9"}, 404),
        ({"citation": "3"}, 404),
        ({"citation": "-1"}, 404),
        ({"citation": "٢"}, 404),
        ({"answer": ""}, 404),
        ({"answer": "a" * 5000}, 404),
    ],
)
def test_nothing_else_is_a_report(site: ConsoleSite, change: dict[str, str], status: int) -> None:
    assert site.visitor().post("/report", data={**ONE, **change}).status_code == status
    assert site.record.count() == 4


def test_a_page_of_another_site_cannot_report(site: ConsoleSite) -> None:
    assert site.visitor().post("/report", data=ONE, headers={"origin": "https://evil.example"}).status_code == 403
    assert site.record.count() == 4


def test_one_address_reports_a_few_times_and_then_has_to_wait(site: ConsoleSite) -> None:
    visitor = site.visitor()
    assert [visitor.post("/report", data=ONE).status_code for _ in range(3)] == [303, 303, 429]
    assert visitor.post("/report", data=ONE).headers["retry-after"] == "60"
    assert site.visitor("192.0.2.2").post("/report", data=ONE).status_code == 303


def test_without_staff_there_is_nobody_to_report_to(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        visitor = ConsoleSite(tmp_path, journal, example_answers.corpus()).visitor()
        assert visitor.get("/report?answer=a-2&citation=2").status_code == 404
        assert visitor.post("/report", data=ONE).status_code == 404


def test_a_token_comes_back_after_its_time() -> None:
    clock = Clock(0.0)
    buckets = TokenBuckets(2, 10.0, clock)
    assert [buckets.take("a"), buckets.take("a"), buckets.take("a")] == [0, 0, 10]
    clock.now = 9.5
    assert (buckets.take("a"), buckets.take("b")) == (1, 0)
    clock.now = 10.0
    assert [buckets.take("a"), buckets.take("a")] == [0, 10]
    clock.now = 1000.0
    assert [buckets.take("a"), buckets.take("a"), buckets.take("a")] == [0, 0, 10]
