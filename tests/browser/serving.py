"""The real application on the real statement, and a page of another origin, each on a port of its own."""

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import uvicorn
from fastapi import FastAPI

HOST_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Our intranet</title>
<script src="{site}/embed.js" defer></script></head>
<body><main><h1>Our intranet</h1>
<p><statement-chat label="Ask the police chiefs"></statement-chat></p>
<p><statement-chat label="Ask again" theme="dark" accent="#00703c"></statement-chat></p>
</main></body></html>"""
FRAME_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Our portal</title></head>
<body><main><h1>Our portal</h1>
<iframe src="{site}/embed" title="Ask the statements" width="360" height="600"></iframe></main></body></html>"""


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def real_application(port: int, data: Path, embed_origins: tuple[str, ...]) -> Iterator[str]:
    """Serves what `statement-bot serve` serves; yields its origin."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    from app import build
    from bot.settings import read_settings

    settings = read_settings(data=data, embed_origins=embed_origins, port=port)
    with serving(build(settings, lambda _line: None), port):
        yield f"http://localhost:{port}"


@contextmanager
def serving(application: FastAPI, port: int) -> Iterator[None]:
    """Serves an application from another thread until the end."""
    server = uvicorn.Server(uvicorn.Config(application, host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        _wait(lambda: server.started)
        yield
    finally:
        server.should_exit = True
        thread.join(timeout=10)


@contextmanager
def foreign_pages(port: int, site: str) -> Iterator[str]:
    """A site of another origin that embeds ours: `/` by the element, under a strict policy; `/frame` by iframe."""
    policy = f"default-src 'none'; script-src {site}; frame-src {site}"

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = FRAME_PAGE if self.path == "/frame" else HOST_PAGE
            self.send_response(200 if self.path in ("/", "/frame") else 404)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.send_header("content-security-policy", policy)
            self.end_headers()
            self.wfile.write(page.format(site=site).encode())

        def log_message(self, *_args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{port}"
    finally:
        server.shutdown()
        server.server_close()


def _wait(ready: Callable[[], bool]) -> None:
    for _ in range(600):
        if ready():
            return
        time.sleep(0.1)
    raise AssertionError("the application did not start within 60 s")
