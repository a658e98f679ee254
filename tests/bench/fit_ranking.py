"""Fit the parameters of bot/calibration.py on the gathered evidence, and report on documents kept apart.

    PYTHONPATH=.:tests python tests/bench/fit_ranking.py ../shared/bench WORK [--write]

Every set is cut in eight by document (squad2 by article, mtrag_un by conversation, press by field): five parts are for
fitting the networks, here and in fit_cross_encoder.py, which comes first; one is for the calibration; the table is
about the other two. With --write, what was fitted goes to bot/weights, as it was measured.
"""

import argparse
import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from bench.gathered import CALIBRATED, FITTED, REPORTED, SETS, Evidence, read
from bench.report import Row, print_table
from numpy.typing import NDArray
from safetensors.numpy import save
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from torch import Tensor, nn

from bot.calibration import READ, WEIGHTS, Calibration, answers, each, spread
from bot.evidence import KINDS
from bot.ranking import choose
from bot.readings import Floats, Ints

_WEIGHT = {"squad2": 1.0, "clapnq": 1.5, "mtrag_un": 2.0, "quotesum": 2.0, "small": 1.0, "swapped": 1.0, "few": 1.0,
           "press": 1.0, "office": 1.0, "articles": 0.12, "shelf": 0.12}  # fmt: skip
_WAY = {"asked": 1.0, "left out": 0.6, "away": 0.6, "swapped": 0.6}
_CALIBRATING = {"quotesum": 0.0, "swapped": 0.3}
_TRAP = 0.05  # of questions written to mislead, in the calibration: the public seldom asks them
_HIDDEN, _EPOCHS, _NETWORKS, _BATCH, _RATE = 48, 14, 3, 128, 2e-3
Parameters = dict[str, NDArray[np.float32]]


class Networks(nn.Module):
    """Several small networks at once; the twin of Calibration.forward."""

    def __init__(self, rows: Tensor) -> None:
        super().__init__()
        width = rows.shape[1]
        self.mean = nn.Parameter(rows.mean(0), requires_grad=False)
        self.deviation = nn.Parameter(rows.std(0) + 1e-3, requires_grad=False)
        self.rank = nn.ModuleList(
            [_Linears(2 * width + KINDS, _HIDDEN), _Linears(_HIDDEN, _HIDDEN), _Linears(_HIDDEN, 1)]
        )
        self.answer = nn.ModuleList([_Linears(2 * width + KINDS + 3, _HIDDEN), _Linears(_HIDDEN, 1)])
        self.drop = nn.Dropout(0.2)

    def forward(self, rows: Tensor, there: Tensor, kind: Tensor) -> tuple[Tensor, Tensor]:
        """Log-odds of each candidate (networks × questions × candidates), and of an answer."""
        x = ((rows - self.mean) / self.deviation).clamp(-4, 4)
        best = x.masked_fill(~there[..., None], -9).amax(1)
        wanted = nn.functional.one_hot(kind, KINDS).float()
        every = torch.cat([x, x - best[:, None], wanted[:, None].expand(-1, x.shape[1], -1)], -1)
        every = every.expand(_NETWORKS, *every.shape)
        hidden = self.drop(self.rank[0](every).relu())
        odds = self.rank[2](self.rank[1](hidden).relu())[..., 0].masked_fill(~there, -1e4)
        share = odds.softmax(-1)
        spread = -(share * (share + 1e-9).log()).sum(-1, keepdim=True)
        two = odds.topk(2, -1).values
        two = torch.stack([two[..., 0], torch.maximum(two[..., 1], two[..., 0] - 20)], -1)
        seen = torch.cat([torch.einsum("nqc,qcf->nqf", share, x), best.expand(_NETWORKS, *best.shape),
                          wanted.expand(_NETWORKS, *wanted.shape), spread, two], -1)  # fmt: skip
        return odds, self.answer[1](self.drop(self.answer[0](seen).relu()))[..., 0]

    def parameters_by_name(self) -> Parameters:
        """The parameters as Calibration reads them."""
        return {k: v.detach().numpy().astype(np.float32) for k, v in self.state_dict().items()}


class _Linears(nn.Module):
    def __init__(self, width: int, out: int) -> None:
        super().__init__()
        self.weight = nn.Parameter((torch.rand(_NETWORKS, out, width) * 2 - 1) / width**0.5)
        self.bias = nn.Parameter(torch.zeros(_NETWORKS, out))

    def forward(self, x: Tensor) -> Tensor:
        shape = x.shape
        flat = torch.baddbmm(self.bias[:, None], x.reshape(_NETWORKS, -1, shape[-1]), self.weight.transpose(1, 2))
        return flat.reshape(*shape[:-1], -1)


def fit(e: Evidence) -> Parameters:
    """Networks fitted to name a good sentence, where there is one, and to tell whether there is."""
    torch.manual_seed(0)
    rows, good, kind = torch.tensor(e.rows).float(), torch.tensor(e.good) > 0, torch.tensor(e.kind)
    there = torch.arange(rows.shape[1]) < torch.tensor(e.count)[:, None]
    answered = good.any(1)
    weight = torch.tensor([_WEIGHT[n] * _WAY[w] for n, w in zip(e.name, e.way, strict=True)])
    model = Networks(rows[there])
    optimiser = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=_RATE, weight_decay=1e-3)
    steps = _EPOCHS * (len(rows) // _BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, _RATE, total_steps=steps)
    for _ in range(_EPOCHS):
        for some in torch.split(torch.randperm(len(rows)), _BATCH):
            odds, answer = model(rows[some], there[some], kind[some])
            named = odds.log_softmax(-1).masked_fill(~good[some], -1e4).logsumexp(-1) * answered[some]
            told = nn.functional.binary_cross_entropy_with_logits(
                answer, answered[some].float().expand_as(answer), reduction="none"
            )
            loss = ((told - named * (len(some) / answered[some].sum().clamp(min=1))) * weight[some]).mean(1).sum()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    return model.eval().parameters_by_name()


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """What networks say of each question: the log-odds of its candidates, and of there being an answer; which of the
    candidates are the best, and what was found when these were read."""

    e: Evidence
    said: list[tuple[Floats, float, Ints, Floats]]


def judge(e: Evidence, found: Floats, parameters: Parameters) -> Judged:
    """What networks with these parameters say, and what was read."""
    network, said = Calibration(parameters), []
    for row, count, kind, odds in zip(e.rows, e.count, e.kind, found, strict=True):
        logits, answerable = network.forward(row[:count].astype(np.float32), int(kind))
        best = np.argsort(-logits, kind="stable")[:READ]
        said.append((logits, answerable, best, odds[best]))
    return Judged(e, said)


def mixture(e: Evidence) -> Floats:
    """How much each question counts in the calibration: every set alike, and within it the traps little; but for
    quotesum, which has no unanswerable questions, and swapped, which has no others."""
    counts = np.where(e.trap, _TRAP, 1.0)
    share = {n: _CALIBRATING.get(n, 1.0) * 1000 / max(1, counts[e.name == n].sum()) for n in SETS}
    return np.array([share[str(n)] for n in e.name]) * counts


def calibrate(judged: Judged) -> Parameters:
    """How much the reading counts in the ranking, and the straight lines from log-odds to probabilities."""
    e, weights, most = judged.e, mixture(judged.e), (-np.inf, 0.0)
    for counts in np.arange(0, 2.01, 0.1):
        named = 0.0
        for i, (logits, _, best, found) in enumerate(judged.said):
            odds = logits + counts * spread(len(logits), best, found)
            shares = np.exp(odds - odds.max())
            named += weights[i] * np.log((shares @ e.good[i][: len(odds)]) / shares.sum() + 1e-3) * e.answerable[i]
        most = max(most, (named, float(counts)))
    x, y, xs, ys, ws = [], [], [], [], []
    for i, (logits, answerable, best, found) in enumerate(judged.said):
        read = spread(len(logits), best, found)
        odds = logits + np.float32(most[1]) * read
        order = np.argsort(-odds, kind="stable")
        x.append(answers(odds, answerable, read))
        y.append(e.right[i][order[:3]].max())
        xs.append(each(odds, answerable)[order[:6]])
        ys.append(e.good[i][order[:6]])
        ws.append(np.full(len(ys[-1]), weights[i]))
    whole = LogisticRegression(C=100).fit(np.stack(x), np.array(y) > 0, weights)
    one = LogisticRegression(C=100).fit(np.concatenate(xs), np.concatenate(ys) > 0, np.concatenate(ws))
    usual = np.median([found for *_, found in judged.said if len(found) == READ], axis=0)
    return {"read.weight": np.array([most[1]]), "read.usual": usual,
            "answer.scale": whole.coef_.T, "answer.bias": whole.intercept_,
            "sentence.scale": one.coef_[0], "sentence.bias": one.intercept_}  # fmt: skip


def rows_of(judged: Judged, line: Parameters) -> list[Row]:
    """What would be answered to each question."""
    calibration, found, e = Calibration(line), [], judged.e
    weight = mixture(e)
    for i, said in enumerate(judged.said):
        judgement = calibration.join(*said)
        order = np.argsort(-judgement.shares, kind="stable")
        words, places = [int(w) for w in e.words[i][order]], [int(p) for p in e.place[i][order]]
        chosen = choose([float(s) for s in judgement.shares[order]], words, places)
        quotes = quoted([places[j] for j in chosen])
        right = tuple(any(bool(e.right[i][order[chosen[j]]]) for j in quote) for quote in quotes)
        shown = sum(words[j] for j in chosen)
        asked = (str(e.name[i]), str(e.way[i]), bool(e.answerable[i]))
        found.append(Row(*asked, judgement.confidence, right, shown, float(weight[i])))
    return found


def quoted(places: list[int]) -> list[list[int]]:
    """The indexes of `places` in quotes: neighbours are one quote, and the quotes stand best first."""
    quotes: list[list[int]] = []
    for i in sorted(range(len(places)), key=lambda i: places[i]):
        if quotes and places[i] == places[quotes[-1][-1]] + 1:
            quotes[-1].append(i)
        else:
            quotes.append([i])
    return sorted(quotes, key=min)


def main() -> None:
    """Report, and write when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--unread", action="store_true", help="as if the cross-encoder found nothing")
    given = parser.parse_args()
    torch.set_num_threads(1)  # sums in another order are other weights
    e, _ = read(given.bench, given.work)
    found = np.load(given.work / "read.npz")["read"]
    if given.unread:
        found = np.zeros_like(found)
    parameters = fit(e.only(np.isin(e.part, FITTED)))
    calibrating, reported = (
        judge(e.only(chosen), found[chosen], parameters)
        for chosen in (np.isin(e.part, p) for p in (CALIBRATED, REPORTED))
    )
    line = calibrate(calibrating)
    print_table(rows_of(reported, line))
    if given.write:
        whole = {**parameters, **line}
        content = save({k: np.ascontiguousarray(v, np.float32) for k, v in sorted(whole.items())})
        (WEIGHTS / "ranking.safetensors").write_bytes(content)
        print("RANKING_SHA256 =", hashlib.sha256(content).hexdigest(), len(content), "bytes")


if __name__ == "__main__":
    main()
