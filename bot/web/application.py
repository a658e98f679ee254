"""The web application: own pages first, then Gradio's chat, and the guard around all of it."""

import os
from collections.abc import Callable
from pathlib import Path

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, PlainTextResponse, Response
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from bot.answer import Answer
from bot.question import Question
from bot.records.validity import Standing
from bot.staff.staff import Staff
from bot.web.answering import RETRY_AFTER_S, Answering, TooBusy
from bot.web.api import api_routes, not_the_contract
from bot.web.ask_pages import ask_routes
from bot.web.chat_page import chat_routes
from bot.web.gradio_routes import OpenRoutes
from bot.web.guard import Guard
from bot.web.pages import Pages
from bot.web.settings import WebSettings
from bot.web.staff.console import Console
from bot.web.staff.mounting import mount_staff
from bot.web.staff.staff_pages import StaffPages
from bot.web.statement_pages import statement_routes
from corpus.loading import Corpus

_STATIC = Path(__file__).parent / "static"


def create_application(
    answering: Callable[[Question], Answer],
    corpus: Callable[[], Corpus],
    settings: WebSettings,
    staff: Staff | None = None,
    consoles: tuple[Console, ...] = (),
    routers: tuple[APIRouter, ...] = (),
    standings: Callable[[], tuple[Standing, ...]] = tuple,
    notify: Callable[[str], None] = lambda _line: None,
) -> FastAPI:
    """The whole web application. `answering` may block: it runs in threads.

    `consoles` are what staff see behind the login, `routers` more pages for the public, `standings` which statements
    are no longer current.
    """
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")  # read when gradio is imported
    from gradio import mount_gradio_app

    from bot.web.chat import build_chat
    from bot.web.theme import chat_theme

    app = FastAPI(title=settings.service_name, docs_url=None, redoc_url=None, openapi_url=None)
    pages = Pages(settings)
    nothing_here = pages.problem(404, "Page not found", "There is nothing at this address.")
    if staff is not None:
        mount_staff(app, staff, StaffPages(settings), consoles, closed=nothing_here, notify=notify)
    # Added first, so it runs inside the guard. Its presence also makes Gradio keep its own, permissive CORS to itself.
    app.add_middleware(CORSMiddleware, allow_origins=())
    app.add_middleware(Guard, ancestors=settings.embed_origins, public_url=settings.public_url)

    @app.get("/healthz", response_class=PlainTextResponse)
    async def health() -> str:
        return "ok\n"

    @app.get("/embed.js", response_class=FileResponse)
    async def widget() -> FileResponse:
        return FileResponse(_STATIC / "embed.js", headers={"cache-control": "no-cache"})

    @app.get("/favicon.ico", response_class=FileResponse)
    async def icon() -> FileResponse:
        return FileResponse(_STATIC / "icon.svg")

    async def too_busy(_request: Request, _error: Exception) -> Response:
        refused = pages.problem(503, "Too many questions", "Many people are asking just now. Ask again in a minute.")
        refused.headers["retry-after"] = str(RETRY_AFTER_S)
        return refused

    app.add_exception_handler(TooBusy, too_busy)
    limited = Answering(answering)
    app.include_router(chat_routes(corpus, pages))
    app.include_router(statement_routes(corpus, pages, standings))
    app.include_router(ask_routes(limited, corpus, pages))
    app.include_router(api_routes(limited))
    app.add_exception_handler(RequestValidationError, not_the_contract)
    for router in routers:
        app.include_router(router)
    app.mount("/ui", StaticFiles(directory=_STATIC))

    mount_gradio_app(
        app,
        build_chat(limited, corpus, pages),
        path="/",
        theme=chat_theme(),
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        show_error=False,
    )
    gradio = app.router.routes[-1]
    assert isinstance(gradio, Mount)
    gradio.app = OpenRoutes(gradio.app, closed=nothing_here)
    return app
