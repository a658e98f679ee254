"""Server-rendered pages: the templates, and what every one of them is given."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.web.accent import readable
from bot.web.look import Look
from bot.web.settings import WebSettings

_TEMPLATES = Path(__file__).parent / "templates"


def day(value: date) -> str:
    """A date as the public reads it: "21 April 2024"."""
    return f"{value.day} {value:%B %Y}"


def _environment() -> Environment:
    # autoescape=True, not select_autoescape: no template is exempt because of what its file is called.
    found = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    found.filters["day"] = day
    return found


@dataclass(frozen=True, slots=True)
class Pages:
    """Renders a template by name, with the settings, the canonical address and the linked data it carries."""

    settings: WebSettings
    _environment: Environment = field(default_factory=_environment, repr=False)

    def fragment(self, template: str, **values: object) -> str:
        """A part of a page as escaped HTML."""
        return self._environment.get_template(template).render(settings=self.settings, base="", **values)

    def page(
        self,
        template: str,
        *,
        page: str,
        status: int = 200,
        canonical: str = "",
        linked_data: str = "",
        look: Look | None = None,
        **values: object,
    ) -> HTMLResponse:
        """A whole page. `canonical` is a path on this site, or "" for a page without one."""
        look = look or Look()
        html = self.fragment(
            template,
            page=page,
            title_tail=page != "chat",
            canonical=self.settings.public_url + canonical if canonical else "",
            linked_data=linked_data,
            look=look,
            accent=readable(look.accent or self.settings.accent),
            **values,
        )
        return HTMLResponse(html, status_code=status)

    def problem(self, status: int, heading: str, explanation: str) -> HTMLResponse:
        """The page for something that cannot be shown, with the way on."""
        return self.page("problem.html", page="problem", status=status, heading=heading, explanation=explanation)
