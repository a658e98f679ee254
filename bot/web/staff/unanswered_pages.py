"""`/staff/unanswered`: what the public asked and the statements do not answer, in groups."""

import csv
import io
from collections.abc import Callable

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from bot.records.export import safe_cell
from bot.records.grouping import QuestionGroup, group
from bot.records.journal import Journal
from bot.records.unanswered import unanswered
from bot.staff.account import Role
from bot.web.staff.console import needs
from bot.web.staff.days_asked import asked_days
from bot.web.staff.on_record import on_record
from bot.web.staff.signed_in import current_account
from bot.web.staff.staff_pages import StaffPages

_SHOWN = 200


def unanswered_routes(journal: Callable[[], Journal], pages: StaffPages) -> APIRouter:
    """The page for reviewers, and the same groups as a CSV file for editors. Neither holds a single asker's text."""
    router = APIRouter()

    @router.get("/staff/unanswered", response_class=HTMLResponse)
    def page(request: Request) -> HTMLResponse:
        days = asked_days(request.query_params)
        with on_record():
            asked = unanswered(journal(), days)
        groups = group(asked)
        return pages.page(
            request,
            "unanswered.html",
            title="Unanswered",
            days=days,
            questions=len(asked),
            groups=groups[:_SHOWN],
            more=len(groups) - _SHOWN,
            may_export=_may_export(request),
        )

    @router.get("/staff/unanswered/export.csv", response_class=Response)
    @needs(Role.EDITOR)
    def export(request: Request) -> Response:
        with on_record():
            text = _csv(group(unanswered(journal(), asked_days(request.query_params))))
        return Response(
            text, media_type="text/csv", headers={"content-disposition": 'attachment; filename="unanswered.csv"'}
        )

    return router


def _may_export(request: Request) -> bool:
    return current_account(request).role.allows(Role.EDITOR)


def _csv(groups: tuple[QuestionGroup, ...]) -> str:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(("terms", "questions", "askers"))
    writer.writerows((safe_cell(", ".join(g.terms)), g.questions, g.askers) for g in groups)
    return file.getvalue()
