"""`/staff/record`: check the whole record, and take it out as CSV or JSONL."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from threading import Lock

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, StreamingResponse

from bot.records.audit import audit
from bot.records.entry import read_head
from bot.records.errors import RecordsError
from bot.records.export import export_csv, export_jsonl
from bot.records.failures import read_failures
from bot.records.journal import Days, Journal
from bot.staff.account import Role
from bot.web.staff.console import needs
from bot.web.staff.form_fields import day_of
from bot.web.staff.on_record import on_record
from bot.web.staff.problem import Problem
from bot.web.staff.signed_in import current_account
from bot.web.staff.staff_pages import StaffPages

_BOM = "\ufeff"  # without it Excel reads UTF-8 as if it were the Windows code page of the desk


def record_routes(journal: Callable[[], Journal], data: Path, pages: StaffPages) -> APIRouter:
    """Its state and the check, for reviewers; the export, for administrators."""
    router, checking = APIRouter(), Lock()

    @router.get("/staff/record", response_class=HTMLResponse)
    def state(request: Request) -> HTMLResponse:
        with on_record():
            record = journal()
            head, count, anchored = record.head(), record.count(), record.anchored()
        return pages.page(
            request,
            "record.html",
            title="Record",
            head=head,
            count=count,
            anchored=anchored,
            failures=read_failures(data),
            may_export=current_account(request).role.allows(Role.ADMIN),
        )

    @router.get("/staff/record/check", response_class=HTMLResponse)
    def check(request: Request) -> HTMLResponse:
        text = request.query_params.get("head", "").strip()
        try:
            noted = read_head(text) if text else None
        except RecordsError as error:
            raise Problem(400, "This is not a head", f"{error}.") from error
        # It reads every entry: one at a time, or a few clicks keep the disk from those who ask.
        if not checking.acquire(blocking=False):
            raise Problem(503, "The record is being checked", "Somebody else started it. Try again in a minute.")
        try:
            with on_record():
                found = audit(journal(), noted)
        finally:
            checking.release()
        title = "The record is sound" if found.ok else "The record is not sound"
        return pages.page(request, "record_check.html", title=title, audit=found, noted=noted)

    @router.get("/staff/record/export", response_class=StreamingResponse)
    @needs(Role.ADMIN)
    def export(request: Request) -> StreamingResponse:
        query = request.query_params
        form, last = query.get("form", "csv"), day_of(query.get("to", ""))
        days = Days(day_of(query.get("from", "")), None if last == date.max else last)  # there is no day after it
        if form not in ("csv", "jsonl"):
            raise Problem(400, "Nothing to export", "An export is csv or jsonl.")
        if days.first and days.last and days.first > days.last:
            raise Problem(400, "Nothing to export", "The first day is later than the last one.")
        with on_record():
            lines = _csv(journal(), days) if form == "csv" else (f"{line}\n" for line in export_jsonl(journal(), days))
        return StreamingResponse(
            lines,
            media_type="text/csv; charset=utf-8" if form == "csv" else "application/jsonl; charset=utf-8",
            headers={"content-disposition": f'attachment; filename="{_name(days, form)}"'},
        )

    return router


def _csv(journal: Journal, days: Days) -> Iterator[str]:
    yield _BOM
    yield from export_csv(journal, days)


def _name(days: Days, form: str) -> str:
    ends = [f"-from-{days.first}" if days.first else "", f"-to-{days.last}" if days.last else ""]
    return f"record{''.join(ends)}.{form}"
