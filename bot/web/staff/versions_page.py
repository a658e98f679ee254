"""Two statements side by side, with the words marked that stand in one of them alone."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from bot.diff import Piece, word_diff
from bot.web.staff.desk import Desk
from corpus.statement import Statement


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words of one version."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """A paragraph of the old version and its counterpart."""

    old: tuple[Words, ...]
    new: tuple[Words, ...]
    changed: bool


def add_version_routes(router: APIRouter, desk: Desk) -> None:
    """The comparison; for reviewers."""

    @router.get("/staff/statements/{statement_id}/compare/{other_id}", response_class=HTMLResponse)
    def compare(request: Request, statement_id: str, other_id: str) -> HTMLResponse:
        old, new = desk.statement(statement_id), desk.statement(other_id)
        rows = beside(old, new)
        return desk.pages.page(
            request,
            "versions.html",
            title="Compare two versions",
            old=old,
            new=new,
            rows=rows,
            changes=sum(row.changed for row in rows),
        )


def beside(old: Statement, new: Statement) -> tuple[Beside, ...]:
    """The paragraphs of both bodies, side by side."""
    return tuple(
        Beside(_words(old.body, row.old), _words(new.body, row.new), row.changed)
        for row in word_diff(old.body, new.body)
    )


def _words(body: str, pieces: tuple[Piece, ...]) -> tuple[Words, ...]:
    return tuple(Words(body[piece.start : piece.end], piece.changed) for piece in pieces)
