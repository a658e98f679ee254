"""Every setting, frozen and checked at start; from the environment and from a file."""

import os
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import BadSetting

PREFIX = "STATEMENT_BOT_"
FILE = Path("statement-bot.env")
_CHECKOUT = Path(__file__).resolve().parents[1]


class Settings(BaseSettings):
    """All settings with their defaults; the variable of `data` is STATEMENT_BOT_DATA, and so on."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid", hide_input_in_errors=True)

    statements: Path = Field(_CHECKOUT / "corpus" / "statements", description="folder of the statement files")
    data: Path = Field(_CHECKOUT / "data", description="folder of the index and the records; made when missing")
    model: str = Field("bundled", description="embedding model: `bundled`, a folder, or a name on the model hub")
    chroma: str = Field("embedded", description="`embedded`, or a Chroma server such as `http://localhost:8000`")
    threshold: float = Field(0.35, ge=0, le=1, description="an answer below this confidence is not given")
    max_quotes: int = Field(3, ge=1, le=3, description="most quotes in one answer")
    max_chars: int = Field(300, ge=20, le=5000, description="longest question, in characters")
    service_name: str = Field("Ask the statements", min_length=1, description="name at the top of the chat")
    public_url: str = Field("", description="address the public sees, such as `https://ask.example.org`")
    embed_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="origins that may embed the widget, separated by spaces; none means this site only"
    )
    accent: str = Field("#1d70b8", pattern=r"^#[0-9a-fA-F]{6}$", description="accent colour, `#rrggbb`")
    emergency: str = Field(
        "If someone is in danger now, call your emergency number.",
        description="what to tell someone who needs help or wants to report a crime",
    )
    sso_issuer: str = Field("", description="staff single sign-on: the OpenID Connect provider, `https://…`")
    sso_client_id: str = Field("", description="client id that the provider gave to this service")
    sso_client_secret: SecretStr = Field(SecretStr(""), description="client secret that the provider gave")
    sso_roles: str = Field(
        "", description="who gets in: `ann@example.org=admin @example.org=reviewer group:press%20office=editor`"
    )
    sso_groups_claim: str = Field("groups", description="claim of the provider's token that lists the groups")
    host: str = Field("127.0.0.1", description="address that `serve` listens on")
    port: int = Field(7860, ge=0, le=65535, description="port that `serve` listens on")
    records: str = Field(
        "",
        repr=False,  # it may hold a password
        description="database of the record, such as `postgresql+psycopg://user:password@host/name`; "
        "none means `records.sqlite3` in the data folder",
    )
    record_failures: Literal["answer", "refuse"] = Field(
        "answer", description="what the public gets when the record cannot be written: the `answer`, or `refuse`"
    )
    retention_days: int = Field(
        365, ge=1, description="days after which questions and answers are removed from the record"
    )
    public_scorecard: bool = Field(False, description="whether everybody may see `/scorecard`, read-only")

    @field_validator("embed_origins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(value.split()) if isinstance(value, str) else value

    @field_validator("embed_origins", "public_url")
    @classmethod
    def _origins(cls, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
        for origin in (value,) if isinstance(value, str) else value:
            parts = urlsplit(origin)
            # A path or a wildcard in `frame-ancestors` would open more, or less, than the operator reads in it.
            if origin and (parts.scheme not in ("http", "https") or not parts.hostname or parts.path or "*" in origin):
                raise ValueError(f"{origin!r} is not an origin such as https://intranet.example.org")
        return value

    @field_validator("chroma")
    @classmethod
    def _chroma(cls, value: str) -> str:
        if value != "embedded" and urlsplit(value).scheme not in ("http", "https"):
            raise ValueError("use embedded, or an address such as http://localhost:8000")
        return value


def read_settings(*, statements: Path | None = None, data: Path | None = None, **given: Any) -> Settings:
    """Settings from, in order of weight: what is given here, STATEMENT_BOT_* variables, the file statement-bot.env.

    Raises BadSetting for a value that cannot be used, and for a variable with our prefix that is no setting.
    """
    # A misspelt variable would otherwise be ignored, and the operator would believe it holds.
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    for name in os.environ:
        if name.startswith(PREFIX) and name not in known:
            # Its value is not shown: it may be a secret.
            raise BadSetting(name, "…", f"there is no such setting; known are {', '.join(sorted(known))}")
    values: dict[str, Any] = {"statements": statements, "data": data, **given}
    try:
        return Settings(
            _env_file=FILE,
            _env_file_encoding="utf-8",
            **{name: value for name, value in values.items() if value is not None},
        )
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=True)[0]
        name = ".".join(str(part) for part in first["loc"]).upper().removeprefix(PREFIX)
        # A misspelt name may stand before a secret, and the address of a server may hold a password.
        hidden = first["type"] == "extra_forbidden" or name in ("RECORDS", "CHROMA", "SSO_CLIENT_SECRET")
        raise BadSetting(PREFIX + name, "…" if hidden else str(first.get("input", "")), first["msg"]) from None
