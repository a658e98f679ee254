"""The composition root: settings to application. `python app.py` is `statement-bot serve`."""

import sys
from collections.abc import Callable

from fastapi import FastAPI

from bot.cli import command_line
from bot.service import open_service
from bot.settings import Settings


def build(settings: Settings, notify: Callable[[str], None]) -> FastAPI:
    """The web application on the statements of the settings; `notify` gets each line for the operator."""
    from bot.web.application import create_application
    from bot.web.settings import WebSettings

    service = open_service(settings, notify)
    web = WebSettings(
        service_name=settings.service_name,
        public_url=settings.public_url,
        embed_origins=settings.embed_origins,
        accent=settings.accent,
        max_chars=settings.max_chars,
    )
    return create_application(service.answer, lambda: service.corpus, web)


def main() -> int:
    """The console script `statement-bot`."""
    return command_line.main(sys.argv[1:], build)


if __name__ == "__main__":
    sys.exit(command_line.main(["serve", *sys.argv[1:]], build))
