"""SQuAD 2.0 with a third of its articles left out, three ways, for `statement-bot evaluate`.

    PYTHONPATH=.:tests python tests/bench/left_out.py ../shared/bench WORK/squad2 OUT

The second is what ../shared/bench/to_statements.py wrote. OUT/0, OUT/1 and OUT/2 each get `statements` without every
third article, and `questions.jsonl`: the answerable questions about the articles that nothing was fitted on, whether
theirs is there or left out. Every article is left out once.
"""

import argparse
import json
import shutil
from pathlib import Path
from typing import Any

from bench.gathered import REPORTED, parts

_NO_ANSWER: dict[str, Any] = {"gold": [], "gold_statement": None, "gold_statements": [], "answerable": False}


def main() -> None:
    """Write the folders."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    parser.add_argument("squad2", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    rows = [json.loads(line) for line in (given.squad2 / "questions.jsonl").read_text(encoding="utf-8").splitlines()]
    found = parts("squad2", given.bench, [row["id"] for row in rows])
    asked = [row for row, part in zip(rows, found, strict=True) if part in REPORTED and row["answerable"]]
    files = sorted((given.squad2 / "statements").glob("*.md"))
    article = {file.stem: file.read_text(encoding="utf-8").splitlines()[1] for file in files}
    for way in range(3):
        left_out = set(sorted(set(article.values()))[way::3])
        folder = given.out / str(way) / "statements"
        folder.mkdir(parents=True)
        for file in files:
            if article[file.stem] not in left_out:
                shutil.copy(file, folder)
        there = [article[row["gold_statement"]] not in left_out for row in asked]
        lines = [json.dumps(row if kept else {**row, **_NO_ANSWER}) for row, kept in zip(asked, there, strict=True)]
        (folder.parent / "questions.jsonl").write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        print(way, sum(there), "of", len(there), "questions have an answer")


if __name__ == "__main__":
    main()
