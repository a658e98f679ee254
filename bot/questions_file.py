"""A file of questions: one JSON object per line, `question` and optionally `id` and `history`."""

import json
from collections.abc import Iterator
from pathlib import Path

from bot.errors import BadQuestionFile
from bot.question import Question, Turn


def read_questions(path: Path) -> tuple[Question, ...]:
    """The questions in the order of the file; blank lines are passed over. Raises BadQuestionFile with the line."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadQuestionFile(str(path), 1, f"cannot be read ({error})") from error
    return tuple(_questions(path, text))


def _questions(path: Path, text: str) -> Iterator[Question]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise BadQuestionFile(str(path), number, f"not JSON ({error.msg})") from error
        except RecursionError as error:
            raise BadQuestionFile(str(path), number, "nested too deeply") from error
        if not isinstance(row, dict) or not isinstance(row.get("question"), str):
            raise BadQuestionFile(str(path), number, "no `question` that is text")
        history = row.get("history") or []
        if not isinstance(history, list):
            raise BadQuestionFile(str(path), number, "`history` is not a list")
        turns = tuple(_turn(path, number, turn) for turn in history)
        identity = row.get("id")
        yield Question(row["question"], turns, None if identity is None else str(identity))


def _turn(path: Path, number: int, turn: object) -> Turn:
    if isinstance(turn, dict) and isinstance(turn.get("content"), str):
        if turn.get("role") == "user":
            return Turn("user", turn["content"])
        if turn.get("role") == "assistant":
            return Turn("assistant", turn["content"])
    raise BadQuestionFile(str(path), number, "a turn of `history` needs `role` user or assistant, and `content`")
