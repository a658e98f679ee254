"""`/staff/switch`: public answering off, and on again, each with a reason that goes on record."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from bot.question import visible
from bot.records.content import Kind
from bot.records.event import Logged, Switch
from bot.records.journal import Journal
from bot.web.staff.on_record import on_record
from bot.web.staff.problem import Problem
from bot.web.staff.signed_in import current_account
from bot.web.staff.staff_pages import StaffPages

_LONGEST_REASON, _LONGEST_MESSAGE = 1000, 300
_SHOWN = 20


def switch_routes(journal: Callable[[], Journal], pages: StaffPages) -> APIRouter:
    """The page with the switch and all its earlier uses; for administrators."""
    router = APIRouter()

    def shown(request: Request, *, status: int = 200, problem: str = "", message: str = "") -> HTMLResponse:
        with on_record():
            history = tuple(journal().events(Kind.SWITCH))
        return pages.page(
            request,
            "switch.html",
            title="Switch",
            status=status,
            on=_on(history),
            history=history[: -_SHOWN - 1 : -1],
            problem=problem,
            message=message,
        )

    @router.get("/staff/switch", response_class=HTMLResponse)
    def page(request: Request) -> HTMLResponse:
        return shown(request)

    @router.post("/staff/switch", response_class=HTMLResponse)
    def switch(
        request: Request,
        to: Annotated[str, Form()] = "",
        reason: Annotated[str, Form()] = "",
        message: Annotated[str, Form()] = "",
    ) -> Response:
        if to not in ("on", "off"):
            raise Problem(400, "Nothing was switched", "Choose on or off.")
        reason, message = visible(reason)[:_LONGEST_REASON], visible(message)[:_LONGEST_MESSAGE]
        if not reason:
            return shown(request, status=400, problem="Give a reason; nothing was switched.", message=message)
        by = current_account(request).name
        with on_record():
            record = journal()
            if _on(tuple(record.events(Kind.SWITCH))) is not (to == "on"):
                record.append(Switch(to == "on", reason, by, message if to == "off" else ""))
        return RedirectResponse(f"{request.scope.get('root_path', '')}/staff/switch", status_code=303)

    return router


def _on(history: tuple[Logged, ...]) -> bool:
    return not history or not isinstance(history[-1].event, Switch) or history[-1].event.on
