"""The composition root: settings to application. `python app.py` is `statement-bot serve`."""

import sys
from collections.abc import Callable

from fastapi import FastAPI

from bot.cli import command_line
from bot.service import open_service
from bot.settings import Settings


def build(settings: Settings, notify: Callable[[str], None]) -> FastAPI:
    """The web application on the statements of the settings; `notify` gets each line for the operator."""
    # Imported here: the other commands start without the seconds that Gradio takes.
    from bot.staff.single_sign_on import read_single_sign_on
    from bot.staff.staff import open_staff
    from bot.web.application import create_application
    from bot.web.pages import Pages
    from bot.web.report_pages import report_routes
    from bot.web.settings import WebSettings
    from bot.web.staff.answer_consoles import answer_consoles
    from bot.web.staff.desk import Desk
    from bot.web.staff.scorecard_pages import public_scorecard_routes
    from bot.web.staff.staff_pages import StaffPages
    from bot.web.staff.statement_consoles import statement_consoles

    service = open_service(settings, notify)
    single_sign_on = read_single_sign_on(
        issuer=settings.sso_issuer,
        client_id=settings.sso_client_id,
        client_secret=settings.sso_client_secret.get_secret_value(),
        roles=settings.sso_roles,
        groups_claim=settings.sso_groups_claim,
        public_url=settings.public_url,
    )
    staff = open_staff(settings.data, single_sign_on)
    web = WebSettings(
        service_name=settings.service_name,
        public_url=settings.public_url,
        embed_origins=settings.embed_origins,
        accent=settings.accent,
        max_chars=settings.max_chars,
        staff=staff.exists(),
    )
    desk = Desk(service, settings, StaffPages(web), notify)
    review, ask, unanswered, scorecard, switch = answer_consoles(desk)
    routers = [report_routes(service.journal, staff.exists, Pages(web))]
    if settings.public_scorecard:
        routers.append(public_scorecard_routes(service.journal, settings.data, Pages(web)))
    return create_application(
        service.answer,
        lambda: service.corpus,
        web,
        staff,
        (review, ask, unanswered, *statement_consoles(desk), scorecard, switch),
        tuple(routers),
        service.standings,
        notify,
    )


def main() -> int:
    """The console script `statement-bot`."""
    return command_line.main(sys.argv[1:], build)


if __name__ == "__main__":
    sys.exit(command_line.main(["serve", *sys.argv[1:]], build))
