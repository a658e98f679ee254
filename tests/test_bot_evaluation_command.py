import json
from pathlib import Path

import pytest
from fastapi import FastAPI
from test_bot_evaluation_report import AT

from bot.cli.command_line import main
from bot.evaluation.circumstances import circumstances
from bot.evaluation.evaluation import evaluate
from bot.evaluation.expected import Expected
from bot.evaluation.grading import Outcome
from bot.question import Question
from bot.service import Service
from bot.settings import Settings
from corpus.loading import load
from index.embedding import Embedding

ROOT = Path(__file__).parents[1]
STATEMENTS = ROOT / "corpus" / "statements"
SHIPPED = next(STATEMENTS.glob("*.md")).stem
ROWS = (
    {"id": "arrests", "question": "How many suspects are arrested every month?", "gold": ["800 suspects"]},
    {
        "id": "privacy",
        "question": "Are privacy and public safety mutually exclusive?",
        "gold": ["need not be mutually exclusive"],
        "gold_statement": SHIPPED,
        "speaker": "Graeme Biggar",
    },
    {"id": "drones", "question": "How many reports about drones came from Snapchat?", "answerable": False},
)


def run(*arguments: object) -> int:
    return main([str(a) for a in arguments], lambda _settings, _note: FastAPI())


def written(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_questions_are_asked_scored_written_and_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    questions = written(tmp_path / "q.jsonl", *ROWS)
    data, out = ("--data", tmp_path / "data"), tmp_path / "first"
    assert run("evaluate", "--questions", questions, "--out", out, *data) == 0
    captured = capsys.readouterr()
    assert "answered_right_first           1.000" in captured.out
    assert "asking: 100%" in captured.err
    summary = json.loads((out / "scores.json").read_text("utf-8"))
    scores = summary["scores"]
    assert (scores["quotes_exact"], scores["answered_right_any"], scores["speaker_right"]) == (1.0, 1.0, 1.0)
    assert (scores["answered_unanswerable"], scores["auroc_answerable"]) == (0.0, 1.0)
    assert list(summary["statements"]["digests"]) == [SHIPPED]
    assert list(summary["latency_ms"])[-1] == "total"

    # A case that the statement cannot satisfy: its first ten characters answer nothing that is asked here.
    failing = {**ROWS[0], "must_quote": [[SHIPPED, 0, 10]]}
    cases = written(tmp_path / "cases.jsonl", failing, *ROWS[1:])
    assert run("evaluate", "--questions", cases, "--compare", out, *data) == 1
    captured = capsys.readouterr()
    assert "arrests: right first → right first, case fails" in captured.out
    assert "regression cases failed            1" in captured.out
    assert "not made alike: the questions" in captured.out
    assert f"DEFECT arrests ({ROWS[0]['question']}): does not quote {SHIPPED} 0–10" in captured.err
    assert len(list((tmp_path / "data" / "evaluations").iterdir())) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--questions", "gone.jsonl"), "gone.jsonl: line 1"),
        (("--questions", "{q}", "--out", "{folder}"), "is there already"),
        (("--questions", "{q}", "--compare", "{folder}"), "scores.json cannot be read"),
    ],
)
def test_what_cannot_be_used_is_told_before_anything_is_asked(
    arguments: tuple[str, ...], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions = written(tmp_path / "q.jsonl", *ROWS)
    given = [a.format(q=questions, folder=tmp_path) for a in arguments]
    assert run("evaluate", *given, "--data", tmp_path / "data") == 1
    captured = capsys.readouterr()
    assert (captured.out, captured.err.count("\n")) == ("", 1)
    assert words in captured.err


def test_what_would_have_been_quoted_is_asked_for_when_nothing_was(embedding: Embedding, tmp_path: Path) -> None:
    settings = Settings(statements=STATEMENTS, data=tmp_path / "data", threshold=1.0)
    anyway = settings.model_copy(update={"threshold": 0.0})
    expected = (
        Expected(Question("How many suspects are arrested every month?"), True, ("800 suspects",)),
        Expected(Question("How many suspects are arrested every month?"), True, ("900 suspects",)),
        Expected(Question("How many reports about drones came from Snapchat?"), False),
    )

    def nothing_to_say(_line: str) -> None:
        pass

    evaluation = evaluate(
        expected,
        Service(settings, embedding, nothing_to_say).answer,
        lambda: Service(anyway, embedding, nothing_to_say).answer,
        load(STATEMENTS),
    )
    assert [each.outcome for each in evaluation.graded] == [Outcome.SILENT, Outcome.SILENT, Outcome.RIGHTLY_SILENT]
    assert [each.would_be_right for each in evaluation.graded] == [True, False, False]
    assert (evaluation.reliability.count, evaluation.defects) == (3, ())
    assert evaluation.scores.quotes_exact is None


def test_the_circumstances_tell_one_corpus_from_another(embedding: Embedding, tmp_path: Path) -> None:
    questions = written(tmp_path / "q.jsonl", *ROWS)
    corpus = load(STATEMENTS)
    found = circumstances(AT, Settings(), questions, corpus, embedding)
    assert [(each.name, each.sha256) for each in found.statements] == [(SHIPPED, corpus.statements[0].digest)]
    (tmp_path / "empty").mkdir()
    other = circumstances(AT, Settings(), questions, load(tmp_path / "empty"), embedding)
    assert found.corpus != other.corpus
    assert (found.questions, found.model) == (other.questions, other.model)
