"""A small application with the staff console in it, a clock to turn, and someone who signs in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from argon2 import PasswordHasher
from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import PlainTextResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.testclient import TestClient

import bot.web
from bot.staff.account import Account, Role
from bot.staff.passwords import Passwords
from bot.staff.single_sign_on import SingleSignOn
from bot.staff.staff import Staff, open_staff
from bot.web.guard import Guard
from bot.web.settings import WebSettings
from bot.web.staff.console import Console, needs
from bot.web.staff.mounting import mount_staff
from bot.web.staff.signed_in import current_account
from bot.web.staff.staff_pages import StaffPages

PUBLIC_STATIC = Path(bot.web.__file__).parent / "static"
PASSWORD = "seven green boats"
PAGE = {"accept": "text/html"}
# The parameters that argon2-cffi ships take 50 ms a password; these are for tests that are about something else.
QUICK = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@dataclass
class Clock:
    """Seconds since 1970, turned by hand."""

    now: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Site:
    """The application, what it was made of, and browsers to visit it with."""

    staff: Staff
    clock: Clock
    origin: str = "https://ask.example.org"
    public_url: str = ""
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
        pages = StaffPages(WebSettings(public_url=self.public_url))
        consoles = (
            Console("Review", "/staff/review", _review(), Role.REVIEWER),
            Console("Corrections", "/staff/corrections", _corrections(), Role.EDITOR),
            Console("Switch", "/staff/switch", _switch(), Role.ADMIN),
        )
        closed = PlainTextResponse("nothing here", status_code=404)
        mount_staff(self.app, self.staff, pages, consoles, closed=closed, notify=self.notes.append)

        @self.app.get("/staff/stray")
        async def stray() -> str:
            return "stray"

        @self.app.get("/staffing")
        async def public(request: Request) -> list[str]:
            return sorted(request.cookies)

        self.app.add_middleware(Guard, ancestors=(), public_url=self.public_url)
        self.app.mount("/ui", StaticFiles(directory=PUBLIC_STATIC))
        self.app.mount("/", PlainTextResponse("the chat"))

    def browser(self, address: str = "192.0.2.1") -> TestClient:
        """A browser with its own cookies; names its origin as one does."""
        client = TestClient(self.app, base_url=self.origin, client=(address, 50000), follow_redirects=False)
        client.headers.update({"origin": self.origin, **PAGE})
        return client

    def signed_in(self, role: Role) -> TestClient:
        """A browser in which an account of this role has logged in; makes the account."""
        if role.value not in {account.name for account in self.staff.accounts.all()}:
            self.staff.accounts.add(Account(role.value, role), PASSWORD)
        client = self.browser()
        assert log_in(client, role.value).status_code == 303
        return client


def log_in(client: TestClient, name: str, password: str = PASSWORD, onward: str = ""):  # type: ignore[no-untyped-def]
    """The response to the login form."""
    return client.post("/staff/login", data={"name": name, "password": password, "next": onward})


def make_site(
    data: Path, *, single_sign_on: SingleSignOn | None = None, origin: str = "", public_url: str = ""
) -> Site:
    """A site on a data folder; restarting is making another one on the same folder."""
    clock = Clock()
    staff = open_staff(data, single_sign_on, clock, QUICK)
    return Site(staff, clock, origin or "https://ask.example.org", public_url)


def staff_routes(app: FastAPI) -> list[tuple[str, str]]:
    """Every method and path under /staff that the application routes, however deep; parameters filled with "1"."""
    return [(method, path) for method, path in _walk(app.router.routes, "") if f"{path}/".startswith("/staff/")]


def _walk(routes: list[BaseRoute], prefix: str) -> Iterator[tuple[str, str]]:
    for route in routes:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            assert route.include_context.prefix == ""  # type: ignore[attr-defined]
            yield from _walk(inner.routes, prefix)
        elif isinstance(route, Mount):
            yield from _walk(list(route.routes), prefix + route.path)
        elif isinstance(route, Route):
            path = re.sub(r"\{[^}]+\}", "1", route.path)
            for method in sorted(route.methods or {"GET"}):
                yield method, prefix + path


def _review() -> APIRouter:
    router = APIRouter()

    @router.get("/staff/review")
    async def page(request: Request) -> str:
        return current_account(request).name

    @router.post("/staff/review/{number}")
    async def verdict(number: int, request: Request) -> str:
        form = await request.form()
        return f"{number} {form.get('verdict')}"

    @router.post("/staff/review/{number}/drop")
    @needs(Role.ADMIN)
    async def drop(number: int) -> str:
        return f"dropped {number}"

    return router


def _corrections() -> APIRouter:
    router = APIRouter()

    @router.get("/staff/corrections/{number}")
    async def page(number: int) -> int:
        return number

    @router.api_route("/staff/corrections", methods=["GET", "PUT", "DELETE"])
    async def change() -> str:
        return "changed"

    return router


def _switch() -> APIRouter:
    router = APIRouter()

    @router.post("/staff/switch")
    async def switch() -> str:
        return "switched"

    return router
