"""`statement-bot verify`: whether quotes given earlier still stand."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import DataOption, StatementsOption
from bot.cli.output import note, result
from bot.errors import BadReceipt
from bot.service import load_statements
from bot.settings import read_settings
from bot.verification import verify_receipts


def verify(
    receipt: Annotated[Path, typer.Argument(metavar="RECEIPT.json", help="A receipt, a citation or a whole answer.")],
    statements: StatementsOption = None,
    data: DataOption = None,
) -> int:
    """Check the receipts of a file against the statements; exit code 1 when a quote no longer stands."""
    try:
        text = receipt.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadReceipt(str(receipt), f"cannot be read ({error})") from error
    corpus = load_statements(read_settings(statements=statements, data=data).statements, note)
    verification = verify_receipts(text, str(receipt), corpus)
    for line in verification.lines:
        result(line)
    return 0 if verification.ok else 1
