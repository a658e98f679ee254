"""The evidence for the questions of tests/bench/press and articles, as gather_evidence.py has it for the public sets.

    PYTHONPATH=.:tests python tests/bench/gather_press.py WORK

WORK/press.npz, WORK/articles.npz: corpora of one statement, in each variant, asked its own questions and some of
others. WORK/office.npz, WORK/shelf.npz: corpora of all statements of a field, each in one of its other variants, asked
their own and some of other fields.
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.gather_evidence import Kept, embedding, squash
from bench.press import ARTICLES, PRESS, PressQuestion, Variant, press

from corpus.loading import Corpus
from index.embedding import Embedding

SETS = {"press": PRESS, "office": PRESS, "articles": ARTICLES, "shelf": ARTICLES}
_AWAY, _AWAY_FROM_FIELD = 2, 60  # questions of others that a corpus is asked


def row(question: PressQuestion, variant: Variant, way: str) -> tuple[dict[str, Any], str]:
    """A question as it is kept, and how it is asked."""
    gold = [squash(answer) for answer in question.answers] if way == "asked" else []
    of = variant.statement.statement_id
    known = {"id": question.question_id, "question": question.text, "answerable": bool(gold), "gold": gold}
    return {**known, "gold_statement": of, "gold_statements": [of]}, way


def corpora(name: str) -> Iterator[tuple[list[Variant], list[Variant], int]]:
    """The variants of each corpus, those whose questions it does not answer, and how many of these to ask."""
    every, chance = list(press(SETS[name])), random.Random(0)
    for field in dict.fromkeys(first.field for first, *_ in every):
        own = [variants for variants in every if variants[0].field == field]
        if name in ("office", "shelf"):
            others = [first for first, *_ in every if first.field != field]
            yield [chance.choice(variants[1:]) for variants in own], others, _AWAY_FROM_FIELD
        else:
            for variants in own:
                others = [first for first, *_ in own if first is not variants[0]]
                for variant in variants:
                    yield [variant], others, _AWAY if variant is variants[0] else 0


def gather(name: str, work: Path, model: Embedding) -> None:
    """Write the evidence of one of the sets."""
    chance, kept = random.Random(0), Kept()
    for variants, others, count in corpora(name):
        ways = [row(question, variant, "asked") for variant in variants for question in variant.asked]
        away = [(question, variant) for variant in others for question in variant.asked if question.answers]
        ways += [row(question, variant, "away") for question, variant in chance.sample(away, count)]
        kept.ask_all(ways, Corpus(tuple(variant.statement for variant in variants)), model)
    kept.write(work / f"{name}.npz")


def main() -> None:
    """Gather them."""
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
