"""Kill a sync again and again at random moments (SIGKILL), then sync once more and compare with a fresh index.

    python tests/bench/kill_index.py [--trials 10] [--seed 1] [--statements 60]

Every trial changes half of the statements first. After each kill the current edition, if there is one, must be whole.
At the end the passages, their vectors and the answers to 20 queries must equal those of an index built from nothing.
Prints one line a trial; ends with an error when anything differs. Needs a system with fork.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import numpy as np
from typer import echo

from corpus.loading import Corpus
from corpus.statement import Statement
from index.editions import Editions
from index.embedding import Embedding, load_embedding
from index.opening import Index, open_index
from index.sync import sync

PLACES = ("harbour", "school", "bridge", "market", "station", "library", "hospital", "stadium", "park", "museum")
ACTS = ("opens again", "stays closed", "was searched", "gets a new roof", "will be sold", "was evacuated")


def corpus(statements: int, version: int) -> Corpus:
    """Statements of four short paragraphs; half of them differ from those of the version before."""
    return Corpus(tuple(_statement(n, (version + n % 2) // 2) for n in range(statements)))


def _statement(number: int, version: int) -> Statement:
    words = random.Random(number * 1000 + version)
    lines = [
        f"The {words.choice(PLACES)} of district {number} {words.choice(ACTS)} on {words.randint(1, 28)} May, "
        f"and {words.randint(2, 900)} people were told of it."
        for _ in range(4)
    ]
    return Statement(
        statement_id=f"2025-05-01-district-{number}",
        title=f"News from district {number}",
        issuer="The Town",
        published=date(2025, 5, 1),
        url=f"https://example.org/{number}",
        language="en",
        licence="CC0-1.0",
        body="\n\n".join(lines) + "\n",
    )


def in_child(work: Callable[[], None], kill_after: float | None = None) -> int:
    """Run `work` in a process of its own; returns its exit status, or minus the signal that ended it."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        finally:  # a child must not go on as the parent
            if status:
                traceback.print_exc()
            os._exit(status)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def check_current(data: Path) -> None:
    """Raise IndexUnusable when there is a current edition that is not whole."""
    current = Editions(data).current()
    if current is not None:
        store = current.place.open()
        store.check(current.passages or 0)
        store.close()


def differences(one: Index, other: Index) -> list[str]:
    """What differs between two indexes of the same corpus, in words."""
    stored, expected = one.retriever.store.stored(), other.retriever.store.stored()
    if stored != expected:
        return [f"{len(stored)} passages where a fresh index has {len(expected)}, or other texts"]
    asked = [s.passage for s in stored]
    far = np.abs(one.retriever.store.vectors(asked) - other.retriever.store.vectors(asked)).max()
    found = [f"vectors differ by {far}"] if far > 1e-5 else []
    queries = [q for place in PLACES for q in (f"Is the {place} open?", f"What happened to the {place} in May?")]
    return found + [f"another answer to {q!r}" for q in queries if _ranked(one, q) != _ranked(other, q)]


def _ranked(index: Index, query: str) -> list[object]:
    return [h.passage for h in index.retriever.retrieve(query).hits]


def trials(count: int, seed: int, statements: int, embedding: Embedding, folder: Path) -> list[str]:
    """Run the trials, in turn on an index that exists and on one that never did; returns what went wrong, in words."""
    moments, wrong = random.Random(seed), []
    began = time.perf_counter()
    if in_child(lambda: _sync(corpus(statements, 0), embedding, folder / "old")) != 0:
        return ["the first sync failed"]
    whole = time.perf_counter() - began
    echo(f"a whole sync of {statements} statements: {whole:.1f} s")
    for version in range(1, count + 1):
        name, longest = ("old", whole / 2) if version % 2 else ("new", whole)
        data, delay = folder / name, moments.uniform(0, longest)
        status = in_child(partial(_sync, corpus(statements, version), embedding, data), delay)
        intact = in_child(partial(check_current, data)) == 0
        state = {0: "had finished", -signal.SIGKILL: "killed"}.get(status, f"failed ({status})")
        echo(f"trial {version}, {name} index, after {delay:.2f} s: {state}; {'whole' if intact else 'DAMAGED'}")
        if not intact or status not in (0, -signal.SIGKILL):
            wrong.append(f"trial {version}")
    last = corpus(statements, count)
    fresh = open_index(last, embedding, folder / "fresh")
    for name in ("old", "new"):
        repaired = open_index(last, embedding, folder / name)
        echo(f"{name} index: {repaired.report.embedded} of {len(fresh.report.added)} texts embedded in the last sync")
        wrong += differences(repaired, fresh)
    return wrong


def _sync(now: Corpus, embedding: Embedding, data: Path) -> None:
    sync(now, embedding, data)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--trials", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--statements", type=int, default=60)
    given = parser.parse_args()
    # Threads do not survive a fork: nothing may start any before the last child is gone.
    os.environ |= {"OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
    with tempfile.TemporaryDirectory() as folder:
        wrong = trials(given.trials, given.seed, given.statements, load_embedding(), Path(folder))
    if wrong:
        sys.exit(f"wrong: {'; '.join(wrong)}")
    echo("the same as a fresh index")


if __name__ == "__main__":
    main()
