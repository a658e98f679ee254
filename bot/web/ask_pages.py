"""`/ask` and `/embed`: the same answer as the chat gives, as a page that needs no JavaScript; and its copies."""

from collections.abc import Callable

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, Response

from bot.question import Source
from bot.web.answer_parts import answer_html
from bot.web.answering import Answering
from bot.web.conversation import Asked, keeps_field, starters
from bot.web.copies import COPIES
from bot.web.linked_data import answer_json_ld
from bot.web.look import Look, look_of
from bot.web.pages import Pages
from corpus.loading import Corpus


def ask_routes(answering: Answering, corpus: Callable[[], Corpus], pages: Pages) -> APIRouter:
    """The two routes. Both take `q` and the earlier questions of the conversation as `before`."""
    router = APIRouter()

    @router.get("/ask", response_class=HTMLResponse)
    async def ask(request: Request) -> Response:
        form = request.query_params.get("as")
        return await copy(request, form) if form else await page(request, "ask", Look())

    @router.get("/embed", response_class=HTMLResponse)
    async def embed(request: Request) -> Response:
        return await page(request, "embed", look_of(request, pages.settings))

    async def page(request: Request, name: str, look: Look) -> Response:
        asked = _asked(request)
        source = Source.WIDGET if name == "embed" else Source.PAGE
        answer = await answering(asked.question(source)) if asked.text else None
        more = look.parameters()
        starting = [(text, Asked(text).address(f"/{name}", **more)) for text in starters(corpus())]
        return pages.page(
            "ask.html",
            page=name,
            look=look,
            canonical=asked.address() if asked.text else "/ask",
            linked_data=answer_json_ld(answer, pages.settings.public_url) if answer else "",
            asked=asked,
            answered=answer is not None,
            content=answer_html(answer, asked, pages, starting) if answer else "",
            before=asked.then(answer) if answer else (),
            value=asked.text if answer and keeps_field(answer) else "",
            more=more,
            earlier=[
                (text, Asked(text, asked.earlier[:i]).address(f"/{name}", **more))
                for i, text in enumerate(asked.earlier)
            ],
            starters=starting,
        )

    async def copy(request: Request, form: str) -> Response:
        chosen = next((c for c in COPIES if c.name == form), None)
        asked = _asked(request)
        if chosen is None or not asked.text:
            names = ", ".join(c.name for c in COPIES)
            return PlainTextResponse(f"Ask with q=… and as= one of {names}.\n", status_code=400)
        answer = await answering(asked.question(None))
        base = pages.settings.public_url or str(request.base_url).rstrip("/")
        # text/plain for every form: a copied quote must never run as a page of this site.
        return PlainTextResponse(chosen.write(answer, base))

    return router


def _asked(request: Request) -> Asked:
    query = request.query_params
    return Asked(query.get("q", "").strip(), tuple(query.getlist("before")))
