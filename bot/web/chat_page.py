"""`/`: our own page around Gradio's chat, so that title, landmarks and notices stand before any script has run."""

import re
from collections.abc import Callable
from pathlib import Path

import gradio
from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from bot.web.pages import Pages
from corpus.loading import Corpus

_INDEX = Path(gradio.__file__).parent / "templates" / "frontend" / "index.html"
_LOADERS = re.compile(r'<script type="module"[^>]*></script>|<link rel="(?:stylesheet|modulepreload)"[^>]*>')


def gradio_loaders() -> Markup:
    """The tags of Gradio's own page that load its front end; the rest of that page (social images, inline scripts
    that our Content-Security-Policy forbids) is left behind."""
    tags = _LOADERS.findall(_INDEX.read_text(encoding="utf-8"))
    if not any(tag.startswith("<script") for tag in tags):
        raise RuntimeError(f"{_INDEX} has no module script; this version of Gradio is not the one that is locked")
    return Markup("\n".join(tags))


def chat_routes(corpus: Callable[[], Corpus], pages: Pages) -> APIRouter:
    """The route of the chat page."""
    router = APIRouter()
    loaders = gradio_loaders()

    @router.get("/", response_class=HTMLResponse)
    async def chat() -> HTMLResponse:
        return pages.page("chat.html", page="chat", canonical="/", loaders=loaders, statements=corpus().statements)

    return router
