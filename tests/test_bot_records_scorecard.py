from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from example_records import Clock, abstained, answered, opened, record

from bot.answer import AnswerStatus
from bot.records.event import Gap, Reason, Unverified, Verdict
from bot.records.journal import Days
from bot.records.judging import report, review
from bot.records.scorecard import Latency, scorecard, times_quoted


def counts(verdicts: tuple[object, ...]) -> list[int]:
    return [getattr(one, "count") for one in verdicts]  # noqa: B009


def test_each_day_counts_what_was_recorded_on_it(records_url: str, tmp_path: Path) -> None:
    clock = Clock()
    with opened(records_url, tmp_path, clock) as journal:
        answers = [answered(f"a-{ms}", ms=float(ms)) for ms in range(1, 101)]
        greeting = replace(abstained("g", "Hello"), status=AnswerStatus.GREETING)
        record(journal, tmp_path, *answers, abstained("n", "Who?"), greeting)
        clock.now += timedelta(days=1)
        report(journal, "a-1", 1, Reason.OTHER)
        report(journal, "a-1", 1, Reason.WRONG_PLACE)
        review(journal, 1, 1, Verdict.WRONG_PLACE, by="ann", seen=0)
        review(journal, 1, 1, Verdict.CORRECT, by="tom", seen=1)
        journal.append(Unverified("x"), Gap(4, clock.now, clock.now, "disk full"))
        card = scorecard(journal)
        only = scorecard(journal, Days(date(2026, 3, 2), date(2026, 3, 2)))
    first, second = card.days
    assert (first.day, first.answered, first.abstained, first.other, first.reported) == ("2026-03-01", 100, 1, 1, 0)
    # 101 times: 0 for the one that was not measured, then 1 to 100; the 51st, the 91st and the 100th of them.
    assert first.latency == Latency(50.0, 90.0, 99.0)
    assert (second.day, second.answered, second.reported, second.latency) == ("2026-03-02", 0, 1, None)
    assert [(v.verdict, v.count) for v in second.verdicts if v.count] == [(Verdict.CORRECT, 1)]
    assert (second.unverified, second.unrecorded) == (1, 4)
    assert (card.total.answered, card.total.reported, card.total.unverified) == (100, 1, 1)
    assert only.days == (second,)


def test_an_empty_record_has_an_empty_scorecard(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        card = scorecard(journal)
    assert (card.days, card.total.answered, card.total.latency) == ((), 0, None)


def test_days_are_those_of_utc_with_both_ends(tmp_path: Path) -> None:
    clock = Clock(datetime(2026, 3, 1, 23, 59, 59, tzinfo=UTC))
    with opened("", tmp_path, clock) as journal:
        record(journal, tmp_path, answered("a-1"), answered("a-2"))
        assert [day.day for day in scorecard(journal).days] == ["2026-03-01", "2026-03-02"]
        assert scorecard(journal, Days(None, date(2026, 3, 1))).total.answered == 1
        assert scorecard(journal, Days(date(2026, 3, 2), None)).total.answered == 1


def test_statements_are_counted_by_how_often_they_are_quoted(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal:
        record(journal, tmp_path, answered("a-1"), answered("a-2", "How?", "The bridge is old.", "It will cost £4.8m."))
        assert times_quoted(journal) == (("2026-02-01-harbour-bridge", 3),)
