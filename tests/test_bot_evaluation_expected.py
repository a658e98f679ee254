from pathlib import Path

import pytest

from bot.errors import BadQuestionFile
from bot.evaluation.expected import Expected, Place, read_expected
from bot.question import Question
from corpus.span import Span


def written(folder: Path, *lines: str) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_row_with_every_field_is_read(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '{"id": 7, "question": "Who?", "answerable": true, "gold": ["A", "B"], "gold_statement": "s", '
        '"gold_statements": ["s", "t"], "any_statement": true, "speaker": " Ann Lee ", "more": 1, '
        '"must_quote": [["s", 0, 4]], "must_not_quote": [["t", 2, 3]]}',
    )
    assert read_expected(path) == (
        Expected(
            question=Question("Who?", question_id="7"),
            answerable=True,
            gold=("A", "B"),
            gold_statement="s",
            gold_statements=("s", "t"),
            any_statement=True,
            speaker="Ann Lee",
            is_case=True,
            must_quote=(Place("s", Span(0, 4)),),
            must_not_quote=(Place("t", Span(2, 3)),),
        ),
    )


@pytest.mark.parametrize(
    ("fields", "answerable"),
    [
        ("", None),
        (', "gold": []', None),
        (', "gold": ["A"]', True),
        (', "gold_statements": ["s"]', True),
        (', "gold": ["A"], "answerable": false', False),
        (', "must_quote": [["s", 0, 4]]', None),
    ],
)
def test_a_question_with_gold_is_answerable_unless_it_says_otherwise(
    tmp_path: Path, fields: str, answerable: bool | None
) -> None:
    (row,) = read_expected(written(tmp_path, f'{{"question": "Who?"{fields}}}'))
    assert row.answerable is answerable


@pytest.mark.parametrize(
    ("fields", "doubtful"),
    [
        ('"answerable": true', True),
        ('"gold": [" "]', True),
        ('"gold": ["A", ""]', True),
        ('"gold": ["A"]', False),
        ('"gold_statements": ["s"]', False),
        ('"answerable": false', False),
    ],
)
def test_a_question_that_no_quote_or_every_quote_would_answer_is_doubtful(
    tmp_path: Path, fields: str, doubtful: bool
) -> None:
    (row,) = read_expected(written(tmp_path, f'{{"question": "Who?", {fields}}}'))
    assert row.doubtful is doubtful


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ('"gold": "A"', "`gold`"),
        ('"gold": ["A", 3]', "`gold.1`"),
        ('"answerable": "yes"', "`answerable`"),
        ('"speaker": ["Ann"]', "`speaker`"),
        ('"must_quote": [["s", 4]]', "`must_quote.0.2`"),
        ('"must_quote": [["s", 0, true]]', "`must_quote.0.2`"),
        ('"must_not_quote": [["s", 4, 4]]', "4–4 is not a span"),
        ('"history": 1', "`history` is not a list"),
    ],
)
def test_a_field_that_cannot_be_used_is_named_with_its_line(tmp_path: Path, fields: str, problem: str) -> None:
    path = written(tmp_path, '{"question": "fine"}', "", f'{{"question": "Who?", {fields}}}')
    with pytest.raises(BadQuestionFile, match=f"line 3: .*{problem}"):
        read_expected(path)


def test_a_file_without_a_question_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadQuestionFile, match="there is no question"):
        read_expected(written(tmp_path, ""))
