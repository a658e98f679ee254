"""The composition root: settings to application. `python app.py` is `statement-bot serve`."""

import sys
from collections.abc import Callable

from fastapi import FastAPI

from bot.cli import command_line
from bot.service import open_service
from bot.settings import Settings


def build(settings: Settings, notify: Callable[[str], None]) -> FastAPI:
    """The web application on the statements of the settings; `notify` gets each line for the operator."""
    from bot.staff.single_sign_on import read_single_sign_on
    from bot.staff.staff import open_staff
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
    single_sign_on = read_single_sign_on(
        issuer=settings.sso_issuer,
        client_id=settings.sso_client_id,
        client_secret=settings.sso_client_secret.get_secret_value(),
        roles=settings.sso_roles,
        groups_claim=settings.sso_groups_claim,
        public_url=settings.public_url,
    )
    staff = open_staff(settings.data, single_sign_on)
    return create_application(service.answer, lambda: service.corpus, web, staff, notify=notify)


def main() -> int:
    """The console script `statement-bot`."""
    return command_line.main(sys.argv[1:], build)


if __name__ == "__main__":
    sys.exit(command_line.main(["serve", *sys.argv[1:]], build))
