"""The gate in front of everything under /staff. Pure ASGI, around the whole application, so that a route that somebody
adds elsewhere is behind it too."""

from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from anyio import to_thread
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.staff.sessions import Session
from bot.staff.staff import Staff
from bot.web.origin import is_own_origin
from bot.web.staff.console import Console
from bot.web.staff.cookies import Cookies
from bot.web.staff.onward import onward
from bot.web.staff.signed_in import SCOPE_KEY, Link, SignedIn
from bot.web.staff.staff_pages import StaffPages

OPEN = frozenset(
    {
        ("GET", "/staff/login"),
        ("POST", "/staff/login"),
        ("POST", "/staff/logout"),
        ("GET", "/staff/sso"),
        ("GET", "/staff/sso/callback"),
        ("GET", "/staff/ui/login.css"),
    }
)
_SAFE = ("GET", "HEAD")
_MOST_BYTES = 10_500_000  # a document of 10 MB, and the fields around it
_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-frame-options": "DENY",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
    "cross-origin-opener-policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Doors:
    """What the gate goes by. `closed` answers where there is nothing; it must hold no state."""

    staff: Staff
    consoles: tuple[Console, ...]
    pages: StaffPages
    cookies: Cookies
    closed: ASGIApp
    public_url: str


class StaffGate:
    """Lets a request under /staff pass when it is for the way in, or when a session with enough of a role asks for a
    route that a console declares. Everything else is refused, whether there is such a route or not."""

    def __init__(self, app: ASGIApp, doors: Doors) -> None:
        self._app, self._doors = app, doors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "").removeprefix(scope.get("root_path", ""))
        if path != "/staff" and not path.startswith("/staff/"):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        elif scope["type"] == "http":
            refusal = await self._refusal(scope, receive, path)
            await (refusal or self._app)(scope, receive, partial(_send_guarded, send))

    async def _refusal(self, scope: Scope, receive: Receive, path: str) -> ASGIApp | None:
        doors, request = self._doors, Request(scope, receive)
        if not await to_thread.run_sync(doors.staff.exists):
            return doors.closed
        if scope["method"] not in _SAFE and not self._own(request.headers):
            return PlainTextResponse("This request came from a page of another site.\n", status_code=403)
        if _too_large(request.headers):
            return PlainTextResponse("This is too large; a document may have 10 MB.\n", status_code=413)
        token = doors.cookies.token(request)
        session = await to_thread.run_sync(doors.staff.sessions.find, token) if token else None
        if session is not None:
            links = tuple(Link(c.title, c.path, c.role) for c in doors.consoles if session.account.role.allows(c.role))
            scope[SCOPE_KEY] = SignedIn(session, links)
        if (scope["method"], path) in OPEN:
            return None
        if session is None:
            return self._way_in(request, path)
        return self._role_refusal(request, session)

    def _way_in(self, request: Request, path: str) -> Response:
        if request.method not in _SAFE or "text/html" not in request.headers.get("accept", ""):
            return PlainTextResponse("Sign in first.\n", status_code=401)
        wanted = path + ("?" + request.url.query if request.url.query else "")
        base = request.scope.get("root_path", "")
        if request.headers.get("sec-fetch-site") == "cross-site":
            # A link in a mail or a chat: the browser keeps the Strict cookie back although there may be a session.
            # This page is ours, so the step from it to the same address is not cross-site, and the cookie comes.
            return self._doors.pages.outside(
                request, "onward.html", title="Opening the page", address=base + onward(wanted)
            )
        return RedirectResponse(f"{base}/staff/login?next={quote(onward(wanted), safe='')}", status_code=303)

    def _role_refusal(self, request: Request, session: Session) -> ASGIApp | None:
        scope = dict(request.scope)
        if scope["method"] == "HEAD":
            scope["method"] = "GET"
        # The first that matches decides, as it will when the request is routed.
        needed = next((role for c in self._doors.consoles if (role := c.needed(scope)) is not None), None)
        if needed is None:
            return self._problem(request, 404, "Page not found", "There is nothing at this address.")
        if not session.account.role.allows(needed):
            return self._problem(
                request,
                403,
                "Not allowed",
                f"This needs the role “{needed.value}”; yours is “{session.account.role.value}”.",
            )
        return None

    def _problem(self, request: Request, status: int, title: str, explanation: str) -> HTMLResponse:
        return self._doors.pages.problem(request, status, title, explanation)

    def _own(self, headers: Headers) -> bool:
        # Stricter than for the public pages: every browser names the origin of a form, so one without is none.
        return is_own_origin(headers.get("origin", ""), headers, self._doors.public_url)


def _too_large(headers: Headers) -> bool:
    # Here, because a form is read, and its files kept on disk, before any route or dependency is asked.
    length = headers.get("content-length", "0")
    return "transfer-encoding" in headers or not length.isdecimal() or int(length) > _MOST_BYTES


async def _send_guarded(send: Send, message: Message) -> None:
    if message["type"] == "http.response.start":
        headers = MutableHeaders(scope=message)
        for name, value in _HEADERS.items():
            headers[name] = value
        headers.setdefault("referrer-policy", "same-origin")
    await send(message)
