"""Fit the parameters of bot/calibration.py on the gathered evidence, and report on documents kept apart.

    PYTHONPATH=.:tests python tests/bench/fit_ranking.py ../shared/bench WORK [--write]

Every set is cut in four by document (squad2 by article, mtrag_un by conversation). What is fitted on two quarters is
reported on the other two, and the other way round; its calibration is fitted on the same two quarters, by networks
that were fitted on one of them and asked about the other. With --write, networks fitted on everything go to
bot/weights, with a calibration fitted across the halves.
"""

import argparse
import hashlib
import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import torch
from bench.report import Row, print_table
from numpy.typing import NDArray
from safetensors.numpy import save
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from torch import Tensor, nn

from bot.calibration import WEIGHTS, Calibration, answers, each
from bot.evidence import KINDS
from bot.ranking import choose

SETS = ("squad2", "clapnq", "mtrag_un", "quotesum", "small", "swapped")
_WEIGHT = {"squad2": 1.0, "clapnq": 1.5, "mtrag_un": 2.0, "quotesum": 2.0, "small": 1.0, "swapped": 1.0}
_WAY = {"asked": 1.0, "left out": 0.6, "away": 0.6, "swapped": 0.6}
_CALIBRATING = {"quotesum": 0.0, "swapped": 0.3}
_HIDDEN, _EPOCHS, _NETWORKS, _BATCH, _RATE = 48, 14, 3, 128, 2e-3
Parameters = dict[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """All questions of all sets: rows and labels of the candidates, and what is known of each question."""

    rows: NDArray[np.float32]
    good: NDArray[np.float32]
    right: NDArray[np.float32]
    count: NDArray[np.int64]
    words: NDArray[np.int64]
    place: NDArray[np.int64]
    kind: NDArray[np.int64]
    answerable: NDArray[np.bool_]
    way: NDArray[np.str_]
    name: NDArray[np.str_]
    part: NDArray[np.int64]

    def only(self, chosen: Any) -> "Evidence":
        """The chosen questions."""
        return _evidence([getattr(self, f.name)[chosen] for f in fields(self)])


def _evidence(columns: list[Any]) -> Evidence:
    return Evidence(**dict(zip([f.name for f in fields(Evidence)], columns, strict=True)))


def read(bench: Path, work: Path) -> Evidence:
    """The evidence of all sets; `part` is one of four, by document."""
    found = []
    for name in SETS:
        z = np.load(work / f"{name}.npz")
        document = _documents(bench / ("squad2" if name in ("small", "swapped") else name))
        every = sorted(set(document.values()))
        part = [every.index(document[i]) % 4 if i in document else _hash(i) % 4 for i in map(str, z["id"])]
        columns = (z[f.name] for f in fields(Evidence) if f.name not in ("rows", "name", "part"))
        found.append([z["rows"].astype(np.float32), *columns, np.full(len(part), name), np.array(part)])
    return _evidence([np.concatenate(column) for column in zip(*found, strict=True)])


def _documents(folder: Path) -> dict[str, str]:
    rows = [json.loads(line) for line in (folder / "questions.jsonl").open(encoding="utf-8")]
    title = {d["id"]: d["title"] for d in map(json.loads, (folder / "corpus.jsonl").open(encoding="utf-8"))}
    return {q["id"]: q.get("conversation_id") or title[q.get("asked_of") or q["doc_id"]] for q in rows
            if q.get("conversation_id") or q.get("asked_of") or q.get("doc_id")}  # fmt: skip


def _hash(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)


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
    rows, good, kind = torch.tensor(e.rows), torch.tensor(e.good) > 0, torch.tensor(e.kind)
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


def calibrate(pairs: list[tuple[Evidence, Parameters]]) -> Parameters:
    """The straight lines from log-odds to probabilities, on questions that the networks have not seen.

    Every set counts alike, but for quotesum, which has no unanswerable questions, and swapped, which has no others.
    """
    x, y, w, xs, ys, ws = [], [], [], [], [], []
    for e, parameters in pairs:
        network = Calibration(parameters)
        share = {n: _CALIBRATING.get(n, 1.0) / max(1, (e.name == n).sum()) for n in SETS}
        for i in range(len(e.rows)):
            logits, answerable = network.forward(e.rows[i, : e.count[i]], int(e.kind[i]))
            order = np.argsort(-logits, kind="stable")
            x.append(answers(logits, answerable))
            y.append(e.right[i][order[:3]].max())
            w.append(share[str(e.name[i])] * 1000)
            xs.append(each(logits, answerable)[order[:6]])
            ys.append(e.good[i][order[:6]])
            ws.append(np.full(len(ys[-1]), w[-1]))
    whole = LogisticRegression(C=100).fit(np.stack(x), np.array(y) > 0, w)
    one = LogisticRegression(C=100).fit(np.concatenate(xs), np.concatenate(ys) > 0, np.concatenate(ws))
    return {"answer.scale": whole.coef_.T, "answer.bias": whole.intercept_,
            "sentence.scale": one.coef_[0], "sentence.bias": one.intercept_}  # fmt: skip


def across(e: Evidence, first: Any, second: Any) -> Parameters:
    """A calibration for `e`: networks fitted on each of two parts, asked about the other."""
    return calibrate([(e.only(second), fit(e.only(first))), (e.only(first), fit(e.only(second)))])


def judged(e: Evidence, parameters: Parameters) -> list[Row]:
    """What would be answered to each question."""
    calibration, found = Calibration(parameters), []
    for i in range(len(e.rows)):
        judgement = calibration.judge(e.rows[i, : e.count[i]], int(e.kind[i]))
        order = np.argsort(-judgement.shares, kind="stable")
        words, places = [int(w) for w in e.words[i][order]], [int(p) for p in e.place[i][order]]
        chosen = choose([float(s) for s in judgement.shares[order]], words, places)
        quotes = quoted([places[j] for j in chosen])
        right = tuple(any(bool(e.right[i][order[chosen[j]]]) for j in quote) for quote in quotes)
        shown = sum(words[j] for j in chosen)
        found.append(Row(str(e.name[i]), str(e.way[i]), bool(e.answerable[i]), judgement.confidence, right, shown))
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
    given = parser.parse_args()
    e = read(given.bench, given.work)
    found = []
    for mine, other in (((0, 1), (2, 3)), ((2, 3), (0, 1))):
        half = e.only(np.isin(e.part, mine))
        line = across(half, half.part == mine[0], half.part == mine[1])
        found += judged(e.only(np.isin(e.part, other)), {**fit(half), **line})
    print_table(found)
    if given.write:
        parameters = {**fit(e), **across(e, np.isin(e.part, (0, 1)), np.isin(e.part, (2, 3)))}
        content = save({k: np.ascontiguousarray(v, np.float32) for k, v in sorted(parameters.items())})
        (WEIGHTS / "ranking.safetensors").write_bytes(content)
        print("RANKING_SHA256 =", hashlib.sha256(content).hexdigest(), len(content), "bytes")


if __name__ == "__main__":
    main()
