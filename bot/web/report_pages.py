"""`/report`: the public says that something is wrong with a quote. Works without JavaScript; takes no free text."""

from collections.abc import Callable, Mapping
from urllib.parse import parse_qs

import anyio.to_thread
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from bot.records.errors import RecordsError, UnknownRecord
from bot.records.event import Reason
from bot.records.journal import Journal
from bot.records.judging import report
from bot.staff.attempts import network_of
from bot.web.pages import Pages
from bot.web.reported import Reported
from bot.web.token_bucket import TokenBuckets

_MAX_BYTES = 4096
_LONGEST_ID = 200
_AT_ONCE, _REFILL_S = 5, 60.0
_WORDS = (
    (Reason.WRONG_PLACE, "The words are not in the statement, or not at this place"),
    (Reason.WRONG_SPEAKER, "Somebody else said it"),
    (Reason.OUT_OF_CONTEXT, "Without the words around it, it says something else"),
    (Reason.NOT_AN_ANSWER, "It does not answer the question"),
    (Reason.OTHER, "Something else is wrong with it"),
)


def report_routes(
    journal: Callable[[], Journal],
    staffed: Callable[[], bool],
    pages: Pages,
    buckets: TokenBuckets | None = None,
) -> APIRouter:
    """The form and what it posts to. Without staff to read a report (`staffed`) there is no such page.

    The origin of a POST is checked by the Guard, as for every other route.
    """
    router = APIRouter()
    left = buckets or TokenBuckets(_AT_ONCE, _REFILL_S)

    def nothing_here() -> Response:
        return pages.problem(404, "Page not found", "There is nothing at this address.")

    def form(about: Reported, status: int = 200, problem: str = "") -> HTMLResponse:
        return pages.page("report.html", page="report", status=status, about=about, reasons=_WORDS, problem=problem)

    @router.get("/report", response_class=HTMLResponse)
    async def ask(request: Request) -> Response:
        about = _about(request.query_params)
        if about is None or not await anyio.to_thread.run_sync(staffed):
            return nothing_here()
        return form(about)

    @router.get("/report/sent", response_class=HTMLResponse)
    async def sent() -> Response:
        return pages.page("reported.html", page="report")

    @router.post("/report", response_class=HTMLResponse)
    async def take(request: Request) -> Response:
        fields = await _fields(request)
        about = _about(fields)
        if about is None or not await anyio.to_thread.run_sync(staffed):
            return nothing_here()
        reason = next((r for r in Reason if r.value == fields.get("reason")), None)
        if reason is None:
            return form(about, 400, "Choose what is wrong.")
        if wait_s := left.take(network_of(request.client.host if request.client else "")):
            told = form(about, 429, "Too many reports came from your address. Try again in a few minutes.")
            told.headers["retry-after"] = str(wait_s)
            return told
        try:
            await anyio.to_thread.run_sync(lambda: report(journal(), about.answer, about.citation, reason))
        except UnknownRecord:
            return pages.problem(
                404, "Not reported", "This answer is not on record, or no longer. Ask again, then report."
            )
        except RecordsError:
            return form(about, 503, "The report could not be recorded. Try again later.")
        return RedirectResponse("/report/sent", status_code=303)

    return router


def _about(fields: Mapping[str, str]) -> Reported | None:
    answer, citation = fields.get("answer", ""), fields.get("citation", "0")
    # int() would also take "1_0", "+1" and digits of other scripts
    good = 0 < len(answer) <= _LONGEST_ID and citation.isascii() and citation.isdecimal() and len(citation) <= 3
    return Reported(answer, int(citation)) if good else None


async def _fields(request: Request) -> Mapping[str, str]:
    """The fields of the form; anyone may send one, so more than 4 KiB is not read."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _MAX_BYTES:
            return {}
    try:
        found = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=20)
    except ValueError:
        return {}
    return {name: values[0] for name, values in found.items()}
