"""`statement-bot records …`: check, export and thin out the record of what was asked and answered."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import DataOption
from bot.cli.output import note, result
from bot.errors import BotError
from bot.records.audit import audit
from bot.records.database import FILE
from bot.records.entry import read_head
from bot.records.export import export_csv, export_jsonl
from bot.records.failures import read_failures
from bot.records.journal import Days, Journal, open_journal, rebuild_copies
from bot.records.retention import retain
from bot.settings import Settings, read_settings

application = typer.Typer(no_args_is_help=True, help="Check, export and thin out the record of questions and answers.")

HeadOption = Annotated[
    str | None, typer.Option("--head", metavar="NUMBER:HASH", help="A head noted earlier; it must still be there.")
]
_DAY = ["%Y-%m-%d"]
SinceOption = Annotated[datetime | None, typer.Option("--since", formats=_DAY, help="First day, UTC.")]
UntilOption = Annotated[datetime | None, typer.Option("--until", formats=_DAY, help="Last day, UTC.")]
IntoOption = Annotated[Path | None, typer.Option("--into", metavar="FILE", help="A new file; else standard output.")]
DaysOption = Annotated[int | None, typer.Option("--days", min=1, help="Instead of the setting RETENTION_DAYS.")]


class Form(StrEnum):
    """What an export is written as."""

    CSV = "csv"
    JSONL = "jsonl"


@application.command("verify")
def verify(head: HeadOption = None, data: DataOption = None) -> int:
    """Read the whole record again; exit code 1 when an entry was changed, removed, inserted or reordered."""
    noted = None if head is None else read_head(head)
    with _opened(read_settings(data=data)) as (journal, settings):
        found = audit(journal, noted)
        for finding in found.findings:
            result(finding.line)
        failures = read_failures(settings.data)
    if failures.count:
        note(failures.line)
    result(f"{'ok: ' if found.ok else f'{len(found.findings)} problems: '}{found.line}")
    return 0 if found.ok else 1


@application.command("export")
def export(
    form: Annotated[Form, typer.Option("--format", help="For spreadsheets, or for programs.")] = Form.CSV,
    since: SinceOption = None,
    until: UntilOption = None,
    into: IntoOption = None,
    data: DataOption = None,
) -> None:
    """Write out the record, or some days of it."""
    days = Days(None if since is None else since.date(), None if until is None else until.date())
    with _opened(read_settings(data=data)) as (journal, _):
        lines = export_csv(journal, days) if form is Form.CSV else (f"{x}\n" for x in export_jsonl(journal, days))
        if into is None:
            for line in lines:
                sys.stdout.write(line)
            return
        try:
            # newline="": the line ends of CSV are its own. "x": an export never takes another one's place.
            with into.open("x", encoding="utf-8", newline="") as file:
                file.writelines(lines)
        except OSError as error:
            raise BotError(f"{into} cannot be written ({error.strerror}); name a new file") from error
    note(f"written to {into}")


@application.command("retain")
def retain_(days: DaysOption = None, data: DataOption = None) -> None:
    """Remove the content of what was kept long enough; the record can still be verified."""
    with _opened(read_settings(data=data)) as (journal, settings):
        kept = days or settings.retention_days
        done = retain(journal, kept)
    count = getattr(done.event, "entries", 0) if done else 0
    note(f"content of {count} entries older than {kept} days removed")


@application.command("rebuild")
def rebuild(data: DataOption = None) -> None:
    """Make the copies that the console searches in again, from the entries."""
    with _opened(read_settings(data=data)) as (journal, _):
        note(f"copies of {rebuild_copies(journal)} entries made again")


@contextmanager
def _opened(settings: Settings) -> Iterator[tuple[Journal, Settings]]:
    # Opening makes one where there is none; a mistyped folder would then pass every check.
    if not settings.records and not (settings.data / FILE).exists():
        raise BotError(f"there is no record in {settings.data}; give the data folder of the service with --data")
    journal = open_journal(settings.records, settings.data)
    try:
        yield journal, settings
    finally:
        journal.close()
