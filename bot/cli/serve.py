"""`statement-bot serve`: the web application."""

import asyncio
import logging
from typing import Annotated

import typer

from bot.cli.options import DataOption, StatementsOption
from bot.cli.output import note
from bot.settings import read_settings

_LAST_S = 5  # every open chat page keeps a stream open, and would keep the service from stopping


def serve(
    context: typer.Context,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
    statements: StatementsOption = None,
    data: DataOption = None,
) -> None:
    """Serve the chat, the statement pages and the widget until stopped."""
    import torch
    import uvicorn

    settings = read_settings(statements=statements, data=data, host=host, port=port)
    application = context.obj(settings, note)
    torch.set_num_threads(1)  # for each question: threads of several questions that wait for one another are slower
    logging.getLogger("uvicorn.error").addFilter(_is_news)
    note(f"Serving on http://{settings.host}:{settings.port} – stop with Ctrl+C")
    uvicorn.run(
        application,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=_LAST_S,
    )


def _is_news(record: logging.LogRecord) -> bool:
    """False for the traceback that uvicorn logs for every page that is open when the service stops."""
    return not (record.exc_info and record.exc_info[0] is asyncio.CancelledError)
