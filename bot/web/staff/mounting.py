"""Puts the staff console into the application."""

from collections.abc import Callable

from fastapi import Depends, FastAPI
from fastapi.responses import HTMLResponse
from starlette.requests import Request
from starlette.types import ASGIApp

from bot.staff.account import Role
from bot.staff.staff import Staff
from bot.web.staff.console import Console
from bot.web.staff.cookies import Cookies
from bot.web.staff.gate import Doors, StaffGate
from bot.web.staff.login_pages import login_routes
from bot.web.staff.problem import Problem
from bot.web.staff.sign_on_pages import sign_on_routes
from bot.web.staff.signed_in import checked_form
from bot.web.staff.staff_pages import StaffPages
from bot.web.staff.start_page import start_routes


def mount_staff(
    app: FastAPI,
    staff: Staff,
    pages: StaffPages,
    consoles: tuple[Console, ...],
    *,
    closed: ASGIApp,
    notify: Callable[[str], None],
) -> None:
    """Adds the routes and the gate. Call it before anything is mounted at "/", and before the application's other
    middleware is added, so that theirs lies around it. The navigation shows the consoles in the order given.

    `closed` answers everything under /staff while nobody could enter; it must be fit to answer many requests.
    """
    settings = pages.settings
    cookies = Cookies(always_secure=settings.public_url.startswith("https://"))
    start = Console("Start", "/staff/", start_routes(pages), Role.REVIEWER)
    app.include_router(login_routes(staff, pages, cookies))
    if staff.provider is not None:
        app.include_router(sign_on_routes(staff.provider, staff.sessions, pages, cookies, notify))
    for console in (start, *consoles):
        app.include_router(console.router, dependencies=[Depends(checked_form)])

    async def show(request: Request, problem: Exception) -> HTMLResponse:
        assert isinstance(problem, Problem)
        return pages.problem(request, problem.status, problem.title, problem.explanation)

    app.add_exception_handler(Problem, show)
    app.add_middleware(StaffGate, doors=Doors(staff, (start, *consoles), pages, cookies, closed, settings.public_url))
    if not staff.exists():
        notify(
            "There is no staff console, because there is no account: make one with "
            "`statement-bot staff add NAME --role admin`."
        )
