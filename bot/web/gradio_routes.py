"""The few Gradio routes that a reader's browser needs. Every other one is closed, in this version and the next."""

import json
import re

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# app_id stays closed on purpose: after a lost connection Gradio polls it, and when it answers reloads the page, which
# would throw away the conversation that the reader is looking at. static/composer.js goes on without it.
_OPEN = {
    "GET": re.compile(
        r"/config|/theme\.css|/(assets|static|svelte)/.+"
        r"|/gradio_api/(info|startup-events|queue/data|heartbeat/[^/]+)"
    ),
    "POST": re.compile(r"/gradio_api/(queue/join|reset|cancel)/?"),
}
_MOST_BYTES = 2_000_000  # with every question the whole conversation comes back: hundreds of turns


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
            if scope["method"] == "POST":
                body = await _body(receive)
                if refusal := _refusal(body):
                    await refusal(scope, receive, send)
                    return
                receive = _again(body, receive)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1000})
            return
        await self._gradio(scope, receive, send)


async def _body(receive: Receive) -> bytes:
    """The body; of one that is too long only enough to see that."""
    body = b""
    while len(body) <= _MOST_BYTES:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body", False):
            break
    return body


def _refusal(body: bytes) -> ASGIApp | None:
    if len(body) > _MOST_BYTES:
        return PlainTextResponse("This is too large.\n", status_code=413)
    try:
        left = [json.loads(body)]
    except (ValueError, RecursionError):
        return PlainTextResponse("This is not JSON.\n", status_code=400)
    # Wherever a value names a file or an address, Gradio copies it into its cache before our code sees it, whatever
    # it is and wherever it lies; an application that is mounted, as ours is, skips Gradio's own check of the path.
    while left:
        value = left.pop()
        if isinstance(value, dict):
            if "path" in value:
                return PlainTextResponse("No files are taken here.\n", status_code=400)
            left += value.values()
        elif isinstance(value, list):
            left += value
    return None


def _again(body: bytes, receive: Receive) -> Receive:
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def once_more() -> Message:
        return messages.pop() if messages else await receive()

    return once_more
