"""The gathered evidence of all sets, as one table."""

import hashlib
import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from bench.press import PRESS
from numpy.typing import NDArray

SETS = ("squad2", "clapnq", "mtrag_un", "quotesum", "small", "swapped", "few", "press", "office", "articles",
        "shelf")  # fmt: skip
OF = {"small": "squad2", "swapped": "squad2", "few": "clapnq", "office": "press", "shelf": "articles"}  # whose they are
PARTS = 8
FITTED, CALIBRATED, REPORTED = range(5), (5,), (6, 7)  # which parts are for what


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """All questions of all sets: rows and labels of the candidates, and what is known of each question. `part` is one
    of eight, by document; `passage` is a place in the list of texts, `start` and `end` are offsets in that text."""

    rows: NDArray[np.float16]
    good: NDArray[np.float32]
    right: NDArray[np.float32]
    count: NDArray[np.int64]
    words: NDArray[np.int64]
    place: NDArray[np.int64]
    kind: NDArray[np.int64]
    answerable: NDArray[np.bool_]
    way: NDArray[np.str_]
    query: NDArray[np.str_]
    passage: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    name: NDArray[np.str_]
    part: NDArray[np.int64]

    def only(self, chosen: Any) -> "Evidence":
        """The chosen questions."""
        return _evidence([getattr(self, f.name)[chosen] for f in fields(self)])

    @property
    def trap(self) -> NDArray[np.bool_]:
        """Which questions were written to mislead: those of SQuAD 2.0 and the invented ones without an answer."""
        written = ~np.isin(self.name, ("clapnq", "few", "mtrag_un", "quotesum")) & (self.way == "asked")
        return np.asarray(written & ~self.answerable, np.bool_)


def read(bench: Path, work: Path) -> tuple[Evidence, list[str]]:
    """The evidence, every set cut in eight by document, press by field; and the texts of the passages."""
    found: list[list[Any]] = []
    texts: list[str] = []
    for name in SETS:
        z = np.load(work / f"{name}.npz")
        part = parts(name, bench, [str(i) for i in z["id"]])
        known = {f.name: z[f.name] for f in fields(Evidence) if f.name in z}
        known |= {"name": np.full(len(part), name), "part": np.array(part), "passage": z["passage"] + len(texts)}
        found.append([known[f.name] for f in fields(Evidence)])
        texts += [str(text) for text in z["passages"]]
    return _evidence([np.concatenate(column) for column in zip(*found, strict=True)]), texts


def parts(name: str, bench: Path, ids: list[str]) -> list[int]:
    """The part that each of these questions of a set is in: that of its document, or any for one without."""
    of = OF.get(name, name)
    if of == "articles":  # all of them are for fitting
        return [FITTED[0]] * len(ids)
    document = _documents(PRESS if of == "press" else bench / of)
    every = sorted(set(document.values()))
    return [every.index(document[i]) % PARTS if i in document else _hash(i) % PARTS for i in ids]


def _evidence(columns: list[Any]) -> Evidence:
    return Evidence(**dict(zip([f.name for f in fields(Evidence)], columns, strict=True)))


def _documents(folder: Path) -> dict[str, str]:
    rows = [json.loads(line) for line in (folder / "questions.jsonl").open(encoding="utf-8")]
    title = {d["id"]: d.get("field", d["title"])
             for d in map(json.loads, (folder / "corpus.jsonl").open(encoding="utf-8"))}  # fmt: skip
    return {q["id"]: q.get("conversation_id") or title[q.get("asked_of") or q["doc_id"]] for q in rows
            if q.get("conversation_id") or q.get("asked_of") or q.get("doc_id")}  # fmt: skip


def _hash(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)
