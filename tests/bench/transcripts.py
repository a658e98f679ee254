"""The committee meetings of QMSum (Zhong et al., NAACL 2021) as transcripts: who speaks in them, and questions to them.

    PYTHONPATH=.:tests python tests/bench/transcripts.py ../shared/bench WORK

Writes one statement for each meeting, "Name: words" for each turn, to WORK/statements, and the questions to
WORK/questions.jsonl, of which those that name a speaker know him. Prints how many turns have the right speaker, by the
last word of the name or of the name in brackets after an office. Then:

    statement-bot evaluate --questions WORK/questions.jsonl --statements WORK/statements --data WORK/data
"""

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from bench.attribution import last_word
from typer import echo

from corpus.speakers import attribute

_HEAD = """---
title: "Meeting {0}"
issuer: "Committee"
published: 2020-01-01
url: "https://example.org/{0}"
language: "en"
licence: "MIT"
---
"""


def known_by(title: str) -> set[str]:
    """The last words that are right for the one who speaks under this title."""
    name, _, beside = title.partition(" (")
    return {last_word(name), last_word(beside.partition(" (")[0].strip(")"))} - {""}


def chairs(turns: list[dict[str, Any]]) -> set[str]:
    """By which names "The Chair" is known in a meeting."""
    return {word for turn in turns if turn["title"].startswith("The Chair (") for word in known_by(turn["title"])}


def judge(turns: list[dict[str, Any]], body: str) -> Counter[str]:
    """How many turns of a meeting have the right speaker, a wrong one, or none."""
    found, position, counts = attribute(body), 0, Counter[str]()
    for turn in turns:
        start = body.index(turn["line"], position) + len(turn["title"]) + 2
        position = start + len(turn["words"])
        speaker = next(one.speaker for one in found if one.end > (start + position) // 2)
        right = known_by(turn["title"]) | (chairs(turns) if turn["title"] == "The Chair" else set())
        counts["not stated" if speaker is None else "right" if last_word(speaker) in right else "wrong"] += 1
    return counts


def main() -> None:
    """Write the files and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    parser.add_argument("work", type=Path)
    given = parser.parse_args()
    meetings: dict[str, list[dict[str, Any]]] = {}
    lines: dict[str, str] = {}
    for row in (given.bench / "qmsum_committee" / "corpus.jsonl").read_text(encoding="utf-8").splitlines():
        turn = json.loads(row)
        turn["words"] = re.sub(r"\s+", " ", turn["text"]).strip()
        lines[turn["id"]] = turn["line"] = f"{turn['title']}: {turn['words']}"
        if turn["words"]:
            meetings.setdefault(turn["id"].partition("#")[0], []).append(turn)
    (given.work / "statements").mkdir(parents=True, exist_ok=True)
    counts = Counter[str]()
    for name, turns in meetings.items():
        body = "\n\n".join(turn["line"] for turn in turns) + "\n"
        path = given.work / "statements" / f"2020-01-01-{name.replace('_', '-')}.md"
        path.write_text(_HEAD.format(name.replace("_", "-")) + body, encoding="utf-8")
        counts += judge(turns, body)
    shares = ", ".join(f"{kind} {n} ({n / counts.total():.4f})" for kind, n in counts.most_common())
    echo(f"{len(meetings)} meetings, {counts.total()} turns: {shares}")
    with (given.work / "questions.jsonl").open("w", encoding="utf-8") as out:
        for row in (given.bench / "qmsum_committee" / "questions.jsonl").read_text(encoding="utf-8").splitlines():
            asked = json.loads(row)
            kept = {"id": asked["id"], "question": asked["question"], "answerable": True}
            kept["gold"] = [lines[turn] for turn in asked["gold_doc_ids"] if lines[turn].rstrip(": ")]
            kept["gold_statement"] = f"2020-01-01-{asked['meeting'].replace('_', '-')}"
            if asked["speakers_named"]:
                kept["speaker"] = last_word(asked["speakers_named"][0].partition(" (")[0])
            out.write(json.dumps(kept, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
