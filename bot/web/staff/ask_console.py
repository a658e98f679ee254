"""`/staff/ask`: what the bot finds for a question, step by step. Nothing asked here goes on record."""

from collections.abc import Callable

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from bot.messages import message
from bot.question import Question, Turn
from bot.service import Inspection
from bot.settings import Settings
from bot.web.staff.inspected import found_passages, found_sentences
from bot.web.staff.problem import Problem
from bot.web.staff.staff_pages import StaffPages
from corpus.errors import StatementBotError

_LONGEST = 5000


def ask_console_routes(inspect: Callable[[Question], Inspection], settings: Settings, pages: StaffPages) -> APIRouter:
    """The one page; `q` is the question, `before` an earlier one that it may lean on. For reviewers."""
    router = APIRouter()

    @router.get("/staff/ask", response_class=HTMLResponse)
    def ask(request: Request) -> HTMLResponse:
        text, before = (request.query_params.get(name, "").strip()[:_LONGEST] for name in ("q", "before"))
        inspection = None
        if text:
            try:
                inspection = inspect(Question(text, (Turn("user", before),) if before else ()))
            except StatementBotError as error:
                raise Problem(500, "This question cannot be answered", f"{error}.") from error
        ending = inspection.inquiry.ending if inspection else None
        return pages.page(
            request,
            "ask_console.html",
            title="Ask console",
            text=text,
            before=before,
            inspection=inspection,
            ending=ending,
            told=(inspection.inquiry.rulings.closed or message(ending, settings)) if inspection and ending else "",
            passages=found_passages(inspection) if inspection else (),
            sentences=found_sentences(inspection) if inspection else (),
        )

    return router
