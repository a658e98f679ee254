"""`/staff/sso` and `/staff/sso/callback`: to the provider of the single sign-on, and back."""

import hmac
from collections.abc import Callable

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from bot.staff.errors import BadAccount, SignOnFailed
from bot.staff.identity import account_of
from bot.staff.provider import Provider
from bot.staff.sessions import Sessions
from bot.web.staff.cookies import Cookies
from bot.web.staff.onward import onward
from bot.web.staff.staff_pages import StaffPages

_FAILED = "The single sign-on did not work. Go back to the start and try again."
_UNKNOWN = "You are known to the single sign-on, but nobody has given you a role here. Ask an administrator for one."


def sign_on_routes(
    provider: Provider, sessions: Sessions, pages: StaffPages, cookies: Cookies, notify: Callable[[str], None]
) -> APIRouter:
    """The two routes; `notify` gets why a sign-on failed, which the person at the browser is not told."""
    router = APIRouter()
    # A provider that hangs may hold these threads, and not the ones that answer the public.
    at_once = CapacityLimiter(4)

    def address(request: Request) -> str:
        # Never from the Host header, which the sender chooses.
        return f"{provider.settings.public_url}{request.scope.get('root_path', '')}/staff/sso/callback"

    def failed(request: Request, problem: str) -> HTMLResponse:
        notify(f"staff single sign-on: {' '.join(problem.split())}")
        response = pages.problem(request, 403, "You are not signed in", _FAILED)
        cookies.stop_waiting(request, response)
        return response

    @router.get("/staff/sso", response_class=HTMLResponse)
    async def depart(request: Request) -> Response:
        try:
            departure = await to_thread.run_sync(provider.depart, address(request), limiter=at_once)
        except SignOnFailed as error:
            return failed(request, error.problem)
        response = RedirectResponse(departure.url, status_code=303)
        cookies.wait(request, response, departure, onward(request.query_params.get("next", "")))
        return response

    @router.get("/staff/sso/callback", response_class=HTMLResponse)
    async def arrive(request: Request) -> Response:
        query, waiting = request.query_params, cookies.waiting(request)
        if waiting is None:
            return failed(request, "a return without a departure from this browser")
        if not hmac.compare_digest(query.get("state", "").encode(), waiting.state.encode()):
            return failed(request, "the state is not the one that this browser left with")
        if "code" not in query:
            return failed(request, f"the provider answered {query.get('error', 'nothing')[:80]!r}")
        try:
            identity = await to_thread.run_sync(
                provider.arrive, address(request), query["code"], waiting.nonce, waiting.verifier, limiter=at_once
            )
            account = account_of(identity, provider.settings.rules)
        except SignOnFailed as error:
            return failed(request, error.problem)
        except BadAccount as error:
            return failed(request, f"{error.name!r} cannot be the name of an account")
        if account is None:
            notify(f"staff single sign-on: no rule of STATEMENT_BOT_SSO_ROLES fits {identity.name()!r}")
            response = pages.problem(request, 403, "You may not enter", _UNKNOWN)
            cookies.stop_waiting(request, response)
            return response
        earlier = cookies.token(request)
        if earlier:
            await to_thread.run_sync(sessions.end, earlier)
        token = await to_thread.run_sync(sessions.begin, account)
        # A page, not a redirect: the chain of requests began on the provider's site, and a browser holds a Strict
        # cookie back for the whole chain, so a redirect would arrive without the session that was just begun. The
        # page is ours, and the step from it to the console is same-site.
        response = pages.outside(
            request,
            "onward.html",
            title="You are signed in",
            address=str(request.scope.get("root_path", "")) + onward(waiting.onward),
        )
        response.headers["referrer-policy"] = "no-referrer"  # the address of this page holds the code
        cookies.begin(request, response, token)
        cookies.stop_waiting(request, response)
        return response

    return router
