"""Invented statements and questions to them: tests/bench/press and tests/bench/articles, whose READMEs say how they
were written.

Most questions come in two forms. What a statement answers, its other variant does not: the answering sentences are
taken out. What a statement nearly answers, its other variant does: a sentence is put in. So nothing about a question
by itself tells whether it has an answer.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from corpus.sentences import sentences
from corpus.statement import Statement, canonical

PRESS, ARTICLES = Path(__file__).parent / "press", Path(__file__).parent / "articles"


@dataclass(frozen=True, slots=True)
class PressQuestion:
    """A question, and the passages of the body each of which answers it; none, when it has no answer.

    `added` is a sentence that would answer it, to be put after the sentence `after`.
    """

    question_id: str
    text: str
    answers: tuple[str, ...]
    added: str | None = None
    after: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """A statement with its questions. `asked`: those that have another answer than in the first variant, or all."""

    field: str
    statement: Statement
    asked: tuple[PressQuestion, ...]


def press(folder: Path) -> Iterator[tuple[Variant, Variant, Variant]]:
    """Each statement as it was written, and its two other variants; every second question is changed in each."""
    questions: dict[str, list[PressQuestion]] = {}
    for row in read_lines(folder / "questions.jsonl"):
        asked = PressQuestion(row["id"], row["question"], tuple(row["answers"]), row.get("added"), row.get("after", ""))
        questions.setdefault(row["doc_id"], []).append(asked)
    for row in read_lines(folder / "corpus.jsonl"):
        day = date.fromisoformat(row["published"])
        named = f"{day}-{row['id']}", row["title"], row["issuer"], day, f"https://example.org/{row['id']}"
        first = Variant(row["field"], Statement(*named, "en", "CC0-1.0", row["text"]), tuple(questions[row["id"]]))
        yield first, _other(first, first.asked[::2]), _other(first, first.asked[1::2])


def _other(first: Variant, changed: tuple[PressQuestion, ...]) -> Variant:
    body = first.statement.body
    gone = [answer for question in changed for answer in question.answers]
    cuts = [(s.start, s.end, "") for s in sentences(first.statement) if _holds(first.statement.text(s.span), gone)]
    news = [(at, at, f" {q.added}") for q in changed if q.added for at in [body.index(q.after) + len(q.after)]]
    for start, end, text in sorted(cuts + news, reverse=True):  # from the end, so that the places before stay right
        body = body[:start] + text + body[end:]
    body = re.sub(r"\n{3,}", "\n\n", re.sub(r"(?m)^ +| +$|(?<= ) +", "", body))
    asked = tuple(
        replace(q, answers=(q.added,) if q.added else tuple(answer for answer in q.answers if answer in body))
        for q in changed
        if q.answers or q.added
    )
    return Variant(first.field, replace(first.statement, body=canonical(body)), asked)


def _holds(text: str, gone: list[str]) -> bool:
    return any(part in text or text in part for part in gone)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
