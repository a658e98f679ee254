"""What the public pages need to know of the settings."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.errors import BadSetting
from bot.web.accent import is_colour


@dataclass(frozen=True, slots=True)
class WebSettings:
    """`public_url` and each of `embed_origins` are bare origins ("https://ask.example.org"), `accent` is "#rrggbb".

    Raises BadSetting for anything else: a path or a `*` would open more in `frame-ancestors` than one reads in it.
    """

    service_name: str = "Ask the statements"
    public_url: str = ""
    embed_origins: tuple[str, ...] = ()
    accent: str = "#1d70b8"
    max_chars: int = 300
    staff: bool = False

    def __post_init__(self) -> None:
        for origin in (self.public_url, *self.embed_origins):
            parts = urlsplit(origin)
            bare = f"{parts.scheme}://{parts.netloc}"
            if (origin and origin != bare) or parts.scheme not in ("", "http", "https") or set("*;, '\"") & set(origin):
                raise BadSetting("EMBED_ORIGINS or PUBLIC_URL", origin, "write an origin like https://www.example.org")
        if "" in self.embed_origins:
            raise BadSetting("EMBED_ORIGINS", "", "leave the list empty, or name an origin")
        if not is_colour(self.accent):
            raise BadSetting("ACCENT", self.accent, "write a colour like #1d70b8")
