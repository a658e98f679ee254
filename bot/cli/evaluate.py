"""`statement-bot evaluate`: questions with known answers, scored."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import DataOption, StatementsOption
from bot.cli.output import note, result
from bot.evaluation.circumstances import circumstances
from bot.evaluation.comparison import compare, read_earlier
from bot.evaluation.evaluation import Ask, evaluate
from bot.evaluation.expected import read_expected
from bot.evaluation.report import check_room, default_folder, write_report
from bot.evaluation.table import compared_lines, score_lines
from bot.service import Service
from bot.settings import read_settings
from corpus.loading import load
from index.embedding import load_embedding

FILE = typer.Option("--questions", metavar="FILE.jsonl", help="Questions with known answers, or regression cases.")
OUT = typer.Option("--out", metavar="DIR", help="New folder of the results; else one in the data folder.")
COMPARE = typer.Option("--compare", metavar="DIR", help="Folder of an earlier evaluation to compare with.")


def evaluate_(
    questions: Annotated[Path, FILE],
    out: Annotated[Path | None, OUT] = None,
    compare_with: Annotated[Path | None, COMPARE] = None,
    statements: StatementsOption = None,
    data: DataOption = None,
) -> int:
    """Ask questions whose answers are known, and score the answers; exit code 1 for a quote that is not exact, an error
    or a failed regression case."""
    settings = read_settings(statements=statements, data=data)
    expected = read_expected(questions)
    earlier = None if compare_with is None else read_earlier(compare_with)
    at = datetime.now(UTC)
    folder = out.absolute() if out else default_folder(settings.data, at)
    check_room(folder)
    if doubtful := sum(each.doubtful for each in expected):
        note(f"warning: {doubtful} answerable questions have no gold text and no gold statement, or a blank text")
    embedding = load_embedding(settings.model)
    service = Service(settings, embedding, note)

    def open_anyway() -> Ask:
        return Service(settings.model_copy(update={"threshold": 0.0}), embedding, note).answer

    corpus = load(settings.statements)  # once more: quotes are checked against the files, not what the service holds
    made_with = circumstances(at, settings, questions, corpus, embedding)
    evaluation = evaluate(expected, service.answer, open_anyway, corpus)
    write_report(folder, evaluation, made_with)
    lines = score_lines(evaluation)
    if earlier is not None:
        lines = compared_lines(evaluation, compare(earlier, evaluation, made_with))
    for line in lines:
        result(line)
    for defect in evaluation.defects:
        note(f"DEFECT {defect}")
    note(f"written to {folder}")
    return 1 if evaluation.defects else 0
