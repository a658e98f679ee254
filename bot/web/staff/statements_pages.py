"""`/staff/statements`: every statement with its standing, and the change of it."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from bot.records.event import Change, StatementChange
from bot.records.journal import Journal
from bot.records.scorecard import times_quoted
from bot.records.snapshot import statement_snapshot
from bot.records.standing import changes_of
from bot.records.validity import Standing, Validity, standings
from bot.staff.account import Role
from bot.web.marked import marked_paragraphs
from bot.web.staff.console import needs
from bot.web.staff.desk import Desk
from bot.web.staff.form_fields import one_line
from bot.web.staff.on_record import on_record
from bot.web.staff.problem import Problem
from bot.web.staff.signed_in import current_account
from corpus.errors import StatementBotError
from corpus.statement import Statement
from index.editions import Editions

LONGEST_REASON = 500
_BECOMES = {
    Change.SUPERSEDED: Validity.SUPERSEDED,
    Change.WITHDRAWN: Validity.WITHDRAWN,
    Change.RESTORED: Validity.CURRENT,
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A statement as the list shows it; `passages` is 0 while it is not in the index."""

    statement: Statement
    standing: Standing
    passages: int
    quoted: int


def add_statement_routes(router: APIRouter, desk: Desk) -> None:
    """The list, one statement with its history, and its withdrawal. Add the other routes first: this one takes any
    name after /staff/statements/."""
    pages = desk.pages

    @router.get("/staff/statements", response_class=HTMLResponse)
    def listing(request: Request) -> HTMLResponse:
        wanted = request.query_params.get("filter", "").strip()[:100]
        with on_record():
            everything = _listed(desk, desk.journal())
        return pages.page(
            request,
            "statements.html",
            title="Statements",
            listed=tuple(one for one in everything if _matches(one, wanted)),
            total=len(everything),
            wanted=wanted,
            refused=desk.corpus.refused,
            warnings=desk.corpus.warnings,
            indexed=indexed_at(desk),
        )

    @router.get("/staff/statements/{statement_id}", response_class=HTMLResponse)
    def one(request: Request, statement_id: str) -> HTMLResponse:
        statement, standing = desk.statement(statement_id), desk.standing(statement_id)
        with on_record():
            journal = desk.journal()
            history = tuple((c, c.event) for c in changes_of(journal, statement_id))
            quoted = dict(times_quoted(journal)).get(statement_id, 0)
        return pages.page(
            request,
            "statement.html",
            title=statement.title,
            statement=statement,
            standing=standing,
            history=tuple(reversed(history)),
            quoted=quoted,
            passages=_passages(desk)[statement_id],
            paragraphs=marked_paragraphs(statement, ()),
            before=statement.supersedes if any(s.statement_id == statement.supersedes for s in _all(desk)) else None,
            changes=tuple(c for c, validity in _BECOMES.items() if validity is not standing.validity),
            longest=LONGEST_REASON,
            may_edit=current_account(request).role.allows(Role.EDITOR),
        )

    @router.post("/staff/statements/{statement_id}", response_class=HTMLResponse)
    @needs(Role.EDITOR)
    def change(
        request: Request,
        statement_id: str,
        change: Annotated[str, Form()] = "",
        reason: Annotated[str, Form()] = "",
        seen: Annotated[str, Form()] = "",
    ) -> RedirectResponse:
        statement, standing = desk.statement(statement_id), desk.standing(statement_id)
        made = next((c for c in _BECOMES if c.value == change), None)
        why = (one_line(reason) or "")[:LONGEST_REASON]
        if made is None:
            raise Problem(400, "Nothing was changed", "Choose what the statement is to be.")
        if not why:
            raise Problem(400, "Nothing was changed", "Give a reason. It is kept in the record with your name.")
        if seen != standing.validity.value or _BECOMES[made] is standing.validity:
            now = f"The statement is {standing.validity.value} now. Open its page again, then decide."
            raise Problem(409, "Nothing was changed", now)
        snapshot = statement_snapshot(statement)
        event = StatementChange(statement_id, made, current_account(request).name, snapshot.digest, reason=why)
        with on_record():
            desk.journal().append(event, snapshots=(snapshot,))
        desk.regress()
        return RedirectResponse(f"{request.scope.get('root_path', '')}/staff/statements/{statement_id}", 303)


def indexed_at(desk: Desk) -> datetime | None:
    """When the index was last brought up to date (UTC); None when there is none."""
    try:
        published = (Editions(desk.settings.data).folder / "current").stat().st_mtime
    except OSError:
        return None
    return datetime.fromtimestamp(published, UTC)


def _all(desk: Desk) -> tuple[Statement, ...]:
    return desk.corpus.statements


def _listed(desk: Desk, journal: Journal) -> tuple[Listed, ...]:
    quoted, passages = dict(times_quoted(journal)), _passages(desk)
    found = zip(_all(desk), standings(journal, desk.corpus), strict=True)
    return tuple(Listed(s, how, passages[s.statement_id], quoted.get(s.statement_id, 0)) for s, how in found)


def _passages(desk: Desk) -> Counter[str]:
    try:
        return Counter(stored.passage.statement_id for stored in desk.service.index.retriever.store.stored())
    except StatementBotError as error:
        desk.notify(f"the index could not be counted: {error}")
        return Counter()


def _matches(one: Listed, wanted: str) -> bool:
    s = one.statement
    facts = f"{s.statement_id} {s.title} {s.issuer} {s.published.isoformat()} {one.standing.validity}".casefold()
    return all(word in facts for word in wanted.casefold().split())
