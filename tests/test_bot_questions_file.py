from pathlib import Path

import pytest

from bot.errors import BadQuestionFile
from bot.question import Question, Turn
from bot.questions_file import read_questions


def test_questions_keep_their_order_id_and_history(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text(
        '{"question": "Who?", "id": 7, "gold": ["ignored"]}\n\n'
        '{"question": "And she?", "history": [{"role": "user", "content": "Who?"},'
        ' {"role": "assistant", "content": "“A.”"}]}\n',
        encoding="utf-8",
    )
    assert read_questions(path) == (
        Question("Who?", (), "7"),
        Question("And she?", (Turn("user", "Who?"), Turn("assistant", "“A.”")), None),
    )


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "not JSON"),
        ("[]", "no `question`"),
        ("[" * 100_000, "nested too deeply"),
        ('{"question": 3}', "no `question`"),
        ('{"question": "x", "history": "y"}', "not a list"),
        ('{"question": "x", "history": [{"role": "system", "content": "y"}]}', "needs `role`"),
    ],
)
def test_a_line_that_is_no_question_is_named(tmp_path: Path, line: str, problem: str) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text(f'{{"question": "fine"}}\n{line}\n', encoding="utf-8")
    with pytest.raises(BadQuestionFile, match=f"line 2: .*{problem}"):
        read_questions(path)


def test_a_file_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(BadQuestionFile, match=r"gone\.jsonl"):
        read_questions(tmp_path / "gone.jsonl")
