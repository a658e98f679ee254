from pathlib import Path

import pytest
from staff_site import staff_routes
from starlette.testclient import TestClient
from statements_site import StatementsSite

from bot.staff.account import Role
from index.embedding import Embedding

ROLE_OF = {
    ("GET", "/staff/statements"): Role.REVIEWER,
    ("GET", "/staff/statements/1"): Role.REVIEWER,
    ("POST", "/staff/statements/1"): Role.EDITOR,
    ("GET", "/staff/statements/1/compare/1"): Role.REVIEWER,
    ("GET", "/staff/statements/add"): Role.EDITOR,
    ("POST", "/staff/statements/add"): Role.EDITOR,
    ("GET", "/staff/statements/1/replace"): Role.EDITOR,
    ("POST", "/staff/statements/1/replace"): Role.EDITOR,
    ("GET", "/staff/statements/drafts/1"): Role.EDITOR,
    ("POST", "/staff/statements/drafts/1"): Role.EDITOR,
    ("POST", "/staff/statements/drafts/1/accept"): Role.EDITOR,
    ("POST", "/staff/statements/drafts/1/discard"): Role.EDITOR,
    ("GET", "/staff/corrections"): Role.REVIEWER,
    ("GET", "/staff/corrections/pin"): Role.EDITOR,
    ("POST", "/staff/corrections/pin"): Role.EDITOR,
    ("GET", "/staff/corrections/block"): Role.EDITOR,
    ("POST", "/staff/corrections/block"): Role.EDITOR,
    ("POST", "/staff/corrections/1/lift"): Role.EDITOR,
    ("GET", "/staff/record"): Role.REVIEWER,
    ("GET", "/staff/record/check"): Role.REVIEWER,
    ("GET", "/staff/record/export"): Role.ADMIN,
}


@pytest.fixture
def site(tmp_path: Path, embedding: Embedding) -> StatementsSite:
    return StatementsSite(tmp_path, embedding)


def own_routes(site: StatementsSite) -> set[tuple[str, str]]:
    consoles = ("/staff/statements", "/staff/corrections", "/staff/record")
    return {(m, path) for m, path in staff_routes(site.app) if m != "HEAD" and path.startswith(consoles)}


def test_every_route_is_known_here_with_its_role(site: StatementsSite) -> None:
    assert own_routes(site) == set(ROLE_OF)


def test_every_route_refuses_who_is_not_signed_in(site: StatementsSite) -> None:
    stranger = TestClient(site.app, base_url=site.origin, follow_redirects=False)
    stranger.headers["origin"] = site.origin
    for method, path in ROLE_OF:
        assert stranger.request(method, path).status_code == 401, path


@pytest.mark.parametrize("role", list(Role))
def test_every_route_holds_to_its_role_and_every_change_to_the_form_of_its_session(
    site: StatementsSite, role: Role
) -> None:
    browser = site.browser(role)
    for (method, path), needed in ROLE_OF.items():
        answer = browser.client.request(method, path, headers={"x-form-token": browser.token})
        assert (answer.status_code == 403) is not role.allows(needed), (method, path)
        if method == "POST":
            assert browser.client.request(method, path).status_code == 403, path
    assert site.events() == []


def test_the_navigation_leads_to_all_three(site: StatementsSite) -> None:
    page = site.browser(Role.REVIEWER).page("/staff/")
    assert [title for title in ("Statements", "Corrections", "Record") if f">{title}</a></li>" in page] == [
        "Statements",
        "Corrections",
        "Record",
    ]
