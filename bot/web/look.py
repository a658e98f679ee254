"""How an embedded page looks, and the page that embeds it; all three come from the address and are checked here."""

from dataclasses import dataclass

from starlette.requests import Request

from bot.web.accent import is_colour
from bot.web.origin import is_own_origin
from bot.web.settings import WebSettings


@dataclass(frozen=True, slots=True)
class Look:
    """`theme` is "light", "dark" or "" for the reader's own; `accent` "#rrggbb" or "" for the service's own.

    `host` is the origin that may hear how tall the page is; "" for nobody. A wrong value counts as "".
    """

    theme: str = ""
    accent: str = ""
    host: str = ""

    def __post_init__(self) -> None:
        if self.theme not in ("light", "dark"):
            object.__setattr__(self, "theme", "")
        if not is_colour(self.accent):
            object.__setattr__(self, "accent", "")

    def parameters(self) -> dict[str, str]:
        """What the address of the next page has to carry on."""
        return {n: v for n, v in (("theme", self.theme), ("accent", self.accent), ("host", self.host)) if v}


def look_of(request: Request, settings: WebSettings) -> Look:
    """The look that a request asks for."""
    query = request.query_params
    host = query.get("host", "")
    known = host in settings.embed_origins or is_own_origin(host, request.headers, settings.public_url)
    return Look(query.get("theme", ""), "#" + query.get("accent", "").removeprefix("#"), host if known else "")
