"""The gathered evidence of all sets, as one table."""

import hashlib
import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

SETS = ("squad2", "clapnq", "mtrag_un", "quotesum", "small", "swapped", "few")
OF = {"small": "squad2", "swapped": "squad2", "few": "clapnq"}  # whose questions and documents they are


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """All questions of all sets: rows and labels of the candidates, and what is known of each question. `part` is one
    of four, by document."""

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

    @property
    def trap(self) -> NDArray[np.bool_]:
        """Which questions were written to mislead: SQuAD 2.0's that have no answer."""
        written = np.isin(self.name, ("squad2", "small")) & (self.way == "asked")
        return np.asarray(written & ~self.answerable, np.bool_)


def read(bench: Path, work: Path) -> Evidence:
    """The evidence, every set cut in four by document."""
    found: list[list[Any]] = []
    for name in SETS:
        z = np.load(work / f"{name}.npz")
        document = _documents(bench / OF.get(name, name))
        every = sorted(set(document.values()))
        part = [every.index(document[i]) % 4 if i in document else _hash(i) % 4 for i in map(str, z["id"])]
        known = {f.name: z[f.name] for f in fields(Evidence) if f.name in z}
        known |= {"rows": z["rows"].astype(np.float32)}
        known |= {"name": np.full(len(part), name), "part": np.array(part)}
        found.append([known[f.name] for f in fields(Evidence)])
    return _evidence([np.concatenate(column) for column in zip(*found, strict=True)])


def _evidence(columns: list[Any]) -> Evidence:
    return Evidence(**dict(zip([f.name for f in fields(Evidence)], columns, strict=True)))


def _documents(folder: Path) -> dict[str, str]:
    rows = [json.loads(line) for line in (folder / "questions.jsonl").open(encoding="utf-8")]
    title = {d["id"]: d["title"] for d in map(json.loads, (folder / "corpus.jsonl").open(encoding="utf-8"))}
    return {q["id"]: q.get("conversation_id") or title[q.get("asked_of") or q["doc_id"]] for q in rows
            if q.get("conversation_id") or q.get("asked_of") or q.get("doc_id")}  # fmt: skip


def _hash(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)
