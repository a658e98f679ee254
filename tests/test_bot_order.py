from datetime import date

from bot.order import ordered
from bot.ranking import RankedSentence
from corpus.sentences import Sentence

DAYS = {"old": date(2023, 1, 1), "new": date(2024, 1, 1), "twin": date(2023, 1, 1)}


def _ranked(statement_id: str, start: int, score: float, rank: int) -> RankedSentence:
    return RankedSentence(Sentence(statement_id, start, start + 5, 0, "prose"), score, rank)


def _order(*chosen: RankedSentence, several: bool = False, newest: bool = False) -> list[tuple[str, int]]:
    found = ordered(chosen, DAYS.__getitem__, several, newest)
    return [(one.sentence.statement_id, one.sentence.start) for one in found]


def test_of_two_answers_about_as_likely_the_newer_comes_first() -> None:
    assert _order(_ranked("old", 0, 0.8, 1), _ranked("new", 0, 0.5, 2)) == [("new", 0), ("old", 0)]


def test_a_newer_but_less_likely_answer_comes_after() -> None:
    assert _order(_ranked("old", 0, 0.8, 1), _ranked("new", 0, 0.3, 2)) == [("old", 0), ("new", 0)]


def test_the_newest_comes_first_when_it_is_asked_how_things_are_now() -> None:
    chosen = _ranked("old", 0, 0.8, 1), _ranked("new", 0, 0.3, 2)
    assert _order(*chosen, newest=True) == [("new", 0), ("old", 0)]


def test_statements_of_one_day_stay_in_the_order_of_their_best_sentence() -> None:
    assert _order(_ranked("twin", 0, 0.6, 1), _ranked("old", 0, 0.6, 2)) == [("twin", 0), ("old", 0)]


def test_several_places_stand_as_in_their_statement_and_one_place_as_ranked() -> None:
    chosen = _ranked("old", 9, 0.8, 1), _ranked("old", 2, 0.7, 2)
    assert _order(*chosen) == [("old", 9), ("old", 2)]
    assert _order(*chosen, several=True) == [("old", 2), ("old", 9)]


def test_nothing_chosen_stays_nothing() -> None:
    assert _order() == []
