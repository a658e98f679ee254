import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.reliability import Bin, reliability


def test_questions_fall_into_ten_bins_that_are_closed_above() -> None:
    found = reliability([0.0, 0.1, 0.11, 0.3, 0.7, 1.0], [False] * 6)
    assert [each.count for each in found.bins] == [2, 1, 1, 0, 0, 0, 1, 0, 0, 1]


def test_a_bin_has_the_mean_confidence_and_the_share_right() -> None:
    found = reliability([0.82, 0.84, 0.86, 0.88, 0.35], [True, True, True, False, True])
    ninth = found.bins[8]
    assert (ninth.low, ninth.high, ninth.count, ninth.right) == (0.8, 0.9, 4, 0.75)
    assert ninth.confidence == pytest.approx(0.85)
    assert found.bins[3] == Bin(0.3, 0.4, 1, 0.35, 1.0)
    assert found.bins[0] == Bin(0.0, 0.1, 0, None, None)
    assert found.count == 5
    assert found.expected_calibration_error == pytest.approx((4 * 0.10 + 1 * 0.65) / 5)


def test_without_questions_the_error_is_undefined() -> None:
    assert reliability([], []).expected_calibration_error is None


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40))
def test_the_error_is_at_least_the_distance_of_the_means(rows: list[tuple[float, bool]]) -> None:
    found = reliability([c for c, _ in rows], [r for _, r in rows])
    distance = abs(sum(c for c, _ in rows) - sum(r for _, r in rows)) / len(rows)
    assert found.expected_calibration_error is not None
    assert distance - 1e-9 <= found.expected_calibration_error <= 1
