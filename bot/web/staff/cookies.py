"""The two cookies of the console: the session, and the one that waits for the single sign-on to come back.

No cookie may reach the public pages. So both are bound to a path, which rules out the prefix `__Host-`: that demands
Path=/. `__Secure-` can be kept, and stops a page without TLS from planting a cookie.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import asdict, dataclass

from starlette.requests import HTTPConnection
from starlette.responses import Response

from bot.staff.provider import Departure

_SESSION, _SIGN_ON = "staff_session", "staff_sign_on"
_SIGN_ON_S = 600


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a browser keeps while its person is at the provider. Not signed: whoever could plant one could get a
    genuine one too, and what counts is that `state` matches the address that the provider sends the browser to."""

    state: str
    nonce: str
    verifier: str
    onward: str


@dataclass(frozen=True, slots=True)
class Cookies:
    """Reads and sets them. `always_secure`: the public address is https, also where a proxy ends TLS."""

    always_secure: bool

    def token(self, request: HTTPConnection) -> str:
        """The session token that the request carries, or ""."""
        return request.cookies.get(self._name(request, _SESSION), "")

    def begin(self, request: HTTPConnection, response: Response, token: str) -> None:
        """No Max-Age: the browser forgets it when it closes, and the service ends the session anyway."""
        self._set(request, response, _SESSION, token, "/staff", "strict", None)

    def end(self, request: HTTPConnection, response: Response) -> None:
        """Takes the session cookie back."""
        self._set(request, response, _SESSION, "", "/staff", "strict", 0)

    def wait(self, request: HTTPConnection, response: Response, departure: Departure, onward: str) -> None:
        """Lax, not Strict: the request that brings the person back begins on the provider's site."""
        waiting = Waiting(departure.state, departure.nonce, departure.verifier, onward)
        text = urlsafe_b64encode(json.dumps(asdict(waiting)).encode()).decode()
        self._set(request, response, _SIGN_ON, text, "/staff/sso", "lax", _SIGN_ON_S)

    def waiting(self, request: HTTPConnection) -> Waiting | None:
        """What `wait` left; None when there is nothing, or something else."""
        try:
            found = json.loads(urlsafe_b64decode(request.cookies.get(self._name(request, _SIGN_ON), "")))
            waiting = Waiting(**found)
        except (ValueError, TypeError, RecursionError):
            return None
        return waiting if all(isinstance(part, str) and part for part in asdict(waiting).values()) else None

    def stop_waiting(self, request: HTTPConnection, response: Response) -> None:
        """Takes the waiting cookie back: it is good for one return."""
        self._set(request, response, _SIGN_ON, "", "/staff/sso", "lax", 0)

    def _name(self, request: HTTPConnection, name: str) -> str:
        return f"__Secure-{name}" if self._secure(request) else name

    def _secure(self, request: HTTPConnection) -> bool:
        return self.always_secure or request.url.scheme == "https"

    def _set(
        self, request: HTTPConnection, response: Response, name: str, value: str, path: str, same: str, age: int | None
    ) -> None:
        response.set_cookie(
            self._name(request, name),
            value,
            max_age=age,
            path=request.scope.get("root_path", "") + path,
            secure=self._secure(request),
            httponly=True,
            samesite="strict" if same == "strict" else "lax",
        )
