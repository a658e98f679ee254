from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from example_records import abstained, answered, opened, record

from bot.records.errors import Conflict, UnknownRecord
from bot.records.event import Reason, Report, Review, Verdict
from bot.records.judging import report, review


def test_a_report_belongs_to_the_answer_with_that_id(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal:
        record(journal, tmp_path, answered("a-1"), answered("a-2"), answered("a-2"))
        made = report(journal, "a-2", 1, Reason.WRONG_SPEAKER)
    assert (made.sequence, made.event) == (4, Report(answer=2, citation=1, reason=Reason.WRONG_SPEAKER))


@pytest.mark.parametrize(("answer_id", "citation"), [("a-9", 1), ("a-1", 2), ("a-1", -1)])
def test_a_report_of_what_is_not_there_is_refused(answer_id: str, citation: int, tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        record(journal, tmp_path, answered("a-1"))
        with pytest.raises(UnknownRecord):
            report(journal, answer_id, citation, Reason.OTHER)


def test_a_second_verdict_names_the_first(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as journal:
        record(journal, tmp_path, answered("a-1"))
        review(journal, 1, 1, Verdict.CORRECT, by="ann", seen=0)
        with pytest.raises(Conflict) as caught:
            review(journal, 1, 1, Verdict.WRONG_PLACE, by="tom", seen=0)
        assert (caught.value.seen, caught.value.latest) == (0, 1)
        made = review(journal, 1, 1, Verdict.WRONG_PLACE, by="tom", seen=1, note="See the date.")
    assert made.event == Review(1, 1, Verdict.WRONG_PLACE, "tom", 2, "See the date.")


def test_of_many_reviewers_at_once_exactly_one_is_heard(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path) as one, opened(records_url, tmp_path) as other, ThreadPoolExecutor(6) as pool:
        record(one, tmp_path, answered("a-1"))

        def judge(number: int) -> bool:
            try:
                review((one, other)[number % 2], 1, 1, Verdict.CORRECT, by=f"r{number}", seen=0)
            except Conflict:
                return False
            return True

        assert sum(pool.map(judge, range(12))) == 1


def test_an_answer_without_citations_is_judged_as_a_whole(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        record(journal, tmp_path, abstained("a-1", "Who pays?"))
        assert review(journal, 1, 0, Verdict.CORRECT, by="ann", seen=0).sequence == 2
        with pytest.raises(UnknownRecord):
            review(journal, 1, 1, Verdict.CORRECT, by="ann", seen=0)
