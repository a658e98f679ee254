"""`/staff/review`: the answers that wait for a verdict, and the verdicts."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.responses import Response

from bot.answer import AnswerStatus
from bot.records.errors import Conflict
from bot.records.event import Review, Verdict
from bot.records.journal import Journal
from bot.records.judging import review
from bot.records.queue import Filter, queue_page, reviews_of, speakers_quoted, waiting
from bot.records.scorecard import times_quoted
from bot.web.staff.on_record import on_record
from bot.web.staff.problem import Problem
from bot.web.staff.review_filter import listed, review_filter
from bot.web.staff.signed_in import current_account
from bot.web.staff.staff_pages import StaffPages
from bot.web.staff.to_judge import Judged, key_of, shown_answers
from corpus.loading import Corpus
from corpus.sentences import sentences

_KEY = re.compile(r"[0-9]{1,18}-[0-9]{1,3}")
_PER_PAGE = 10
_LONGEST_NOTE = 1000
_CITING_NOTHING = (Verdict.CORRECT, Verdict.NOT_AN_ANSWER)  # the only verdicts that say something of a silence


def review_routes(journal: Callable[[], Journal], corpus: Callable[[], Corpus], pages: StaffPages) -> APIRouter:
    """The queue, one answer with its history, and the verdicts; for reviewers."""
    router = APIRouter()
    split = lru_cache(maxsize=64)(sentences)

    @router.get("/staff/review", response_class=HTMLResponse)
    def queue(request: Request) -> HTMLResponse:
        asked = review_filter(dict(request.query_params))
        with on_record():
            record = journal()
            page = queue_page(record, asked.wanted, asked.page, _PER_PAGE)
            return pages.page(
                request,
                "review.html",
                title="Review",
                answers=shown_answers(record, page.items, corpus(), split),
                page=page,
                to_review=queue_page(record, Filter(reviewed=False), size=1).total,
                filter=asked,
                statements=tuple(sorted({s.statement_id for s in corpus().statements} | set(_quoted(record)))),
                speakers=speakers_quoted(record),
                statuses=tuple(AnswerStatus),
                judged=_key(request.query_params.get("judged", "")),
                listed=asked.address(page.number),
                conflict=None,
                note="",
                verdicts=tuple(Verdict),
                silent_verdicts=_CITING_NOTHING,
            )

    @router.get("/staff/review/{sequence:int}", response_class=HTMLResponse)
    def answer(request: Request, sequence: int) -> HTMLResponse:
        return one(request, sequence, judged=_key(request.query_params.get("judged", "")))

    @router.post("/staff/review/{sequence:int}/{number:int}", response_class=HTMLResponse)
    def judge(
        request: Request,
        sequence: int,
        number: int,
        verdict: Annotated[str, Form()] = "",
        seen: Annotated[int, Form()] = 0,
        note: Annotated[str, Form()] = "",
        listing: Annotated[str, Form(alias="list")] = "",
        following: Annotated[str, Form()] = "",
    ) -> Response:
        try:
            found, by = Verdict(verdict), current_account(request).name
        except ValueError as error:
            raise Problem(400, "Nothing was recorded", "Choose one of the five verdicts.") from error
        note = note.strip()[:_LONGEST_NOTE]
        with on_record():
            record = journal()
            try:
                review(record, sequence, number, found, by=by, seen=seen, note=note)
            except Conflict:
                latest = next(r for r in reversed(_judged(record, sequence)) if r.review.citation == number)
                # The same key pressed twice is no disagreement.
                if (latest.review.by, latest.review.verdict, latest.review.note) != (by, found, note):
                    return one(request, sequence, conflict=latest, status=409, note=note)
        base, key = request.scope.get("root_path", ""), key_of(sequence, number)
        if not listing:
            return RedirectResponse(f"{base}/staff/review/{sequence}?judged={key}#i-{key}", status_code=303)
        back = listed(listing)
        onward = f"#i-{_key(following)}" if _key(following) else ""
        address = f"{base}/staff/review{back.address(back.page)}&judged={key}{onward}"
        return RedirectResponse(address, status_code=303)

    def one(
        request: Request,
        sequence: int,
        *,
        judged: str = "",
        conflict: Judged | None = None,
        status: int = 200,
        note: str = "",
    ) -> HTMLResponse:
        with on_record():
            record = journal()
            (shown,) = shown_answers(record, (waiting(record, sequence),), corpus(), split)
            return pages.page(
                request,
                "review_answer.html",
                title=f"Answer {sequence}",
                status=status,
                shown=shown,
                history=_judged(record, sequence),
                judged=judged,
                listed="",
                conflict=conflict,
                note=note,
                verdicts=tuple(Verdict),
                silent_verdicts=_CITING_NOTHING,
            )

    return router


def _key(text: str) -> str:
    """`text` where it is the key of a thing to judge, else ""."""
    return text if _KEY.fullmatch(text) else ""


def _quoted(journal: Journal) -> tuple[str, ...]:
    return tuple(statement_id for statement_id, _ in times_quoted(journal))


def _judged(journal: Journal, sequence: int) -> tuple[Judged, ...]:
    return tuple(Judged(one.event, one) for one in reviews_of(journal, sequence) if isinstance(one.event, Review))
