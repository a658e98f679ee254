from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

from example_records import Clock, abstained, answered, opened, record

from bot.records.grouping import QuestionGroup, group
from bot.records.journal import Days
from bot.records.unanswered import Unanswered, unanswered

ASKED = (
    Unanswered("When does the new tram line open?", "c-1"),
    Unanswered("when will the tram line be opened", "c-2"),
    Unanswered("Does the tram line open this year?", "c-3"),
    Unanswered("How much is a parking permit for Zebedee?", "c-4"),
    Unanswered("What is it?", "c-5"),
)


def test_questions_alike_are_one_group_with_the_words_they_share() -> None:
    groups = group(ASKED)
    assert [(g.questions, g.askers) for g in groups] == [(3, 3), (1, 1)]
    assert set(groups[0].terms) == {"tram", "line", "open"}
    assert groups[1].terms == ("parking", "permit", "zebedee")


def test_the_order_of_the_questions_does_not_matter() -> None:
    assert len({group(order) for order in permutations(ASKED)}) == 1


def test_a_word_that_one_asker_of_many_used_is_not_shown() -> None:
    asked = (Unanswered("Is Zebedee on the tram line?", "c-1"), Unanswered("Is the tram line safe?", "c-2"))
    assert group(asked, alike=0.1) == (QuestionGroup(("line", "tram"), 2, 2),)


def test_one_asker_who_asks_again_and_again_is_one_asker() -> None:
    asked = tuple(Unanswered("Where is Zebedee?", "c-1") for _ in range(5))
    assert group(asked) == (QuestionGroup(("zebedee",), 5, 1),)


def test_no_questions_make_no_groups() -> None:
    assert group(()) == ()
    assert group((Unanswered("What is it?", "c-1"),)) == ()


def test_only_questions_without_an_answer_are_taken_newest_first(records_url: str, tmp_path: Path) -> None:
    with opened(records_url, tmp_path, Clock(tick=timedelta(days=1))) as journal:
        record(journal, tmp_path, abstained("a-1", "Who pays?"), answered("a-2"), abstained("a-3", "Who else?"))
        assert unanswered(journal) == (Unanswered("Who else?", "c-1"), Unanswered("Who pays?", "c-1"))
        assert unanswered(journal, Days(None, date(2026, 3, 1))) == (Unanswered("Who pays?", "c-1"),)
        assert unanswered(journal, most=1) == (Unanswered("Who else?", "c-1"),)
