"""`/staff/corrections`: the pins and blocks in force, who made them, and their lifting."""

from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from bot.records.event import Block, Pin, Place
from bot.records.regression import FILE, holds, regression_cases, touches
from bot.records.standing import Corrections, corrections, lift
from bot.records.validity import not_current
from bot.staff.account import Role
from bot.web.staff.console import needs
from bot.web.staff.desk import Desk
from bot.web.staff.on_record import on_record
from bot.web.staff.signed_in import current_account


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """A place; `words` are None where its version of the statement is not loaded."""

    place: Place
    title: str
    words: str | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A pin or a block in force; `idle` says why it has no effect, "" when it has."""

    entry: int
    at: datetime
    by: str
    questions: tuple[str, ...]
    places: tuple[ShownPlace, ...]
    idle: str


def add_correction_routes(router: APIRouter, desk: Desk) -> None:
    """The list, for reviewers; lifting, for editors."""

    @router.get("/staff/corrections", response_class=HTMLResponse)
    def listing(request: Request) -> HTMLResponse:
        with on_record():
            journal = desk.journal()
            held, out = corrections(journal), not_current(journal, desk.corpus)
            cases = len(regression_cases(journal, desk.corpus, desk.settings.max_chars))
        return desk.pages.page(
            request,
            "corrections.html",
            title="Corrections",
            pins=tuple(reversed(_pins(desk, held, out))),
            blocks=tuple(reversed(_blocks(desk, held))),
            cases=cases,
            file=FILE,
            may_edit=current_account(request).role.allows(Role.EDITOR),
        )

    @router.post("/staff/corrections/{entry}/lift", response_class=HTMLResponse)
    @needs(Role.EDITOR)
    def lift_one(request: Request, entry: int) -> RedirectResponse:
        with on_record():
            lift(desk.journal(), entry, current_account(request).name)
        desk.regress()
        return RedirectResponse(f"{request.scope.get('root_path', '')}/staff/corrections", 303)


def _pins(desk: Desk, held: Corrections, out: tuple[str, ...]) -> list[Shown]:
    blocked = tuple(b.place for b in held.blocked)
    return [
        Shown(one.sequence, one.at, pin.by, pin.questions, _places(desk, pin.places), _idle(desk, pin, out, blocked))
        for one in held.pins
        if isinstance(pin := one.event, Pin)
    ]


def _blocks(desk: Desk, held: Corrections) -> list[Shown]:
    return [
        Shown(one.sequence, one.at, block.by, (), _places(desk, (block.place,)), _astray(desk, block.place))
        for one in held.blocks
        if isinstance(block := one.event, Block)
    ]


def _places(desk: Desk, places: tuple[Place, ...]) -> tuple[ShownPlace, ...]:
    titles = {s.statement_id: s for s in desk.corpus.statements}
    return tuple(
        ShownPlace(
            p,
            titles[p.statement_id].title if p.statement_id in titles else p.statement_id,
            titles[p.statement_id].body[p.start : p.end] if holds(p, desk.corpus) else None,
        )
        for p in places
    )


def _astray(desk: Desk, place: Place) -> str:
    # What bot.records.ruling does then; a statement that is not loaded is not quoted anyway.
    if not _changed(desk, (place,)):
        return ""
    return "the statement is not here as it was then, so nothing of it is quoted until this block is made anew"


def _changed(desk: Desk, places: tuple[Place, ...]) -> str:
    return "" if all(holds(p, desk.corpus) for p in places) else "the statement is not here as it was then"


def _idle(desk: Desk, pin: Pin, out: tuple[str, ...], blocked: tuple[Place, ...]) -> str:
    if changed := _changed(desk, pin.places):
        return changed
    if any(p.statement_id in out for p in pin.places):
        return "the statement is not current"
    return "some of it is blocked" if any(touches(p, b) for p in pin.places for b in blocked) else ""
