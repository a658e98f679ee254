"""The evidence for the questions of tests/bench/press, as gather_evidence.py has it for the public sets.

    PYTHONPATH=.:tests python tests/bench/gather_press.py WORK

WORK/press.npz: corpora of one statement, in each edition, asked its own questions and some of others. WORK/office.npz:
corpora of all statements of one field, each in one of its other editions, asked their own and some of other fields.
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.gather_evidence import Kept, embedding, squash
from bench.press import Edition, PressQuestion, press

from corpus.loading import Corpus
from index.embedding import Embedding

SETS = ("press", "office")
_AWAY, _AWAY_FROM_OFFICE = 2, 60  # questions of others that a corpus is asked


def row(question: PressQuestion, edition: Edition, way: str) -> tuple[dict[str, Any], str]:
    """A question as it is kept, and how it is asked."""
    gold = [squash(answer) for answer in question.answers] if way == "asked" else []
    of = edition.statement.statement_id
    known = {"id": question.question_id, "question": question.text, "answerable": bool(gold), "gold": gold}
    return {**known, "gold_statement": of, "gold_statements": [of]}, way


def corpora(name: str) -> Iterator[tuple[list[Edition], list[Edition], int]]:
    """The editions of each corpus, those whose questions it does not answer, and how many of these to ask."""
    every, chance = list(press()), random.Random(0)
    for field in dict.fromkeys(first.field for first, *_ in every):
        own = [editions for editions in every if editions[0].field == field]
        if name == "office":
            others = [first for first, *_ in every if first.field != field]
            yield [chance.choice(editions[1:]) for editions in own], others, _AWAY_FROM_OFFICE
        else:
            for editions in own:
                others = [first for first, *_ in own if first is not editions[0]]
                for edition in editions:
                    yield [edition], others, _AWAY if edition is editions[0] else 0


def gather(name: str, work: Path, model: Embedding) -> None:
    """Write the evidence of one of the two."""
    chance, kept = random.Random(0), Kept()
    for editions, others, count in corpora(name):
        ways = [row(question, edition, "asked") for edition in editions for question in edition.asked]
        away = [(question, edition) for edition in others for question in edition.asked if question.answers]
        ways += [row(question, edition, "away") for question, edition in chance.sample(away, count)]
        kept.ask_all(ways, Corpus(tuple(edition.statement for edition in editions)), model)
    kept.write(work / f"{name}.npz")


def main() -> None:
    """Gather both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("--sets", nargs="*", default=SETS)
    given = parser.parse_args()
    model = embedding()
    for name in given.sets:
        gather(name, given.work, model)
        print(name, flush=True)


if __name__ == "__main__":
    main()
