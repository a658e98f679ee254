"""The few Gradio routes that a reader's browser needs. Every other one is closed, in this version and the next."""

import re

from starlette.types import ASGIApp, Receive, Scope, Send

# app_id stays closed on purpose: after a lost connection Gradio polls it, and when it answers reloads the page, which
# would throw away the conversation that the reader is looking at. static/composer.js goes on without it.
_OPEN = {
    "GET": re.compile(
        r"/config|/theme\.css|/(assets|static|svelte)/.+"
        r"|/gradio_api/(info|startup-events|queue/data|heartbeat/[^/]+)"
    ),
    "POST": re.compile(r"/gradio_api/(queue/join|reset|cancel)/?"),
}


class OpenRoutes:
    """Passes the open routes on to Gradio; uploads, files, proxies, monitoring and the rest get `closed`."""

    def __init__(self, gradio: ASGIApp, closed: ASGIApp) -> None:
        self._gradio, self._closed = gradio, closed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            allowed = _OPEN.get("GET" if scope["method"] == "HEAD" else scope["method"])
            if allowed is None or not allowed.fullmatch(scope["path"]):
                await self._closed(scope, receive, send)
                return
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1000})
            return
        await self._gradio(scope, receive, send)
