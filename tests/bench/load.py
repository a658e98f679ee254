"""How long the answers of a running `statement-bot serve` take when several ask at once.

    statement-bot serve &
    python tests/bench/load.py http://127.0.0.1:7860 tests/data/questions/readers.jsonl

The questions go on the record of that service: give it a `--data` of its own.
"""

import argparse
import json
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np
from typer import echo

_AT_ONCE = (1, 2, 4, 8)


def ask(service: str, question: str) -> float:
    """Milliseconds until the answer is there."""
    body = json.dumps({"question": question}).encode()
    request = urllib.request.Request(f"{service}/api/ask", body, {"Content-Type": "application/json"})
    begun = time.perf_counter()
    with urllib.request.urlopen(request) as answer:
        answer.read()
    return (time.perf_counter() - begun) * 1000


def main() -> None:
    """Print a line for each number of people."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("service")
    parser.add_argument("questions", type=Path)
    given = parser.parse_args()
    questions = [json.loads(line)["question"] for line in given.questions.read_text(encoding="utf-8").splitlines()]
    for question in questions[:5]:
        ask(given.service, question)  # the first are slower
    for people in _AT_ONCE:
        begun = time.perf_counter()
        with ThreadPoolExecutor(people) as pool:
            took = list(pool.map(partial(ask, given.service), questions))
        rate = len(questions) / (time.perf_counter() - begun)
        median, most = np.quantile(took, [0.5, 0.95])
        echo(
            f"{people} at once: {rate:.1f} answers a second, {median:.0f} ms at the median, {most:.0f} ms in 95 of 100"
        )


if __name__ == "__main__":
    main()
