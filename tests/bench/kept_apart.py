"""The questions of a public set about documents that nothing was fitted on, as a file for `statement-bot evaluate`.

    PYTHONPATH=.:tests python tests/bench/kept_apart.py ../shared/bench squad2 WORK/squad2/questions.jsonl OUT.jsonl

The third is what ../shared/bench/to_statements.py wrote beside the statements of the whole set, which are searched.
Where a question has several gold statements, the scorer takes the first; --any-statement takes all.
"""

import argparse
import json
from pathlib import Path

from bench.gathered import REPORTED, parts


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    parser.add_argument("name")
    parser.add_argument("questions", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--any-statement", action="store_true")
    given = parser.parse_args()
    lines = given.questions.read_text(encoding="utf-8").splitlines()
    rows = [{**json.loads(line), "any_statement": given.any_statement} for line in lines]
    found = parts(given.name, given.bench, [row["id"] for row in rows])
    kept = [json.dumps(row, ensure_ascii=False) for row, part in zip(rows, found, strict=True) if part in REPORTED]
    given.out.write_text("".join(line + "\n" for line in kept), encoding="utf-8")
    print(len(kept), "of", len(lines), "questions")


if __name__ == "__main__":
    main()
