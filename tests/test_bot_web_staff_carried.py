from datetime import UTC, datetime

import example_answers

from bot.records.event import Block, Logged, Place
from bot.records.standing import Corrections
from bot.web.staff.carried import carried, new_blocks
from corpus.statement import Statement

OLD = example_answers.statement("Tom Roy spoke. He said that Tom Roy was late.\n")
FIRST = Place(OLD.statement_id, OLD.digest, 0, 7)


def held(*places: Place) -> Corrections:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    return Corrections(blocks=tuple(Logged(n, at, Block(place, "ann")) for n, place in enumerate(places, start=1)))


def spans(new: Statement, *places: Place) -> list[tuple[str, list[tuple[int, int]]]]:
    return [(one.words, [(p.start, p.end) for p in one.places]) for one in carried(held(*places), OLD, new)]


def test_of_two_equal_places_the_one_with_the_same_words_around_it_is_meant() -> None:
    new = example_answers.statement("Today: Tom Roy spoke. He said that Tom Roy was late.\n", "2026-02-01-new")
    assert spans(new, FIRST) == [("Tom Roy", [(7, 14)])]


def test_where_it_cannot_be_told_which_is_meant_all_are_blocked() -> None:
    new = example_answers.statement("Tom Roy came. Then Tom Roy went.\n", "2026-02-01-new")
    assert spans(new, FIRST) == [("Tom Roy", [(0, 7), (19, 26)])]


def test_words_that_are_gone_are_named_with_no_place() -> None:
    new = example_answers.statement("The mayor spoke.\n", "2026-02-01-new")
    assert spans(new, FIRST) == [("Tom Roy", [])]


def test_blocks_on_another_version_are_left_alone_and_no_place_is_blocked_twice() -> None:
    other = Place(OLD.statement_id, "0" * 64, 0, 7)
    new = example_answers.statement("Tom Roy came. Then Tom Roy went.\n", "2026-02-01-new")
    second = Place(OLD.statement_id, OLD.digest, 28, 35)
    found = carried(held(other, FIRST, second), OLD, new)
    assert [one.words for one in found] == ["Tom Roy", "Tom Roy"]
    assert [(b.place.start, b.by) for b in new_blocks(found, "eve")] == [(0, "eve"), (19, "eve")]
