from pathlib import Path

import pytest

from bot.errors import BadSetting
from bot.settings import Settings, read_settings


def test_the_default_needs_nothing_from_outside() -> None:
    settings = read_settings()
    assert (settings.model, settings.chroma, settings.embed_origins) == ("bundled", "embedded", ())
    assert (settings.statements / "..").resolve().name == "corpus"


def test_what_is_given_outweighs_the_environment_and_that_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("statement-bot.env").write_text("STATEMENT_BOT_PORT=1\nSTATEMENT_BOT_MAX_CHARS=100\nSTATEMENT_BOT_HOST=h\n")
    monkeypatch.setenv("STATEMENT_BOT_PORT", "2")
    monkeypatch.setenv("STATEMENT_BOT_MAX_CHARS", "200")
    settings = read_settings(port=3)
    assert (settings.port, settings.max_chars, settings.host) == (3, 200, "h")


def test_origins_are_separated_by_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STATEMENT_BOT_EMBED_ORIGINS", "https://a.example https://b.example:8443")
    assert read_settings().embed_origins == ("https://a.example", "https://b.example:8443")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "seventy"),
        ("PORT", "70000"),
        ("THRESHOLD", "1.5"),
        ("EMBED_ORIGINS", "*"),
        ("EMBED_ORIGINS", "https://*.example.org"),
        ("EMBED_ORIGINS", "https://a.example/page"),
        ("PUBLIC_URL", "ask.example.org"),
        ("CHROMA", "localhost:8000"),
        ("ACCENT", "red; } body { display: none"),
        ("PROT", "7860"),
    ],
)
def test_a_wrong_setting_stops_the_start_and_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"STATEMENT_BOT_{name}", value)
    with pytest.raises(BadSetting, match=f"STATEMENT_BOT_{name}"):
        read_settings()


def test_settings_cannot_be_changed_after_the_start() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Settings().port = 1  # type: ignore[misc]


@pytest.mark.parametrize("line", ["SSO_CLIENT_SECRT=hunter2", "CHROMA=ftp://user:hunter2@host"])
def test_what_may_be_a_secret_is_not_in_the_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("statement-bot.env").write_text(f"STATEMENT_BOT_{line}\n")
    with pytest.raises(BadSetting, match=f"STATEMENT_BOT_{line.partition('=')[0]}") as refused:
        read_settings()
    assert "hunter2" not in str(refused.value)
