"""The options that every command takes."""

from pathlib import Path
from typing import Annotated

import typer

StatementsOption = Annotated[
    Path | None, typer.Option("--statements", metavar="DIR", help="Folder of the statement files.")
]
DataOption = Annotated[Path | None, typer.Option("--data", metavar="DIR", help="Folder of the index and the records.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON alone on standard output.")]
