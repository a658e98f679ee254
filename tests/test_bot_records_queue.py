from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from example_records import Clock, abstained, answered, opened, record

from bot.answer import AnswerStatus
from bot.records.event import Reason, Report, Review, Verdict
from bot.records.journal import Days, Journal
from bot.records.judging import report, review
from bot.records.queue import Filter, queue_page

FERRY = "Mayor Tom Roy said that the ferry is free of charge."


def fill(journal: Journal, data: Path) -> None:
    """Entries 1–5 are answers of a day each: four to judge, one greeting; 6 reports 1; 7 and 8 judge 2 and 3."""
    record(
        journal,
        data,
        answered("a-1"),
        answered("a-2", "Is the Ferry free?", FERRY),
        answered("a-3", "How old is the bridge? 100% sure_", "The bridge is old.", "It will cost £4.8m."),
        abstained("a-4", "Who pays the moon tax?"),
        replace(abstained("a-5", "Hello"), status=AnswerStatus.GREETING),
    )
    report(journal, "a-1", 1, Reason.WRONG_PLACE)
    review(journal, 2, 1, Verdict.CORRECT, by="ann", seen=0)
    review(journal, 3, 2, Verdict.WRONG_SPEAKER, by="ann", seen=0)


ALL = Filter()


def shown(journal: Journal, wanted: Filter = ALL) -> list[int]:
    return [item.sequence for item in queue_page(journal, wanted).items]


def test_reported_answers_come_first_then_unreviewed_newest_first(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal:
        fill(journal, tmp_path)
        assert shown(journal) == [1, 4, 3, 2]
        review(journal, 1, 1, Verdict.CORRECT, by="ann", seen=0)
        assert shown(journal) == [4, 3, 2, 1]
        report(journal, "a-2", 1, Reason.OTHER)
        assert shown(journal) == [2, 4, 3, 1]


FILTERS = {
    "every status": (Filter(statuses=()), [1, 5, 4, 3, 2]),
    "one status": (Filter(statuses=("greeting",)), [5]),
    "text of a question, in any case": (Filter(text="FERRY FREE"), [2]),
    "text of a quote": (Filter(text="it will cost"), [3]),
    "a per cent sign is no wildcard": (Filter(text="100% s"), [3]),
    "an underscore is no wildcard": (Filter(text="su_e"), []),
    "statement": (Filter(statement_id="2026-02-01-harbour-bridge"), [1, 3, 2]),
    "another statement": (Filter(statement_id="2026-02-01-other"), []),
    "speaker": (Filter(speaker="Tom Roy"), [2]),
    "days": (Filter(days=Days(date(2026, 3, 2), date(2026, 3, 3))), [3, 2]),
    "reported": (Filter(reported=True), [1]),
    "not reported": (Filter(reported=False), [4, 3, 2]),
    "reviewed": (Filter(reviewed=True), [2]),
    "not wholly reviewed": (Filter(reviewed=False), [1, 4, 3]),
    "verdict": (Filter(verdict=Verdict.WRONG_SPEAKER), [3]),
    "confidence": (Filter(most_confidence=0.5), [4]),
    "several at once": (Filter(text="bridge", reported=False), [3]),
}


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_lets_through(name: str, records_url: str, tmp_path: Path) -> None:
    wanted, expected = FILTERS[name]
    with opened(records_url, tmp_path, Clock(tick=timedelta(days=1))) as journal:
        fill(journal, tmp_path)
        assert shown(journal, wanted) == expected


def test_only_the_latest_verdict_counts(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal:
        fill(journal, tmp_path)
        review(journal, 3, 2, Verdict.CORRECT, by="tom", seen=1)
        assert shown(journal, Filter(verdict=Verdict.WRONG_SPEAKER)) == []
        assert shown(journal, Filter(verdict=Verdict.CORRECT)) == [3, 2]
        (item,) = queue_page(journal, Filter(text="100%")).items
    assert [one.event for one in item.verdicts] == [Review(3, 2, Verdict.CORRECT, "tom", 2)]


def test_an_answer_comes_with_its_reports(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        fill(journal, tmp_path)
        item = queue_page(journal).items[0]
    assert item.given.answer.id == "a-1"
    assert [one.event for one in item.reports] == [Report(1, 1, Reason.WRONG_PLACE)]


def test_an_abstention_is_reviewed_by_a_verdict_on_the_whole(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal:
        record(journal, tmp_path, abstained("a-1", "Who pays?"), answered("a-2"))
        review(journal, 1, 0, Verdict.CORRECT, by="ann", seen=0)
        review(journal, 2, 0, Verdict.CORRECT, by="ann", seen=0)
        assert shown(journal, Filter(reviewed=True)) == [1]


def test_pages_hold_their_size_and_say_how_many_there_are(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal:
        record(journal, tmp_path, *(answered(f"a-{number}") for number in range(7)))
        first, last = queue_page(journal, size=3), queue_page(journal, number=99, size=3)
    assert ([i.sequence for i in first.items], first.pages, first.total) == ([7, 6, 5], 3, 7)
    assert ([i.sequence for i in last.items], last.number) == ([1], 3)


def test_an_empty_queue_has_one_empty_page(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        page = queue_page(journal)
    assert (page.items, page.number, page.pages, page.total) == ((), 1, 1, 0)
