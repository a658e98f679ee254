"""What a page of the console knows of the request: who is signed in, and the check of its forms."""

import hmac
from dataclasses import dataclass

from starlette.requests import Request

from bot.staff.account import Account, Role
from bot.staff.errors import NotSignedIn
from bot.staff.sessions import Session
from bot.web.staff.problem import Problem

FORM_FIELD = "form_token"
FORM_HEADER = "x-form-token"
# In the scope itself, not in request.state: that one may be a mapping that the server shares between requests.
SCOPE_KEY = "statement_bot.signed_in"
_FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of the navigation, shown to those with at least `role`."""

    title: str
    path: str
    role: Role


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What the gate leaves for the page: the session, and the links that its role allows."""

    session: Session
    links: tuple[Link, ...]


def signed_in(request: Request) -> SignedIn:
    """Raises NotSignedIn where the gate did not pass this request on."""
    found = request.scope.get(SCOPE_KEY)
    if not isinstance(found, SignedIn):
        raise NotSignedIn(request.url.path)
    return found


def current_account(request: Request) -> Account:
    """Who is signed in: `Depends(current_account)`, or called with the request. Raises NotSignedIn."""
    return signed_in(request).session.account


async def checked_form(request: Request) -> None:
    """The dependency of every route of the console: a request that changes something carries the form token of this
    session, in the field `form_token`, or in the header `x-form-token` where a script sends it."""
    expected = signed_in(request).session.form_token
    if request.method in ("GET", "HEAD"):
        return
    given: object = request.headers.get(FORM_HEADER)
    if given is None and request.headers.get("content-type", "").partition(";")[0].strip().lower() in _FORM_TYPES:
        given = (await request.form()).get(FORM_FIELD)  # Starlette keeps it for the route to read again
    if not isinstance(given, str) or not hmac.compare_digest(given.encode(), expected.encode()):
        raise wrong_form()


def wrong_form() -> Problem:
    """What to raise for a form that another session, or nobody, was given."""
    explanation = "This form is not of your session. Open the page again and repeat what you did."
    return Problem(403, "Nothing was changed", explanation)
