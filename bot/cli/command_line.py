"""`statement-bot …`: every error is one line on standard error and an exit code, never a traceback."""

import sys
from collections.abc import Callable, Sequence

import typer
from fastapi import FastAPI
from typer import TyperException

from bot.cli import ask, doctor, evaluate, import_documents, index, records, serve, speakers, staff, verify
from bot.settings import Settings
from corpus.errors import StatementBotError

Build = Callable[[Settings, Callable[[str], None]], FastAPI]

FAILED = 1
USAGE = 2
UNEXPECTED = 70  # EX_SOFTWARE of sysexits.h
INTERRUPTED = 130

application = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Answers questions from official statements with word-for-word quotes, or says that they do not answer.",
)
application.command("serve")(serve.serve)
application.command("ask")(ask.ask)
application.command("import")(import_documents.import_documents)
application.command("index")(index.index)
application.command("speakers")(speakers.speakers_of)
application.command("verify")(verify.verify)
application.command("evaluate")(evaluate.evaluate_)
application.command("doctor")(doctor.doctor)
application.add_typer(records.application, name="records")
application.add_typer(staff.application, name="staff")


def main(arguments: Sequence[str], build: Build) -> int:
    """Run one command and give back its exit code: 0, 1 for our errors, 2 for wrong usage, 70 for a defect.

    `build` makes the web application for `serve`.
    """
    try:
        code = application(arguments, prog_name="statement-bot", standalone_mode=False, obj=build)
    except StatementBotError as error:
        return _fail(str(error), FAILED)
    except TyperException as error:
        if "\n" in error.format_message():  # no arguments at all: the help, which is unreadable on one line
            print(error.format_message(), file=sys.stderr)  # noqa: T201
            return USAGE
        return _fail(f"{error.format_message().rstrip('.')}; see `statement-bot --help`", USAGE)
    except (KeyboardInterrupt, typer.Abort):
        return _fail("interrupted", INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output, such as `head`, has gone; Python would complain once more while closing.
        sys.stderr.close()
        return FAILED
    except Exception as error:  # noqa: BLE001 - the outermost entry point
        return _fail(f"{type(error).__name__}: {error} (this is a defect, please report it)", UNEXPECTED)
    return code if isinstance(code, int) else 0


def _fail(message: str, code: int) -> int:
    print(f"statement-bot: {' '.join(message.split())}", file=sys.stderr)  # noqa: T201
    return code
