"""Blocking: never quote these words."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from bot.records.event import Block, Place
from bot.records.standing import corrections
from bot.staff.account import Role
from bot.web.staff.chosen import Choice, sentence_choices, span_choice, word_choices
from bot.web.staff.console import needs
from bot.web.staff.desk import Desk, on_place
from bot.web.staff.form_fields import span_of
from bot.web.staff.on_record import on_record
from bot.web.staff.signed_in import current_account
from corpus.span import Span
from corpus.statement import Statement

_LONGEST_WORDS = 200


def add_block_routes(router: APIRouter, desk: Desk) -> None:
    """The form, its search for places, and what it makes; for editors."""

    @router.get("/staff/corrections/block", response_class=HTMLResponse)
    @needs(Role.EDITOR)
    def form(request: Request) -> HTMLResponse:
        """Other pages lead here with `statement` and `place` filled in."""
        query = request.query_params
        if not query.get("statement"):
            return show(request, None)
        chosen = desk.statement(query["statement"])
        words = query.get("words", "").strip()[:_LONGEST_WORDS]
        with on_place():
            places = query.getlist("place")
            if query.get("start") or query.get("end"):
                places.append(f"{query.get('start', '')}-{query.get('end', '')}")
            exact = tuple(span_choice(chosen, span_of(place)) for place in places)
        return show(request, chosen, (*exact, *word_choices(chosen, words)), words)

    @router.post("/staff/corrections/block", response_class=HTMLResponse)
    @needs(Role.EDITOR)
    def block(
        request: Request,
        statement: Annotated[str, Form()] = "",
        digest: Annotated[str, Form()] = "",
        place: Annotated[tuple[str, ...], Form()] = (),
    ) -> Response:
        chosen = desk.statement(statement)
        with on_place():
            spans = tuple(dict.fromkeys(span_of(text) for text in place))
            filled = tuple(span for span in spans if chosen.text(span).strip())
        if digest != chosen.digest:
            return show(request, chosen, problem="The statement changed since this page was opened. Choose again.")
        if not filled:
            return show(request, chosen, problem="Tick what is never to be quoted.")
        by = current_account(request).name
        with on_record():
            journal = desk.journal()
            known = {b.place for b in corrections(journal).blocked}
            places = (Place(chosen.statement_id, chosen.digest, span.start, span.end) for span in filled)
            journal.append(*(Block(one, by) for one in places if one not in known))
        desk.regress()
        return RedirectResponse(f"{request.scope.get('root_path', '')}/staff/corrections", 303)

    def show(
        request: Request,
        chosen: Statement | None,
        found: tuple[Choice, ...] = (),
        words: str = "",
        problem: str = "",
    ) -> HTMLResponse:
        none: tuple[Span, ...] = ()
        return desk.pages.page(
            request,
            "block.html",
            title="Block words",
            status=422 if problem else 200,
            statements=desk.corpus.statements,
            chosen=chosen,
            found=found,
            paragraphs=sentence_choices(chosen, none) if chosen else (),
            words=words,
            problem=problem,
        )
