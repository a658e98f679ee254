"""Real questions of the public benchmarks that the router keeps from the statements; each is listed with its route.

python tests/bench/routing_false_alarms.py ../shared/bench
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from typer import echo

from bot.question import CleanQuestion, Question, Turn, clean
from bot.routing import Route, route


def main() -> None:
    """Print every question routed away or refused, and the count per benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    for path in sorted(parser.parse_args().folder.glob("*/questions*.jsonl")):
        away: Counter[str] = Counter()
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for row in rows:
            turns = [Turn("user" if t["speaker"] == "user" else "assistant", t["text"]) for t in row.get("history", [])]
            question = clean(Question(row["question"], tuple(turns)), max_chars=5000)
            where = route(question).value if isinstance(question, CleanQuestion) else question.reason
            if where != Route.QUESTION:
                away[where] += 1
                echo(f"  {where:15} {row['question']!r}")
        echo(f"{path.parent.name}/{path.name}: {away.total()} of {len(rows)} kept from the statements {dict(away)}")


if __name__ == "__main__":
    main()
