"""Adding a document: upload it, look at what is kept and what is left out, then accept it."""

from threading import Lock
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse

from bot.records.drift import drift, served
from bot.records.standing import corrections
from bot.staff.account import Role
from bot.web.marked import marked_paragraphs
from bot.web.staff.acceptance import accept, imported, same_texts, seen
from bot.web.staff.carried import Carried, carried
from bot.web.staff.console import needs
from bot.web.staff.desk import Desk
from bot.web.staff.drafts import MOST_BYTES, Draft, Drafts
from bot.web.staff.drift_shown import DriftCount, ShownDrift, drifted
from bot.web.staff.form_fields import day_of, lines, one_line
from bot.web.staff.on_record import on_record
from bot.web.staff.problem import Problem
from bot.web.staff.signed_in import current_account, signed_in
from corpus.errors import ImportFailed
from corpus.importing import Facts, Imported, Reason
from corpus.statement import Statement

_COUNTED = (Reason.LINE_END_HYPHEN, Reason.INVISIBLE)  # one at every line end would bury the rest
_MISSING = "facts are missing: "
Document = Annotated[UploadFile | None, File()]


def facts_of(
    title: Annotated[str, Form()] = "",
    issuer: Annotated[str, Form()] = "",
    published: Annotated[str, Form()] = "",
    url: Annotated[str, Form()] = "",
    language: Annotated[str, Form()] = "",
    licence: Annotated[str, Form()] = "",
    questions: Annotated[str, Form()] = "",
) -> Facts:
    """The facts that a form gives. Raises Problem for a day that is none."""
    return Facts(
        one_line(title),
        one_line(issuer),
        day_of(published),
        one_line(url),
        one_line(language),
        one_line(licence),
        lines(questions),
    )


Given = Annotated[Facts, Depends(facts_of)]


def keep_upload(request: Request, drafts: Drafts, document: UploadFile | None, facts: Facts, old: str | None) -> str:
    """The address of the page that previews what was uploaded. Raises Problem."""
    if document is None or not document.filename:
        raise Problem(400, "There is no document", "Choose a file. Go back and try again.")
    content = document.file.read(MOST_BYTES + 1)
    draft = drafts.add(signed_in(request).session, document.filename, content, facts, old)
    return f"{request.scope.get('root_path', '')}/staff/statements/drafts/{draft.draft_id}"


def add_upload_routes(router: APIRouter, desk: Desk, drafts: Drafts) -> None:
    """The form, the preview, and its acceptance; for editors."""
    pages, reading = desk.pages, Lock()  # a large PDF takes seconds of a core that the public needs too

    def look(draft: Draft) -> Imported:
        with reading:
            return imported(desk, draft)

    def drift_of(old: Statement, made: Imported) -> tuple[tuple[DriftCount, ...], tuple[ShownDrift, ...]]:
        with on_record():
            return drifted(drift(served(desk.journal(), old.statement_id), made.statement), old)

    def carried_to(old: Statement, made: Imported) -> tuple[Carried, ...]:
        with on_record():
            return carried(corrections(desk.journal()), old, made.statement)

    @router.get("/staff/statements/add", response_class=HTMLResponse)
    @needs(Role.EDITOR)
    def form(request: Request) -> HTMLResponse:
        return pages.page(request, "upload.html", title="Add a document", facts=Facts(), old=None)

    @router.post("/staff/statements/add", response_class=HTMLResponse)
    @needs(Role.EDITOR)
    def upload(request: Request, facts: Given, document: Document = None) -> RedirectResponse:
        return RedirectResponse(keep_upload(request, drafts, document, facts, None), 303)

    @router.get("/staff/statements/drafts/{draft_id}", response_class=HTMLResponse)
    @needs(Role.EDITOR)
    def preview(request: Request, draft_id: str) -> HTMLResponse:
        draft = drafts.find(signed_in(request).session, draft_id)
        old = None if draft.replaces is None else desk.statement(draft.replaces)
        try:
            made = look(draft)
        except ImportFailed as error:
            missing = error.problem.startswith(_MISSING)
            return pages.page(
                request,
                "draft_refused.html",
                title="Facts are missing" if missing else "This document cannot be added",
                status=422,
                draft=draft,
                old=old,
                facts=draft.facts,
                missing=tuple(error.problem.removeprefix(_MISSING).split(", ")) if missing else (),
                problem=error.problem,
                remedy=error.remedy,
            )
        counts, quotes = ((), ()) if old is None else drift_of(old, made)
        removed = made.ledger.removed
        return pages.page(
            request,
            "draft.html",
            title="Check the new version" if old else "Check the document",
            draft=draft,
            old=old,
            facts=_found(draft.facts, made),
            statement=made.statement,
            ledger=made.ledger,
            removed=tuple(r for r in removed if r.reason not in _COUNTED),
            counted=tuple((why, n) for why in _COUNTED if (n := sum(r.reason is why for r in removed))),
            paragraphs=marked_paragraphs(made.statement, ()),
            same=same_texts(desk, made),
            seen=seen(made),
            counts=counts,
            quotes=quotes,
            carried=() if old is None else carried_to(old, made),
        )

    @router.post("/staff/statements/drafts/{draft_id}", response_class=HTMLResponse)
    @needs(Role.EDITOR)
    def change(request: Request, draft_id: str, facts: Given) -> RedirectResponse:
        drafts.change(signed_in(request).session, draft_id, facts)
        return RedirectResponse(f"{request.scope.get('root_path', '')}/staff/statements/drafts/{draft_id}", 303)

    @router.post("/staff/statements/drafts/{draft_id}/accept", response_class=HTMLResponse)
    @needs(Role.EDITOR)
    def take(request: Request, draft_id: str, looked_at: Annotated[str, Form(alias="seen")] = "") -> HTMLResponse:
        draft = drafts.take(signed_in(request).session, draft_id)
        try:
            if draft.replaces is not None and desk.standing(draft.replaces).successor is not None:
                raise Problem(409, "Nothing was added", "This statement has a newer version by now. Replace that one.")
            made = look(draft)
            if seen(made) != looked_at:
                raise Problem(409, "Nothing was added", "The facts were changed since. Open the upload again.")
            accepted = accept(desk, draft, made, current_account(request).name)
        except ImportFailed as error:
            drafts.put_back(draft)
            raise Problem(409, "Nothing was added", f"{error.problem}; {error.remedy}.") from error
        except Problem:
            drafts.put_back(draft)
            raise
        drafts.remove(draft)
        return pages.page(
            request, "accepted.html", title="The statement was added", accepted=accepted, old=draft.replaces
        )

    @router.post("/staff/statements/drafts/{draft_id}/discard", response_class=HTMLResponse)
    @needs(Role.EDITOR)
    def discard(request: Request, draft_id: str) -> RedirectResponse:
        drafts.remove(drafts.take(signed_in(request).session, draft_id))
        return RedirectResponse(f"{request.scope.get('root_path', '')}/staff/statements", 303)


def _found(given: Facts, made: Imported) -> Facts:
    s = made.statement
    return Facts(s.title, s.issuer, s.published, s.url, s.language, s.licence, given.questions)
