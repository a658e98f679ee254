import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import app
from bot.cli.command_line import main

ROOT = Path(__file__).parents[1]
SHIPPED = next((ROOT / "corpus" / "statements").glob("*.md"))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


def run(*arguments: object) -> int:
    return main([str(a) for a in arguments], app.build)


def test_ask_prints_the_json_of_the_contract_and_nothing_else(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("ask", "Who is the NCA Director General?", "--json", "--data", data) == 0
    out = capsys.readouterr().out
    answer = json.loads(out)
    assert out.count("\n") == 1
    contract = ["id", "question", "status", "confidence", "message", "citations", "near_misses", "missing_terms"]
    assert list(answer)[: len(contract)] == contract
    citation = answer["citations"][0]
    body = SHIPPED.read_text(encoding="utf-8").split("---\n", 2)[2]
    assert citation["quote"] == body[citation["start"] : citation["end"]]
    assert "Graeme Biggar" in citation["quote"]


def test_a_file_of_questions_is_answered_in_its_order(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [{"id": f"q{n}", "question": text} for n, text in enumerate(["Hello", "How many arrests?", "Thanks"])]
    questions = tmp_path / "questions.jsonl"
    questions.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert run("ask", "--questions", questions, "--json", "--data", data) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(a["id"], a["status"]) for a in answers] == [("q0", "greeting"), ("q1", "answered"), ("q2", "thanks")]


def test_an_answer_can_be_verified_and_a_changed_quote_is_found(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("ask", "How many suspects are arrested each month?", "--json", "--data", data)
    answer = capsys.readouterr().out
    receipt = tmp_path / "receipt.json"
    receipt.write_text(answer, encoding="utf-8")
    assert run("verify", receipt) == 0
    assert capsys.readouterr().out.startswith("same: ")
    receipt.write_text(answer.replace("800 suspects", "900 suspects"), encoding="utf-8")
    assert run("verify", receipt) == 1
    assert capsys.readouterr().out.startswith("altered: ")


def test_speakers_are_printed_with_their_places(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("speakers", SHIPPED, "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    body = SHIPPED.read_text(encoding="utf-8").split("---\n", 2)[2]
    assert all(row["text"] == body[row["start"] : row["end"]] for row in rows)
    said = [(row["speaker"], row["role"]) for row in rows if row["speech"] == "direct"]
    assert said == [("Graeme Biggar", "NCA Director General")] * 4 + [
        ("Catherine de Bolle", "Europol Executive Director")
    ]


def test_a_document_is_imported_and_then_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = tmp_path / "harbour.txt"
    document.write_text("Harbour dues rise\n\nThe Board will raise harbour dues by 3 per cent in May.\n", "utf-8")
    facts = (
        "--issuer",
        "Harbour Board",
        "--published",
        "2024-03-01",
        "--url",
        "https://example.org/",
        "--licence",
        "L",
    )
    statements = ("--statements", tmp_path / "statements")
    assert run("import", document, *facts, "--dry-run", *statements) == 0
    assert not (tmp_path / "statements").exists()
    assert run("import", document, *facts, *statements) == 0
    assert "headline, kept as the title" in capsys.readouterr().out
    assert run("ask", "By how much will dues rise?", "--json", *statements, "--data", tmp_path / "data") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["citations"][0]["quote"] == "The Board will raise harbour dues by 3 per cent in May."


def test_doctor_tells_what_is_there_and_fails_on_a_bad_statement(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("doctor", "--data", data) == 0
    assert SHIPPED.stem in capsys.readouterr().out
    (tmp_path / "2024-01-01-x.md").write_text("no front matter\n", encoding="utf-8")
    assert run("doctor", "--statements", tmp_path, "--data", data) == 1
    assert "PROBLEM" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("ask",), 2, "give one question, or --questions"),
        (("ask", "a", "--questions", "b"), 2, "give one question"),
        (("ask", "--questions", "gone.jsonl"), 1, "gone.jsonl: line 1"),
        (("ask", "a", "--statements", "/nowhere"), 1, "is not a folder"),
        (("frobnicate",), 2, "No such command"),
        (("serve", "--port", "x"), 2, "--port"),
        (("serve", "--port", "70000"), 1, "STATEMENT_BOT_PORT"),
        (("import", "gone.pdf"), 1, "gone.pdf"),
        (("import", "x.txt", "--published", "soon"), 2, "YYYY-MM-DD"),
        (("speakers", "gone.md"), 1, "gone.md"),
        (("verify", "gone.json"), 1, "gone.json"),
    ],
)
def test_every_error_is_one_line_and_an_exit_code(
    arguments: tuple[str, ...], code: int, words: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments, "--data", data) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert words in captured.err


def test_the_console_script_is_installed_and_prints_its_help() -> None:
    script = Path(sys.executable).with_name("statement-bot")
    done = subprocess.run([script, "--help"], capture_output=True, text=True, timeout=60, check=True)
    for command in ("serve", "ask", "import", "index", "speakers", "verify", "doctor"):
        assert command in done.stdout


def test_without_arguments_the_help_can_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 2
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("Usage: statement-bot")
    assert any(line.split()[:1] == ["ask"] for line in lines)


def test_doctor_finds_a_damaged_index(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = Path(shutil.copytree(data, tmp_path / "data"))
    for database in (copy / "index").glob("*/chroma/chroma.sqlite3"):
        os.truncate(database, 2000)
    assert run("doctor", "--data", copy) == 1
    assert "run `statement-bot index`" in capsys.readouterr().out.splitlines()[-1]


def test_a_command_that_needs_no_model_does_not_wait_for_torch() -> None:
    code = "import app, sys; sys.exit('torch' in sys.modules or 'transformers' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=60).returncode == 0


def test_doctor_says_that_a_file_is_no_data_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert run("doctor", "--data", tmp_path / "file") == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith("PROBLEM")
