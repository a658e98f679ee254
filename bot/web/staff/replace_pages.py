"""Replacing a statement by a new version: the upload; its preview shows what becomes of the quotes already given."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from bot.staff.account import Role
from bot.web.staff.console import needs
from bot.web.staff.desk import Desk
from bot.web.staff.drafts import Drafts
from bot.web.staff.problem import Problem
from bot.web.staff.upload_pages import Document, Given, keep_upload
from corpus.importing import Facts
from corpus.statement import Statement


def add_replace_routes(router: APIRouter, desk: Desk, drafts: Drafts) -> None:
    """The form; for editors. What it uploads is previewed and accepted like any other document."""

    def replaceable(statement_id: str) -> Statement:
        found = desk.statement(statement_id)
        newer = desk.standing(statement_id).successor
        if newer is not None:
            raise Problem(409, "There is a newer version", f"{newer} supersedes this statement. Replace that one.")
        return found

    @router.get("/staff/statements/{statement_id}/replace", response_class=HTMLResponse)
    @needs(Role.EDITOR)
    def form(request: Request, statement_id: str) -> HTMLResponse:
        old = replaceable(statement_id)
        # Not the date: a new version has one of its own, and the old one would go through unnoticed.
        facts = Facts(old.title, old.issuer, None, old.url, old.language, old.licence, old.questions)
        return desk.pages.page(request, "upload.html", title="Replace by a new version", facts=facts, old=old)

    @router.post("/staff/statements/{statement_id}/replace", response_class=HTMLResponse)
    @needs(Role.EDITOR)
    def upload(request: Request, statement_id: str, facts: Given, document: Document = None) -> RedirectResponse:
        old = replaceable(statement_id)
        return RedirectResponse(keep_upload(request, drafts, document, facts, old.statement_id), 303)
