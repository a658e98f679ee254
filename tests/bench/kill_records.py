"""Kill a recorder again and again (SIGKILL) until it has recorded 1,000 answers; then look for what it acknowledged.

    python tests/bench/kill_records.py [--answers 1000] [--kills 10] [--seed 1] [--records postgresql+psycopg://…]

Every answer acknowledged before a kill must be in the record, once; the chain must verify, and the noted head hold.
Ends with an error otherwise. Needs a system with fork. A database given with --records should be empty.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

import example_answers
from example_records import answered, settings
from typer import echo

from bot.question import Source
from bot.records.audit import audit
from bot.records.content import Kind
from bot.records.event import Given
from bot.records.journal import open_journal
from bot.records.recorder import Recorder


def record(url: str, data: Path, first: int, last: int, acknowledged: int) -> None:
    """Record answers first … last, writing the number of each to a pipe once the recorder has given it back."""
    recorder = Recorder(lambda: open_journal(url, data), settings(data, "refuse"), echo)
    corpus = example_answers.corpus()
    for number in range(first, last + 1):
        recorder.record(answered(f"a-{number}"), corpus, Source.CHAT)
        if recorder.failures:
            os._exit(1)
        os.write(acknowledged, f"{number}\n".encode())


def in_child(url: str, data: Path, first: int, last: int, kill_after_s: float | None) -> tuple[list[int], int]:
    """The numbers acknowledged by a recorder in a process of its own, and how that ended (see waitstatus)."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            record(url, data, first, last, writer)
        finally:
            os._exit(1 if sys.exc_info()[0] else 0)
    os.close(writer)
    if kill_after_s is not None:
        time.sleep(kill_after_s)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reader) as pipe:
        numbers = [int(line) for line in pipe.read().split("\n")[:-1]]
    return numbers, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def trial(url: str, data: Path, count: int, kills: int, seed: int) -> list[str]:
    """Record `count` answers with about `kills` kills; returns what went wrong, in words."""
    moments, wrong = random.Random(seed), []
    acknowledged: list[int] = []
    killed, began = 0, time.perf_counter()
    while not acknowledged or acknowledged[-1] < count:
        first = acknowledged[-1] + 1 if acknowledged else 1
        delay = moments.uniform(0.2, 0.8) if killed < kills else None
        numbers, status = in_child(url, data, first, count, delay)
        killed += status == -signal.SIGKILL
        acknowledged += numbers
        if status not in (0, -signal.SIGKILL):
            return [f"the recorder failed ({status})"]
    echo(f"{len(acknowledged)} answers acknowledged, {killed} kills, {time.perf_counter() - began:.1f} s")
    journal = open_journal(url, data)
    events = (one.event for one in journal.events(Kind.ANSWER))
    kept = [event.answer.id for event in events if isinstance(event, Given)]
    lost = {f"a-{number}" for number in acknowledged} - set(kept)
    found = audit(journal)
    echo(f"{len(kept)} in the record ({len(kept) - len(set(kept))} recorded, killed and recorded again); {found.line}")
    journal.close()
    if lost:
        wrong.append(f"{len(lost)} acknowledged answers lost")
    return wrong + [finding.line for finding in found.findings]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--answers", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--records", default="")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        wrong = trial(given.records, Path(folder), given.answers, given.kills, given.seed)
    if wrong:
        sys.exit(f"wrong: {'; '.join(wrong)}")
    echo("nothing acknowledged was lost, and the chain verifies")


if __name__ == "__main__":
    main()
