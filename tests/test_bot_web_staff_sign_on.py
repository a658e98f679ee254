import json
import re
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from sign_on_provider import CLIENT_ID, CLIENT_SECRET, TestProvider, running_provider
from staff_site import Site, make_site
from starlette.testclient import TestClient

from bot.staff.account import Role
from bot.staff.single_sign_on import SingleSignOn, read_single_sign_on

ORIGIN = "https://ask.example.org"
SESSION, WAITING = "__Secure-staff_session", "__Secure-staff_sign_on"
RULES = "ann@example.org=admin @staff.example.org=reviewer group:press%20office=editor"


@pytest.fixture(scope="module")
def running() -> Iterator[TestProvider]:
    with running_provider() as provider:
        yield provider


@pytest.fixture
def provider(running: TestProvider) -> TestProvider:
    fresh = TestProvider(running.issuer)
    running.claims, running.userinfo, running.fault = fresh.claims, fresh.userinfo, ""
    running.departures.clear()
    running.codes.clear()
    return running


def settings(provider: TestProvider) -> SingleSignOn | None:
    return read_single_sign_on(
        issuer=provider.issuer,
        client_id=CLIENT_ID,
        client_secret=CLIENT_SECRET,
        roles=RULES,
        groups_claim="groups",
        public_url=ORIGIN,
    )


@pytest.fixture
def site(provider: TestProvider, tmp_path: Path) -> Site:
    made = make_site(tmp_path, single_sign_on=settings(provider), public_url=ORIGIN)
    made.clock.now = time.time()  # the provider's tokens carry the real time
    return made


def at_provider(browser: TestClient, onward: str = "/staff/review") -> str:
    """Leaves for the provider, logs in there, and gives back the address that the provider sends the browser to."""
    answer = browser.get("/staff/sso", params={"next": onward})
    assert answer.status_code == 303
    there = httpx.get(answer.headers["location"])
    assert there.status_code == 302
    back: str = there.headers["location"]
    assert back.startswith(ORIGIN + "/staff/sso/callback?")
    return back


def test_whom_the_provider_vouches_for_gets_in(site: Site, provider: TestProvider) -> None:
    browser = site.browser()
    page = browser.get(at_provider(browser))
    # A page and not a redirect: a redirect would still be cross-site, and the Strict cookie would not be sent.
    assert page.status_code == 200
    assert '<meta http-equiv="refresh" content="0; url=/staff/review">' in page.text
    assert page.headers["referrer-policy"] == "no-referrer"
    session, waiting = page.headers.get_list("set-cookie")
    assert re.fullmatch(rf"{SESSION}=[A-Za-z0-9_-]{{43}}; HttpOnly; Path=/staff; SameSite=strict; Secure", session)
    assert waiting == f'{WAITING}=""; HttpOnly; Max-Age=0; Path=/staff/sso; SameSite=lax; Secure'
    assert browser.get("/staff/review").json() == "ann@example.org"
    assert "ann@example.org (admin)" in browser.get("/staff/").text
    assert site.notes == []


def test_what_waits_in_the_browser_is_lax_and_goes_nowhere_else(site: Site) -> None:
    (cookie,) = site.browser().get("/staff/sso").headers.get_list("set-cookie")
    shape = rf"{WAITING}=\"?[A-Za-z0-9_=-]+\"?; HttpOnly; Max-Age=600; Path=/staff/sso; SameSite=lax; Secure"
    assert re.fullmatch(shape, cookie)


def test_each_departure_has_its_own_secrets(site: Site, provider: TestProvider) -> None:
    browser = site.browser()
    at_provider(browser)
    at_provider(browser)
    one, other = provider.departures
    for name in ("state", "nonce", "code_challenge"):
        assert len(one[name]) >= 43
        assert one[name] != other[name]
    assert one["redirect_uri"] == ORIGIN + "/staff/sso/callback"


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ("wrong nonce", "nonce"),
        ("no nonce", "nonce"),
        ("wrong audience", "aud"),
        ("wrong audience, our azp", "aud"),
        ("another azp", "azp"),
        ("wrong issuer", "iss"),
        ("expired", "expired"),
        ("not yet", "not yet valid"),
        ("signed by a stranger", "[Ss]ignature"),
        ("signed with the client secret", "Algorithm|algorithm"),
        ("unsigned", "Algorithm|algorithm"),
        ("no token", "."),
        ("keys over plain http", "not an https:// address"),
        ("down", "503"),
        ("another issuer in the discovery", "calls itself"),
    ],
)
def test_a_provider_that_is_wrong_lets_nobody_in(site: Site, provider: TestProvider, fault: str, why: str) -> None:
    browser = site.browser()
    back = at_provider(browser)
    provider.fault = fault
    page = browser.get(back)
    assert page.status_code == 403
    assert SESSION not in browser.cookies
    assert WAITING not in browser.cookies
    assert re.search(why, site.notes[-1]), site.notes
    assert CLIENT_SECRET not in site.notes[-1]
    assert "The single sign-on did not work." in page.text
    assert browser.get("/staff/review").status_code == 303


@pytest.mark.parametrize("fault", ["down", "another issuer in the discovery"])
def test_nobody_is_sent_to_a_provider_that_is_wrong(site: Site, provider: TestProvider, fault: str) -> None:
    provider.fault = fault
    assert site.browser().get("/staff/sso").status_code == 403


def test_who_is_refused_by_the_provider_stays_outside(site: Site, provider: TestProvider) -> None:
    provider.fault = "refused"
    browser = site.browser()
    assert browser.get(at_provider(browser)).status_code == 403
    assert "access_denied" in site.notes[-1]


@pytest.mark.parametrize(
    ("claims", "userinfo", "name", "role"),
    [
        ({"email": "bo@staff.example.org", "email_verified": True}, {}, "bo@staff.example.org", Role.REVIEWER),
        ({"groups": ["x", "press office"]}, {}, "b-2@localhost", Role.EDITOR),
        ({"groups": "press office"}, {}, "b-2@localhost", Role.EDITOR),
        ({}, {"email": "ann@example.org", "email_verified": True}, "ann@example.org", Role.ADMIN),
        ({"email": "Ann@Example.org", "email_verified": True, "groups": ["press office"]}, {}, "Ann@", Role.ADMIN),
    ],
)
def test_the_highest_role_of_the_rules_holds(
    site: Site, provider: TestProvider, claims: dict[str, Any], userinfo: dict[str, Any], name: str, role: Role
) -> None:
    provider.claims, provider.userinfo = {"sub": "b-2", **claims}, userinfo
    browser = site.browser()
    assert browser.get(at_provider(browser)).status_code == 200
    start = browser.get("/staff/").text
    assert re.search(rf"{re.escape(name)}[^ ]* \({role.value}\)", start)


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "bob@example.org", "email_verified": True},
        {"email": "ann@example.org", "email_verified": False},
        {"email": "ann@example.org"},
        {"email": "ann@example.org", "email_verified": "true"},
        {"email": "x@evil-staff.example.org", "email_verified": True},
        {"email": "x@staff.example.org.evil.example", "email_verified": True},
        {"groups": ["press", "office", "press office 2"]},
        {"preferred_username": "ann@example.org"},
        {},
    ],
)
def test_who_is_known_to_the_provider_but_not_to_the_rules_stays_outside(
    site: Site, provider: TestProvider, claims: dict[str, Any]
) -> None:
    provider.claims = {"sub": "b-2", **claims}
    browser = site.browser()
    page = browser.get(at_provider(browser))
    assert (page.status_code, "nobody has given you a role" in page.text) == (403, True)
    assert SESSION not in browser.cookies


def test_userinfo_about_somebody_else_is_not_believed(site: Site, provider: TestProvider) -> None:
    provider.claims, provider.userinfo = {"sub": "b-2"}, {"sub": "a-1", "email": "ann@example.org"}
    browser = site.browser()
    assert browser.get(at_provider(browser)).status_code == 403
    assert "somebody else" in site.notes[-1]


def test_a_return_counts_only_in_the_browser_that_left_and_only_once(site: Site) -> None:
    browser, victim = site.browser(), site.browser()
    back = at_provider(browser)
    assert victim.get(back).status_code == 403
    at_provider(victim)
    assert victim.get(back).status_code == 403  # waits for a return, but for another one
    assert "state" in site.notes[-1]
    kept = browser.cookies[WAITING]
    assert browser.get(back).status_code == 200
    assert browser.get(back).status_code == 403
    browser.cookies.set(WAITING, kept, path="/staff/sso")
    assert browser.get(back).status_code == 403  # the provider takes a code once


@pytest.mark.parametrize("planted", ["", "x", "e30=", urlsafe_b64encode(b'{"state": ""}').decode()])
def test_a_cookie_that_we_did_not_write_is_nothing_to_wait_for(site: Site, planted: str) -> None:
    browser = site.browser()
    browser.cookies.set(WAITING, planted, path="/staff/sso")
    assert browser.get("/staff/sso/callback?state=&code=1").status_code == 403


def test_a_planted_cookie_leads_nowhere_else(site: Site) -> None:
    browser = site.browser()
    back = at_provider(browser)
    waiting = json.loads(urlsafe_b64decode(browser.cookies[WAITING].strip('"')))
    waiting["onward"] = "https://evil.example/"
    browser.cookies.clear()
    browser.cookies.set(WAITING, urlsafe_b64encode(json.dumps(waiting).encode()).decode(), path="/staff/sso")
    assert 'content="0; url=/staff/"' in browser.get(back).text


def test_without_accounts_the_single_sign_on_is_the_only_way_in(site: Site) -> None:
    page = site.browser().get("/staff/login?next=%2Fstaff%2Freview").text
    assert 'href="/staff/sso?next=/staff/review"' in page
    assert "<form" not in page
    assert site.notes == []


def test_a_session_of_the_single_sign_on_ends_when_the_service_starts_again(
    site: Site, provider: TestProvider, tmp_path: Path
) -> None:
    browser = site.browser()
    browser.get(at_provider(browser))
    assert browser.get("/staff/review").status_code == 200
    make_site(tmp_path, single_sign_on=settings(provider), public_url=ORIGIN)
    assert browser.get("/staff/review").status_code == 303
