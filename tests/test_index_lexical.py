from math import log

import pytest

from corpus.passages import Passage
from index.entries import Entry
from index.lexical import Lexical, terms


def _entry(number: int, text: str) -> Entry:
    return Entry(Passage("s", number * 10, number * 10 + 5), text)


def test_terms_are_stems_without_case_accents_and_stop_words() -> None:
    assert terms("The Cafés were ARRESTING") == ["cafe", "were", "arrest"]


def test_a_figure_stays_one_term() -> None:
    assert terms("£4.8m, 1,700 pupils in 2024.") == ["4.8", "m", "1700", "pupil", "2024"]


def test_both_apostrophes_give_the_same_term() -> None:
    assert terms("the agency’s") == terms("the agency's") == ["agenc"]


def test_words_that_only_ask_do_not_count() -> None:
    assert terms("Who said it and when?") == ["said"]


def test_a_score_is_the_one_worked_out_by_hand() -> None:
    lexical = Lexical([_entry(0, "river bridge"), _entry(1, "school")])
    (hit,) = lexical.search("bridges", 5)
    # N = 2, one passage has the term; it is 2 terms long, the average is 1.5
    expected = log(1 + (2 - 1 + 0.5) / (1 + 0.5)) * 1 / (1 + 1.5 * (1 - 0.75 + 0.75 * 2 / 1.5))
    assert (hit.passage, hit.rank) == (Passage("s", 0, 5), 1)
    assert hit.score == pytest.approx(expected, abs=1e-6)


def test_equal_scores_keep_the_order_of_place_also_at_the_cut() -> None:
    lexical = Lexical([_entry(n, "river") for n in (3, 1, 2, 0)] + [_entry(9, "hill")])
    assert [h.passage.start for h in lexical.search("river", 3)] == [0, 10, 20]


def test_only_passages_that_share_a_term_are_found() -> None:
    lexical = Lexical([_entry(0, "river"), _entry(1, "school")])
    assert [h.passage.start for h in lexical.search("river", 10)] == [0]
    assert lexical.search("harbour", 10) == ()
    assert lexical.search("who is it?", 10) == ()


def test_nothing_to_search_finds_nothing() -> None:
    assert Lexical([]).search("river", 3) == ()
    assert Lexical([_entry(0, "the …")]).search("river", 3) == ()
