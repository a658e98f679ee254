"""The consoles about what was asked and answered, and the switch."""

from bot.staff.account import Role
from bot.web.staff.ask_console import ask_console_routes
from bot.web.staff.console import Console
from bot.web.staff.desk import Desk
from bot.web.staff.review_pages import review_routes
from bot.web.staff.scorecard_pages import scorecard_routes
from bot.web.staff.switch_pages import switch_routes
from bot.web.staff.unanswered_pages import unanswered_routes


def answer_consoles(desk: Desk) -> tuple[Console, ...]:
    """Five links of the navigation."""
    journal, settings, pages = desk.journal, desk.settings, desk.pages
    return (
        Console("Review", "/staff/review", review_routes(journal, lambda: desk.corpus, pages), Role.REVIEWER),
        Console("Ask", "/staff/ask", ask_console_routes(desk.service.inspect, settings, pages), Role.REVIEWER),
        Console("Unanswered", "/staff/unanswered", unanswered_routes(journal, pages), Role.REVIEWER),
        Console("Scorecard", "/staff/scorecard", scorecard_routes(journal, settings.data, pages), Role.REVIEWER),
        Console("Switch", "/staff/switch", switch_routes(journal, pages), Role.ADMIN),
    )
