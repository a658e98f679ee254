"""From evidence to probabilities: a small fitted network, what the cross-encoder reads, and the straight lines that
join and calibrate them.

`tests/bench/fit_ranking.py` fits all parameters; tests/bench/README.md says on what data, and how well they hold on
data kept apart.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load

from bot.errors import WeightsAltered
from bot.evidence import KINDS
from bot.readings import Floats, Ints

WEIGHTS = Path(__file__).parent / "weights"
RANKING_SHA256 = "f76d59a63ee0e8e416c70ae2a483de357c31abfad74711d4d07fdf20b2d092a2"
CROSS_ENCODER_SHA256 = "4ddb9246e89480829fb048d2bb966830ac078170b99ab4f45e397084f3c480ed"
FREQUENCIES_SHA256 = "f877b7fe12b18c860152e642326cdd59e54f089ee8ce9980d49414e9a1980d48"
READ = 5  # so many of the best candidates are read by the cross-encoder


@dataclass(frozen=True, slots=True, eq=False)
class Judgement:
    """For each candidate its `scores`, the probability that it answers, and its `shares`: the same if one of them had
    to, adding up to 1; the best are the best by either. `confidence` is the probability that the best few answer."""

    scores: Floats
    confidence: float
    shares: Floats


class Calibration:
    """The parameters, by name. Several networks of the same form are averaged."""

    def __init__(self, parameters: dict[str, NDArray[np.float32]]) -> None:
        self._p = parameters

    def judge(self, rows: Floats, kind: int, read: Callable[[Ints], Floats | None]) -> Judgement:
        """What the evidence `rows` of the candidates of one question of this `kind` amount to. `read` is asked for the
        log-odds of the best few, by their numbers; without them they count as the usual ones."""
        logits, answerable = self.forward(rows, kind)
        best = np.argsort(-logits, kind="stable")[:READ]
        found = read(best)
        return self.join(logits, answerable, best, self._p["read.usual"][: len(best)] if found is None else found)

    def join(self, logits: Floats, answerable: float, best: Ints, found: Floats) -> Judgement:
        """What `forward` said, joined with what was `found` when the `best` were read."""
        p = self._p
        read = spread(len(logits), best, found)
        logits = logits + p["read.weight"] * read
        confidence = float(_sigmoid(answers(logits, answerable, read) @ p["answer.scale"] + p["answer.bias"])[0])
        scores = _sigmoid(each(logits, answerable) @ p["sentence.scale"] + p["sentence.bias"])
        return Judgement(scores, confidence, _softmax(logits))

    def forward(self, rows: Floats, kind: int) -> tuple[Floats, float]:
        """The log-odds of each candidate against the others, and of there being an answer; uncalibrated."""
        p = self._p
        x = np.clip((rows - p["mean"]) / p["deviation"], -4, 4)
        best = x.max(axis=0)
        wanted = np.eye(KINDS, dtype=np.float32)[kind]
        candidates = np.concatenate([x, x - best, np.tile(wanted, (len(x), 1))], axis=1)
        logits, answerable = [], []
        for n in range(len(p["rank.2.bias"])):  # one network after the other
            hidden = _relu(candidates @ p["rank.0.weight"][n].T + p["rank.0.bias"][n])
            hidden = _relu(hidden @ p["rank.1.weight"][n].T + p["rank.1.bias"][n])
            odds = (hidden @ p["rank.2.weight"][n].T + p["rank.2.bias"][n])[:, 0]
            share = _softmax(odds)
            first, second = (*np.sort(odds)[::-1], -1e4)[:2]
            spread = -float(share @ np.log(share + 1e-9))
            whole = np.concatenate([share @ x, best, wanted, [spread, first, max(second, first - 20)]])
            hidden = _relu(p["answer.0.weight"][n] @ whole + p["answer.0.bias"][n])
            answerable.append(float((p["answer.1.weight"][n] @ hidden + p["answer.1.bias"][n])[0]))
            logits.append(odds - odds.max())
        return np.asarray(np.mean(logits, axis=0), np.float32), float(np.mean(answerable))


def spread(count: int, best: Ints, found: Floats) -> Floats:
    """What was read, for each candidate; one that was not read is taken for the worst of those that were."""
    read = np.full(count, found.min(), np.float32)
    read[best] = found
    return read


def each(logits: Floats, answerable: float) -> Floats:
    """What the score of a candidate is calibrated on: its share, and the log-odds of an answer."""
    shares = np.log(_softmax(logits) + 1e-6)
    return np.stack([shares, np.full(len(logits), answerable)], axis=1).astype(np.float32)


def answers(logits: Floats, answerable: float, read: Floats) -> Floats:
    """What the confidence is calibrated on: the log-odds of an answer, the share of the three best, the best reading
    and that of the best candidate."""
    three = np.sort(_softmax(logits))[::-1][:3].sum()
    return np.array([answerable, np.log(three + 1e-6), read.max(), read[np.argmax(logits)]], np.float32)


def read_weights(name: str, sha256: str) -> bytes:
    """A file of bot/weights. Raises WeightsAltered when it is missing or does not have this SHA-256 (hex)."""
    path = WEIGHTS / name
    try:
        content = path.read_bytes()
    except OSError as error:
        raise WeightsAltered(str(path), error.strerror or str(error)) from None
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise WeightsAltered(str(path), f"its SHA-256 is {found}")
    return content


def check_shipped_weights() -> None:
    """Return when all that is shipped in bot/weights is there and unaltered. Raises WeightsAltered."""
    read_weights("ranking.safetensors", RANKING_SHA256)
    read_weights("cross_encoder.safetensors", CROSS_ENCODER_SHA256)
    read_weights("frequencies.json.gz", FREQUENCIES_SHA256)


def load_calibration() -> Calibration:
    """The calibration that is shipped. Raises WeightsAltered."""
    return Calibration(load(read_weights("ranking.safetensors", RANKING_SHA256)))


def _relu(x: Floats) -> Floats:
    return np.maximum(x, 0)


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), np.float32)


def _softmax(x: Floats) -> Floats:
    e = np.exp(x - x.max())
    return np.asarray(e / e.sum(), np.float32)
