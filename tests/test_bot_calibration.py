import numpy as np
import pytest

from bot.calibration import RANKING_SHA256, Calibration, load_calibration, read_weights
from bot.errors import WeightsAltered
from bot.evidence import KINDS, NAMES
from bot.readings import Floats, Ints


def _plain() -> Calibration:
    """One network over one column that hands the column through: odds = relu(2x), answer = the largest share's odds."""
    width = 1
    first = np.zeros((1, 1, 2 * width + KINDS), np.float32)
    first[0, 0, 0] = 2
    whole = np.zeros((1, 1, 2 * width + KINDS + 3), np.float32)
    whole[0, 0, -2] = 1  # the odds of the best candidate
    one, none = np.ones((1, 1, 1), np.float32), np.zeros((1, 1), np.float32)
    return Calibration(
        {
            "mean": np.zeros(1, np.float32), "deviation": np.ones(1, np.float32),
            "rank.0.weight": first, "rank.0.bias": none, "rank.1.weight": one, "rank.1.bias": none,
            "rank.2.weight": one, "rank.2.bias": none,
            "answer.0.weight": whole, "answer.0.bias": none, "answer.1.weight": one, "answer.1.bias": none,
            "read.weight": np.array([0.5], np.float32), "read.usual": np.zeros(5, np.float32),
            "answer.scale": np.array([1, 0, 1, 0], np.float32), "answer.bias": np.array([-2], np.float32),
            "sentence.scale": np.array([1, 0], np.float32), "sentence.bias": np.zeros(1, np.float32),
        }
    )  # fmt: skip


def _none(_best: Ints) -> None:
    """Nothing is read."""


def test_a_network_worked_out_by_hand() -> None:
    judged = _plain().judge(np.array([[1.0], [0.0]], np.float32), 0, _none)
    # odds 2 and 0: shares e²/(e²+1) = .8808 and .1192; confidence: sigmoid(2 − 2)
    assert judged.shares.tolist() == pytest.approx([0.8808, 0.1192], abs=1e-3)
    assert judged.confidence == pytest.approx(0.5)
    # sigmoid(log share) = share / (1 + share)
    assert judged.scores.tolist() == pytest.approx([0.8808 / 1.8808, 0.1192 / 1.1192], abs=1e-3)


def test_what_was_read_moves_shares_and_confidence() -> None:
    seen: list[list[int]] = []

    def read(best: Ints) -> Floats:
        seen.append(best.tolist())
        return np.array([-1.0, 3.0, -1.0, -1.0, -1.0], np.float32)

    judged = _plain().judge(np.array([[0.0], [1.0], [0.5], [0.0], [0.0], [0.0]], np.float32), 0, read)
    assert seen == [[1, 2, 0, 3, 4]]
    # odds 0, 2, 1, 0, 0, 0 and half of what was read, −1, −1, 3, −1, −1 and, not read, the least, −1:
    # −.5, 1.5, 2.5, −.5, −.5, −.5
    assert judged.shares.tolist() == pytest.approx([0.0318, 0.2348, 0.6382, 0.0318, 0.0318, 0.0318], abs=1e-3)
    assert judged.confidence == pytest.approx(1 / (1 + np.exp(-3)))  # 2 + 3 − 2


def test_evidence_is_cut_at_four_deviations() -> None:
    far, cut = (_plain().judge(np.array([[x], [0.0]], np.float32), 0, _none).confidence for x in (400.0, 4.0))
    assert far == cut == pytest.approx(1 / (1 + np.exp(-6)))


def test_the_shipped_parameters_judge_any_number_of_candidates() -> None:
    calibration = load_calibration()
    for count in (1, 2, 60):
        judged = calibration.judge(np.zeros((count, len(NAMES)), np.float32), KINDS - 1, _none)
        assert judged.shares.sum() == pytest.approx(1, abs=1e-4)
        assert 0 <= judged.confidence <= 1


def test_parameters_that_are_not_the_shipped_ones_are_refused() -> None:
    assert len(read_weights("ranking.safetensors", RANKING_SHA256)) > 10_000
    with pytest.raises(WeightsAltered, match="its SHA-256 is"):
        read_weights("ranking.safetensors", "0" * 64)
    with pytest.raises(WeightsAltered, match="No such file"):
        read_weights("nothing.safetensors", RANKING_SHA256)
