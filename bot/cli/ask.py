"""`statement-bot ask`: one question, or a file of them."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import DataOption, JsonOption, StatementsOption
from bot.cli.output import note, result
from bot.question import Question
from bot.questions_file import read_questions
from bot.rendering.json import to_json
from bot.rendering.plain import to_plain
from bot.service import open_service
from bot.settings import read_settings

FILE = typer.Option("--questions", metavar="FILE.jsonl", help="Ask every question of a file, in its order.")


def ask(
    question: Annotated[str | None, typer.Argument(help="The question, in quotation marks.")] = None,
    questions: Annotated[Path | None, FILE] = None,
    as_json: JsonOption = False,
    statements: StatementsOption = None,
    data: DataOption = None,
) -> None:
    """Answer one question, or every question of a file, from the statements."""
    if (question is None) == (questions is None):
        raise typer.BadParameter("give one question, or --questions FILE.jsonl")
    settings = read_settings(statements=statements, data=data)
    asked = (Question(question),) if question is not None else read_questions(questions or Path())
    service = open_service(settings, note)
    for one in asked:
        answer = service.answer(one)
        result(to_json(answer) if as_json else to_plain(answer))
