"""`/statements` and `/statements/{id}`: what the answers are quoted from, readable without JavaScript."""

from collections.abc import Callable

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from bot.records.validity import Standing
from bot.rendering.text_fragment import publisher_link
from bot.web.linked_data import article_json_ld
from bot.web.marked import marked_paragraphs
from bot.web.pages import Pages, day
from corpus.errors import NoSuchSpan, UnknownStatement
from corpus.loading import Corpus
from corpus.span import Span
from corpus.statement import Statement

_MOST_MARKS = 20


def statement_routes(
    corpus: Callable[[], Corpus], pages: Pages, standings: Callable[[], tuple[Standing, ...]] = tuple
) -> APIRouter:
    """The two routes. `corpus` is asked on every request, so that a reloaded corpus shows at once; so are `standings`,
    which tell the statements that are no longer current."""
    router = APIRouter()

    @router.get("/statements", response_class=HTMLResponse)
    async def listing(request: Request) -> HTMLResponse:
        wanted = request.query_params.get("filter", "").strip()[:100]
        everything = corpus().statements
        found = tuple(s for s in everything if _matches(s, wanted))
        return pages.page(
            "statements.html",
            page="statements",
            canonical="/statements",
            statements=found,
            outdated={one.statement_id: one.validity.value for one in standings() if not one.current},
            wanted=wanted,
            total=len(everything),
        )

    @router.get("/statements/{statement_id}", response_class=HTMLResponse)
    async def statement(statement_id: str, request: Request) -> HTMLResponse:
        try:
            found = corpus().statement(statement_id)
        except UnknownStatement:
            return pages.problem(404, "Statement not found", "There is no statement at this address.")
        query = request.query_params
        try:
            marks = _marks(query.getlist("start"), query.getlist("end"))
            paragraphs = marked_paragraphs(found, marks)
        except NoSuchSpan as error:
            return pages.problem(404, "Quote not found", f"This address marks a place that does not exist: {error}.")
        except ValueError as error:
            return pages.problem(400, "Quote not found", f"This address cannot be read: {error}.")
        return pages.page(
            "statement.html",
            page="statement",
            canonical=f"/statements/{found.statement_id}",
            linked_data=article_json_ld(found, marks, pages.settings.public_url),
            statement=found,
            standing=next((one for one in standings() if one.statement_id == statement_id), None),
            marks=marks,
            paragraphs=paragraphs,
            publisher_url=publisher_link(found, marks[0]) if marks else found.url,
        )

    return router


def _marks(starts: list[str], ends: list[str]) -> tuple[Span, ...]:
    if len(starts) != len(ends):
        raise ValueError("every start needs its end")
    if len(starts) > _MOST_MARKS:
        raise ValueError(f"at most {_MOST_MARKS} places can be marked at once")
    for number in (*starts, *ends):
        # int() would also take "1_0", "+1" and digits of other scripts
        if not (number.isascii() and number.isdecimal() and len(number) < 10):
            raise ValueError(f"{number[:20]!r} is not a whole number")
    return tuple(sorted({Span(int(a), int(b)) for a, b in zip(starts, ends, strict=True)}))


def _matches(statement: Statement, wanted: str) -> bool:
    facts = f"{statement.title} {statement.issuer} {statement.published.isoformat()} {day(statement.published)}"
    return all(word in facts.casefold() for word in wanted.casefold().split())
