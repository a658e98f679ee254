import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.risk_coverage import Point, RiskCoverage, risk_coverage


def test_the_most_confident_come_first() -> None:
    curve = risk_coverage([0.2, 0.9, 0.5, 0.7], [True, True, False, True])
    assert curve.points == (Point(0.25, 0, 0.9), Point(0.5, 0, 0.7), Point(0.75, 1 - 2 / 3, 0.5), Point(1, 0.25, 0.2))
    assert curve.area == pytest.approx((1 / 3 + 1 / 4) / 4)


def test_coverage_is_the_largest_at_which_the_precision_holds() -> None:
    # After a wrong one the precision rises again: 1, 1/2, 2/3, 3/4, 4/5.
    curve = risk_coverage([0.9, 0.8, 0.7, 0.6, 0.5], [True, False, True, True, True])
    assert [curve.coverage_at(p) for p in (0.5, 0.8, 0.81, 1.0)] == [1.0, 1.0, 0.2, 0.2]


@pytest.mark.parametrize(("right", "of", "precision"), [(9, 10, 0.9), (4, 5, 0.8), (19, 20, 0.95), (8, 10, 0.8)])
def test_a_precision_that_is_just_reached_counts(right: int, of: int, precision: float) -> None:
    curve = risk_coverage([1 - i / 100 for i in range(of)], [i < right for i in range(of)])
    assert curve.coverage_at(precision) == 1.0


def test_no_answer_is_right_and_no_question_at_all_are_different() -> None:
    assert risk_coverage([0.9, 0.8], [False, False]).coverage_at(0.8) == 0.0
    assert risk_coverage([0.9, 0.8], [False, False]).area == 1.0
    assert (RiskCoverage(()).coverage_at(0.8), RiskCoverage(()).area) == (None, None)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30))
def test_the_last_point_is_the_share_that_is_wrong(rows: list[tuple[float, bool]]) -> None:
    curve = risk_coverage([c for c, _ in rows], [r for _, r in rows])
    assert curve.points[-1].coverage == 1.0
    assert curve.points[-1].risk == pytest.approx(sum(not r for _, r in rows) / len(rows))
