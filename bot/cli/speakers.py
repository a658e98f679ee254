"""`statement-bot speakers`: who says what in one statement file."""

import json
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import DataOption, JsonOption, StatementsOption
from bot.cli.output import result
from corpus.speakers import speakers
from corpus.statement_file import read_statement


def speakers_of(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A statement file.")],
    as_json: JsonOption = False,
    statements: StatementsOption = None,  # noqa: ARG001 - every command takes the same options
    data: DataOption = None,  # noqa: ARG001
) -> None:
    """Print who says which part of a statement."""
    statement = read_statement(file)
    spoken = speakers(statement)
    if as_json:
        rows = [
            {
                "start": s.start,
                "end": s.end,
                "text": statement.text(s.span),
                "speaker": s.speaker,
                "role": s.role,
                "speech": s.speech,
            }
            for s in spoken
        ]
        result(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for s in spoken:
        who = "the statement" if s.speech == "statement" else s.speaker or "not stated"
        result(f"{s.start}–{s.end} {s.speech}, {who}{f' ({s.role})' if s.role else ''}: {statement.text(s.span)}")
