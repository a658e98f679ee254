"""`/staff/scorecard`, and `/scorecard` for everybody where a setting says so: how the service does."""

from collections.abc import Callable
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse
from markupsafe import Markup
from starlette.responses import Response

from bot.records.errors import RecordsError
from bot.records.journal import Days, Journal
from bot.records.scorecard import Scorecard, scorecard
from bot.web.pages import Pages
from bot.web.staff.days_asked import asked_days, recent_days
from bot.web.staff.last_evaluation import last_evaluation, last_plot
from bot.web.staff.on_record import on_record
from bot.web.staff.plots import plot_answers, plot_latency
from bot.web.staff.problem import Problem
from bot.web.staff.public_card import PublicCard
from bot.web.staff.staff_pages import StaffPages

_SVG = "image/svg+xml"


def scorecard_routes(journal: Callable[[], Journal], data: Path, pages: StaffPages) -> APIRouter:
    """The scorecard of any days, its plots, and the last evaluation in the data folder; for reviewers."""
    router = APIRouter()
    figured = Pages(pages.settings)  # the figures are the same as on the public page

    def card(days: Days) -> Scorecard:
        with on_record():
            return scorecard(journal(), days)

    @router.get("/staff/scorecard", response_class=HTMLResponse)
    def page(request: Request) -> HTMLResponse:
        days = asked_days(request.query_params)
        figures = figured.fragment(
            "scorecard_figures.html",
            card=card(days),
            evaluation=last_evaluation(data),
            has_plot=last_plot(data) is not None,
            address=f"{request.scope.get('root_path', '')}/staff/scorecard",
            query=f"?from={days.first or ''}&to={days.last or ''}",
            plain=False,
        )
        return pages.page(request, "scorecard.html", title="Scorecard", days=days, figures=Markup(figures))

    @router.get("/staff/scorecard/answers.svg", response_class=Response)
    def answers(request: Request) -> Response:
        return Response(plot_answers(card(asked_days(request.query_params))), media_type=_SVG)

    @router.get("/staff/scorecard/latency.svg", response_class=Response)
    def latency(request: Request) -> Response:
        return Response(plot_latency(card(asked_days(request.query_params))), media_type=_SVG)

    @router.get("/staff/scorecard/risk_coverage.png", response_class=Response)
    def curve() -> Response:
        plot = last_plot(data)
        if plot is None:
            raise Problem(404, "No evaluation", "Make one with `statement-bot evaluate`.")
        return FileResponse(plot, media_type="image/png")

    return router


def public_scorecard_routes(journal: Callable[[], Journal], data: Path, pages: Pages) -> APIRouter:
    """The scorecard of the last 30 days, read-only and made anew once a minute; mount it where it is switched on."""
    router = APIRouter()
    public = PublicCard(lambda: scorecard(journal(), recent_days()))
    kept = {"cache-control": "public, max-age=60"}

    @router.get("/scorecard", response_class=HTMLResponse)
    def page() -> Response:
        try:
            card = public.now()
        except RecordsError:
            return pages.problem(503, "No scorecard now", "The record cannot be read at the moment. Try again later.")
        return pages.page(
            "scorecard.html",
            page="scorecard",
            canonical="/scorecard",
            days=recent_days(),
            card=card,
            query="",
            plain=True,
            evaluation=last_evaluation(data),
            has_plot=last_plot(data) is not None,
            address="/scorecard",
        )

    @router.get("/scorecard/answers.svg", response_class=Response)
    def answers() -> Response:
        return drawn(plot_answers)

    @router.get("/scorecard/latency.svg", response_class=Response)
    def latency() -> Response:
        return drawn(plot_latency)

    @router.get("/scorecard/risk_coverage.png", response_class=Response)
    def curve() -> Response:
        plot = last_plot(data)
        if plot is None:
            return pages.problem(404, "No evaluation", "There is no evaluation to show.")
        return FileResponse(plot, media_type="image/png", headers=kept)

    def drawn(plot: Callable[[Scorecard], bytes]) -> Response:
        try:
            return Response(public.drawn(plot), media_type=_SVG, headers=kept)
        except RecordsError:
            return pages.problem(503, "No scorecard now", "The record cannot be read at the moment. Try again later.")

    return router
