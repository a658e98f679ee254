"""The headers and the one check that every response and request passes. Pure ASGI, so that streams stay streams."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.web.origin import is_own_origin

_SAFE = ("GET", "HEAD", "OPTIONS")
_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors "
)
_ANSWERS = ("/ask", "/embed", "/api/")


class Guard:
    """Adds the security headers; refuses a state-changing request that another origin's page sends.

    `ancestors` are the origins that may show the public pages in a frame, besides this one.
    """

    def __init__(self, app: ASGIApp, ancestors: tuple[str, ...], public_url: str = "") -> None:
        self._app = app
        self._policy = _POLICY + " ".join(("'self'", *ancestors))
        self._own = public_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("content-security-policy", self._policy)
                headers["x-content-type-options"] = "nosniff"
                # Questions stand in addresses (/ask?q=…): no other host may learn them from a link that is followed.
                headers.setdefault("referrer-policy", "same-origin")
                if scope["path"].startswith("/ui/"):  # their names carry no version
                    headers.setdefault("cache-control", "no-cache")
                if scope["path"].startswith(_ANSWERS):  # kept by a proxy, an answer would outlive a block or withdrawal
                    headers.setdefault("cache-control", "no-store")
                headers["permissions-policy"] = "camera=(), microphone=(), geolocation=()"
            await send(message)

        if scope["method"] not in _SAFE and not self._same_origin(Headers(scope=scope)):
            refusal = PlainTextResponse("This request came from a page of another site.\n", status_code=403)
            await refusal(scope, receive, send_with_headers)
            return
        await self._app(scope, receive, send_with_headers)

    def _same_origin(self, headers: Headers) -> bool:
        origin = headers.get("origin")
        if origin is None:  # not a browser's cross-site request: those always name their origin
            return headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")
        return is_own_origin(origin, headers, self._own)
