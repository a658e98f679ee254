"""Pinning: for these questions, these sentences."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from bot.records.event import Pin
from bot.records.regression import touches
from bot.records.standing import corrections
from bot.records.validity import not_current
from bot.staff.account import Role
from bot.web.staff.chosen import MOST_QUESTIONS, asked, sentence_choices, whole_sentences
from bot.web.staff.console import needs
from bot.web.staff.desk import Desk, on_place
from bot.web.staff.form_fields import span_of
from bot.web.staff.on_record import on_record
from bot.web.staff.problem import Problem
from bot.web.staff.signed_in import current_account
from corpus.span import Span
from corpus.statement import Statement


def add_pin_routes(router: APIRouter, desk: Desk) -> None:
    """The form and what it makes; for editors."""

    @router.get("/staff/corrections/pin", response_class=HTMLResponse)
    @needs(Role.EDITOR)
    def form(request: Request) -> HTMLResponse:
        """Other pages lead here with `statement`, `question` and `place` filled in."""
        query = request.query_params
        with on_place():
            ticked = tuple(span_of(text) for text in query.getlist("place"))
        chosen = desk.statement(query["statement"]) if query.get("statement") else None
        return show(request, chosen, "\n".join(query.getlist("question")), ticked)

    @router.post("/staff/corrections/pin", response_class=HTMLResponse)
    @needs(Role.EDITOR)
    def pin(
        request: Request,
        statement: Annotated[str, Form()] = "",
        digest: Annotated[str, Form()] = "",
        questions: Annotated[str, Form()] = "",
        place: Annotated[tuple[str, ...], Form()] = (),
    ) -> Response:
        chosen = desk.statement(statement)
        with on_place():
            ticked = tuple(span_of(text) for text in place)
        made, places = asked(questions), whole_sentences(chosen, ticked)
        problem = _problem(desk, chosen, digest, made)
        most = desk.settings.max_quotes
        if not problem and not 0 < len(places) <= most:
            problem = f"Tick the sentences of the answer: at most {most} runs of them, as an answer has {most} quotes."
        with on_record():
            blocked = tuple(b.place for b in corrections(desk.journal()).blocked)
            if not problem and any(touches(p, b) for p in places for b in blocked):
                problem = "One of these sentences holds words that are blocked. Lift the block first, or leave it out."
            if problem:
                # In a text that changed, the same numbers are another sentence.
                return show(request, chosen, questions, ticked if digest == chosen.digest else (), problem)
            desk.journal().append(Pin(made, places, current_account(request).name))
        desk.regress()
        return RedirectResponse(f"{request.scope.get('root_path', '')}/staff/corrections", 303)

    def show(
        request: Request, chosen: Statement | None, questions: str, ticked: tuple[Span, ...], problem: str = ""
    ) -> HTMLResponse:
        with on_record():
            out = not_current(desk.journal(), desk.corpus)
        if chosen is not None and chosen.statement_id in out:
            raise Problem(409, "This statement is not current", "Only a current statement can be pinned.")
        return desk.pages.page(
            request,
            "pin.html",
            title="Pin an answer",
            status=422 if problem else 200,
            statements=tuple(s for s in desk.corpus.statements if s.statement_id not in out),
            chosen=chosen,
            paragraphs=sentence_choices(chosen, ticked) if chosen else (),
            questions=questions,
            problem=problem,
        )


def _problem(desk: Desk, chosen: Statement, digest: str, questions: tuple[str, ...]) -> str:
    longest = desk.settings.max_chars
    if digest != chosen.digest:
        return "The statement changed since this page was opened. Tick the sentences again."
    if not questions:
        return "Write at least one question, as the public asks it."
    if len(questions) > MOST_QUESTIONS:
        return f"Write at most {MOST_QUESTIONS} questions, one a line."
    if any(len(question) > longest for question in questions):
        return f"A question has at most {longest} characters; nobody can ask a longer one."
    return ""
