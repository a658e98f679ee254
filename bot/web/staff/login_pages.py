"""`/staff/login` and `/staff/logout`."""

import hmac
from math import ceil
from urllib.parse import parse_qs

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse
from starlette.responses import Response

from bot.staff.errors import LoginRefused, TooManyAttempts
from bot.staff.sessions import form_token
from bot.staff.staff import Staff
from bot.web.staff.cookies import Cookies
from bot.web.staff.onward import onward
from bot.web.staff.problem import Problem
from bot.web.staff.signed_in import FORM_FIELD, SCOPE_KEY, wrong_form
from bot.web.staff.staff_pages import StaffPages
from bot.web.staff.static_files import STATIC

_MAX_BYTES = 8192
_REFUSED = "The name and the password do not match an account."


def login_routes(staff: Staff, pages: StaffPages, cookies: Cookies) -> APIRouter:
    """The routes that are open to who has no session."""
    router = APIRouter()
    # Each check of a password takes 64 MiB: without a limit, forty at once would take the service down.
    at_once = CapacityLimiter(2)

    def form(request: Request, wanted: str, status: int = 200, problem: str = "", name: str = "") -> HTMLResponse:
        return pages.outside(
            request,
            "login.html",
            title="Sign in",
            status=status,
            onward=onward(wanted),
            problem=problem,
            name=name,
            by_password=staff.accounts.any(),
            by_provider=staff.provider is not None,
        )

    @router.get("/staff/login", response_class=HTMLResponse)
    async def login_page(request: Request) -> Response:
        wanted = request.query_params.get("next", "")
        if SCOPE_KEY in request.scope:
            return RedirectResponse(_base(request) + onward(wanted), status_code=303)
        return form(request, wanted)

    @router.post("/staff/login", response_class=HTMLResponse)
    async def log_in(request: Request) -> Response:
        fields = await _fields(request)
        name, password, wanted = fields.get("name", ""), fields.get("password", ""), fields.get("next", "")
        address = request.client.host if request.client else ""
        try:
            account = await to_thread.run_sync(staff.login.log_in, name, password, address, limiter=at_once)
        except LoginRefused:
            return form(request, wanted, 401, _REFUSED, name)
        except TooManyAttempts as error:
            answer = form(request, wanted, 429, f"Too many attempts. Try again in {_duration(error.wait_s)}.", name)
            answer.headers["retry-after"] = str(ceil(error.wait_s))
            return answer
        # Always a new token, and the old session ends: one that was planted in this browser is worth nothing.
        earlier = cookies.token(request)
        if earlier:
            await to_thread.run_sync(staff.sessions.end, earlier)
        token = await to_thread.run_sync(staff.sessions.begin, account)
        response = RedirectResponse(_base(request) + onward(wanted), status_code=303)
        cookies.begin(request, response, token)
        return response

    @router.post("/staff/logout", response_class=HTMLResponse)
    async def log_out(request: Request) -> Response:
        token = cookies.token(request)
        if SCOPE_KEY in request.scope:
            given = (await _fields(request)).get(FORM_FIELD, "")
            if not hmac.compare_digest(given.encode(), form_token(token).encode()):
                raise wrong_form()
            await to_thread.run_sync(staff.sessions.end, token)
        response = RedirectResponse(_base(request) + "/staff/login", status_code=303)
        cookies.end(request, response)
        return response

    @router.get("/staff/ui/login.css", response_class=FileResponse)
    async def style() -> FileResponse:
        return FileResponse(STATIC / "login.css")

    return router


async def _fields(request: Request) -> dict[str, str]:
    """The fields of a small form; anyone may send one, so it is not read beyond 8 KiB."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _MAX_BYTES:
            raise Problem(413, "Not signed in", "This form is too long. Go back and try again.")
    try:
        found = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=20)
    except ValueError as error:
        raise Problem(400, "Not signed in", "This form has too many fields. Go back and try again.") from error
    return {name: values[0] for name, values in found.items()}


def _base(request: Request) -> str:
    return str(request.scope.get("root_path", ""))


def _duration(seconds: float) -> str:
    whole = ceil(seconds)
    if whole <= 90:
        return f"{whole} second{'' if whole == 1 else 's'}"
    return f"{ceil(whole / 60)} minutes"
