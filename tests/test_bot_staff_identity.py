import pytest

from bot.errors import BadSetting
from bot.staff.account import Role
from bot.staff.identity import RoleRule, read_role_rules
from bot.staff.single_sign_on import is_safe_address, read_single_sign_on

GOOD = {
    "issuer": "https://login.example.org",
    "client_id": "bot",
    "client_secret": "hush",
    "roles": "@example.org=reviewer",
    "groups_claim": "groups",
    "public_url": "https://ask.example.org",
}


def test_rules_are_read_in_order() -> None:
    rules = read_role_rules("ann@example.org=admin @example.org=reviewer\n group:/press%20office/a=b=editor")
    expected = (
        ("ann@example.org", Role.ADMIN),
        ("@example.org", Role.REVIEWER),
        ("group:/press office/a=b", Role.EDITOR),
    )
    assert rules == tuple(RoleRule(*rule) for rule in expected)


@pytest.mark.parametrize(
    "text", ["ann", "=admin", "ann=admin", "@=admin", "group:=admin", "@example.org=boss", "a@b@c=admin"]
)
def test_a_rule_that_cannot_be_read_is_named(text: str) -> None:
    with pytest.raises(BadSetting, match="STATEMENT_BOT_SSO_ROLES") as refusal:
        read_role_rules(text)
    assert text in str(refusal.value)


@pytest.mark.parametrize(
    ("name", "value", "setting"),
    [
        ("issuer", "", "SSO_ISSUER"),
        ("issuer", "http://login.example.org", "SSO_ISSUER"),
        ("client_id", "", "SSO_CLIENT_ID"),
        ("client_secret", "", "SSO_CLIENT_SECRET"),
        ("roles", "", "SSO_ROLES"),
        ("public_url", "", "PUBLIC_URL"),
    ],
)
def test_a_half_set_single_sign_on_stops_the_start(name: str, value: str, setting: str) -> None:
    with pytest.raises(BadSetting, match=f"STATEMENT_BOT_{setting}"):
        read_single_sign_on(**{**GOOD, name: value})


def test_nothing_set_is_no_single_sign_on() -> None:
    unset = dict.fromkeys(("issuer", "client_id", "client_secret", "roles"), "")
    assert read_single_sign_on(**{**GOOD, **unset}) is None


def test_the_secret_does_not_show() -> None:
    assert "hush" not in repr(read_single_sign_on(**GOOD))


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://login.example.org/a", True),
        ("http://localhost:8080", True),
        ("http://127.0.0.1", True),
        ("http://localhost.example.org", False),
        ("http://login.example.org", False),
        ("ftp://localhost", False),
        ("https://", False),
        ("", False),
    ],
)
def test_only_tls_or_this_machine_can_be_trusted(address: str, safe: bool) -> None:
    assert is_safe_address(address) == safe
