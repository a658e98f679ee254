"""`/staff/`: the start page of the console, and the console's own style sheets and scripts."""

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse

from bot.web.staff.problem import Problem
from bot.web.staff.staff_pages import StaffPages
from bot.web.staff.static_files import STATIC


def start_routes(pages: StaffPages) -> APIRouter:
    """What everybody with a session may see."""
    router = APIRouter()

    @router.get("/staff", response_class=RedirectResponse)
    async def without_slash(request: Request) -> RedirectResponse:
        return RedirectResponse(str(request.scope.get("root_path", "")) + "/staff/", status_code=303)

    @router.get("/staff/", response_class=HTMLResponse)
    async def start(request: Request) -> HTMLResponse:
        return pages.page(request, "start.html", title="Staff console")

    @router.get("/staff/ui/{name}", response_class=FileResponse)
    async def static(name: str) -> FileResponse:
        # Only a name that the folder itself lists: nothing to climb out with.
        if name not in {file.name for file in STATIC.iterdir() if file.is_file()}:
            raise Problem(404, "Page not found", "There is nothing at this address.")
        return FileResponse(STATIC / name)

    return router
