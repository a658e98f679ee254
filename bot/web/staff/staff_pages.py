"""The pages of the console: the templates, and what every one of them is given."""

from dataclasses import dataclass, field
from pathlib import Path

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request

from bot.web.accent import readable
from bot.web.pages import day
from bot.web.settings import WebSettings
from bot.web.staff.signed_in import FORM_FIELD, SCOPE_KEY, SignedIn, signed_in

_FIELD = Markup('<input type="hidden" name="{name}" value="{value}">')
_TEMPLATES = Path(__file__).parent / "templates"


def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    found.filters["day"] = day
    return found


@dataclass(frozen=True, slots=True)
class StaffPages:
    """Renders a template of bot/web/staff/templates inside the frame `staff.html`."""

    settings: WebSettings
    _environment: Environment = field(default_factory=_environment, repr=False)

    def page(self, request: Request, template: str, *, title: str, status: int = 200, **values: object) -> HTMLResponse:
        """A page for who is signed in. The template also has `account`, `links`, `path`, `base` and `form_token`, and
        puts `{{ form_field }}` into every form that it posts."""
        return self._render(request, template, signed_in(request), title, status, values)

    def outside(
        self, request: Request, template: str, *, title: str, status: int = 200, **values: object
    ) -> HTMLResponse:
        """A page for who is not signed in yet."""
        return self._render(request, template, None, title, status, values)

    def problem(self, request: Request, status: int, title: str, explanation: str) -> HTMLResponse:
        """The page for something that cannot be shown or done, for whoever asks."""
        found = request.scope.get(SCOPE_KEY)
        who = found if isinstance(found, SignedIn) else None
        return self._render(request, "problem.html", who, title, status, {"explanation": explanation})

    def _render(
        self,
        request: Request,
        template: str,
        who: SignedIn | None,
        title: str,
        status: int,
        values: dict[str, object],
    ) -> HTMLResponse:
        base = request.scope.get("root_path", "")
        form_token = who.session.form_token if who else ""
        html = self._environment.get_template(template).render(
            settings=self.settings,
            accent=readable(self.settings.accent),
            base=base,
            path=request.scope["path"].removeprefix(base),
            title=title,
            account=who.session.account if who else None,
            links=who.links if who else (),
            form_token=form_token,
            form_field=_FIELD.format(name=FORM_FIELD, value=form_token),
            **values,
        )
        return HTMLResponse(html, status_code=status)
