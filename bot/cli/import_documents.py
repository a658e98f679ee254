"""`statement-bot import`: documents to statement files."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import DataOption, StatementsOption
from bot.cli.output import note, result
from bot.settings import read_settings
from corpus.errors import CorpusError
from corpus.importing import Facts, import_document


def import_documents(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="txt, md, html, pdf or docx.")],
    into: Annotated[Path | None, typer.Option(metavar="DIR", help="Where to put it; default: --statements.")] = None,
    title: Annotated[str | None, typer.Option(help="Title; default: found in the document.")] = None,
    issuer: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    published: Annotated[str | None, typer.Option(help="Day of publication, YYYY-MM-DD.")] = None,
    url: Annotated[str | None, typer.Option(help="Where it is published.")] = None,
    language: Annotated[str | None, typer.Option(help="Language tag, such as en.")] = None,
    licence: Annotated[str | None, typer.Option(help="Licence of the text, in one line.")] = None,
    question: Annotated[list[str] | None, typer.Option(help="A starter question; may be given again.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be kept and left out; write nothing.")] = (
        False
    ),
    statements: StatementsOption = None,
    data: DataOption = None,
) -> int:
    """Turn documents into statement files, and list everything that was left out and why."""
    folder = into or read_settings(statements=statements, data=data).statements
    given = Facts(title, issuer, _day(published), url, language, licence, tuple(question or ()))
    failed = 0
    for file in files:
        try:
            imported = import_document(file, given)
            if dry_run:
                where = "not written (dry run)"
            else:
                new = imported.write(folder)
                where = f"{imported.statement_path(folder)}{'' if new else ' (already there, nothing changed)'}"
        except CorpusError as error:
            failed += 1
            note(f"statement-bot: {error}")
            continue
        result(f"{file} → {where}")
        result(imported.ledger.summary())
        if dry_run:
            result(imported.statement.body)
    return 1 if failed else 0


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"--published {text!r} is not a day; write YYYY-MM-DD") from None
