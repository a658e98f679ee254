from pathlib import Path

import pytest
from fastapi import APIRouter
from staff_site import PAGE, PASSWORD, Site, make_site, staff_routes
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from bot.staff.account import Account, Role
from bot.web.staff.console import Console
from bot.web.staff.gate import OPEN

ROLE_OF = {
    "/staff": Role.REVIEWER,
    "/staff/": Role.REVIEWER,
    "/staff/ui/1": Role.REVIEWER,
    "/staff/review": Role.REVIEWER,
    "/staff/review/1": Role.REVIEWER,
    "/staff/review/1/drop": Role.ADMIN,
    "/staff/corrections": Role.EDITOR,
    "/staff/corrections/1": Role.EDITOR,
    "/staff/switch": Role.ADMIN,
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    made = make_site(tmp_path)
    made.staff.accounts.add(Account("ann", Role.ADMIN), PASSWORD)
    return made


def closed_routes(site: Site) -> list[tuple[str, str]]:
    found = [route for route in staff_routes(site.app) if route not in OPEN and route[0] != "HEAD"]
    assert ("GET", "/staff/stray") in found
    assert ("POST", "/staff/review/1/drop") in found
    assert {path for _, path in found} == {*ROLE_OF, "/staff/stray"}
    return found


def test_every_route_refuses_without_a_session(site: Site) -> None:
    browser = site.browser()
    for method, path in closed_routes(site):
        answer = browser.request(method, path)
        if method == "GET":
            wanted = path if path not in ("/staff", "/staff/") else "/staff/"
            assert answer.status_code == 303, path
            assert answer.headers["location"] == "/staff/login?next=" + wanted.replace("/", "%2F")
        else:
            assert answer.status_code == 401, path
        assert browser.request(method, path, headers={"accept": "application/json"}).status_code == 401


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
@pytest.mark.parametrize(
    "path",
    [
        *("/staff", "/staff/", "/staff/nothing", "/staff/review/", "/staff//review", "/staff/x/..%2freview"),
        *("/staff/config", "/staff/gradio_api/info", "/staff/gradio_api/queue/join", "/staff/gradio_api/upload"),
        *(
            "/staff/login/",
            "/staff/login/x",
            "/staff/sso/callback/x",
            "/staff/ui/staff.css",
            "/staff/ui/..%2fui/login.css",
        ),
    ],
)
def test_every_method_and_every_other_path_refuses_without_a_session(site: Site, method: str, path: str) -> None:
    answer = site.browser().request(method, path, headers={"accept": "*/*"})
    assert answer.status_code == 401
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("token", ["", "x", "é", "'; DROP TABLE session; --", "a" * 4000])
def test_an_invented_token_opens_nothing(site: Site, token: str) -> None:
    header = {"cookie": f"__Secure-staff_session={token}".encode("latin-1"), "accept": b"*/*"}
    assert site.browser().get("/staff/review", headers=header).status_code == 401  # type: ignore[arg-type]


def test_a_websocket_is_refused(site: Site) -> None:
    with pytest.raises(WebSocketDisconnect), site.browser().websocket_connect("/staff/review"):
        pass


@pytest.mark.parametrize("role", list(Role))
def test_every_route_holds_to_its_role(site: Site, role: Role) -> None:
    browser = site.signed_in(role)
    token = form_token(browser)
    for method, path in closed_routes(site):
        answer = browser.request(method, path, headers={"x-form-token": token})
        if path == "/staff/stray":
            assert answer.status_code == 404
        elif role.allows(ROLE_OF[path]):
            assert answer.status_code in (200, 303, 404 if path == "/staff/ui/1" else 200), (path, answer.text)
        else:
            assert answer.status_code == 403, path
            assert ROLE_OF[path].value in answer.text


def test_every_change_needs_the_form_token_of_its_own_session(site: Site) -> None:
    browser, other = site.signed_in(Role.ADMIN), site.signed_in(Role.ADMIN)
    foreign = form_token(other)
    assert foreign != form_token(browser)
    changes = [(method, path) for method, path in closed_routes(site) if method != "GET"]
    assert len(changes) == 5
    for method, path in changes:
        for headers in ({}, {"x-form-token": ""}, {"x-form-token": foreign}):
            answer = browser.request(method, path, headers=headers)
            assert (answer.status_code, "not of your session" in answer.text) == (403, True), (method, path)


def test_a_form_carries_its_token_in_a_field_and_the_route_still_reads_it(site: Site) -> None:
    browser = site.signed_in(Role.REVIEWER)
    fields = {"verdict": "correct", "form_token": form_token(browser)}
    assert browser.post("/staff/review/7", data=fields).json() == "7 correct"
    multipart = browser.post("/staff/review/7", data=fields, files={"document": ("a.txt", b"text")})
    assert multipart.json() == "7 correct"
    assert browser.post("/staff/review/7", data={"verdict": "correct", "form_token": "é"}).status_code == 403


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "", "https://ask.example.org.evil.example"])
def test_a_change_from_another_origin_is_refused_even_with_the_token(site: Site, origin: str) -> None:
    browser = site.signed_in(Role.ADMIN)
    answer = browser.post("/staff/switch", headers={"x-form-token": form_token(browser), "origin": origin})
    assert answer.status_code == 403
    del browser.headers["origin"]
    assert browser.post("/staff/switch", headers={"x-form-token": form_token(browser)}).status_code == 403


def test_a_link_in_a_mail_opens_for_who_has_a_session(site: Site) -> None:
    visitor = site.browser()
    answer = visitor.get("/staff/review?filter=a%22b", headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 200
    assert '<meta http-equiv="refresh" content="0; url=/staff/review?filter=a%22b">' in answer.text
    assert "ann" not in answer.text


def test_nothing_under_staff_may_be_framed_or_kept(site: Site) -> None:
    for browser in (site.browser(), site.signed_in(Role.ADMIN)):
        for path in ("/staff/login", "/staff/", "/staff/review", "/staff/ui/login.css", "/staff/nothing"):
            headers = browser.get(path).headers
            assert "frame-ancestors 'none'" in headers["content-security-policy"]
            assert "'unsafe-inline'" not in headers["content-security-policy"].split("style-src")[0]
            assert (headers["x-frame-options"], headers["cache-control"]) == ("DENY", "no-store")
            assert headers["x-content-type-options"] == "nosniff"


def test_the_public_pages_are_left_alone(site: Site) -> None:
    browser = site.signed_in(Role.ADMIN)
    answer = browser.get("/staffing")
    assert answer.json() == []  # no cookie reaches them
    assert "no-store" not in answer.headers.get("cache-control", "")
    assert browser.get("/anything").text == "the chat"


def test_without_an_account_there_is_no_console_and_the_first_account_opens_it(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    browser = site.browser()
    assert site.notes == [
        "There is no staff console, because there is no account: make one with "
        "`statement-bot staff add NAME --role admin`."
    ]
    for method, path in [*staff_routes(site.app), *OPEN, ("GET", "/staff/nothing")]:
        answer = browser.request(method, path)
        assert answer.status_code == 404, path
        assert "set-cookie" not in answer.headers
    assert not list(tmp_path.iterdir())
    site.staff.accounts.add(Account("ann", Role.ADMIN), PASSWORD)
    assert browser.get("/staff/login").status_code == 200
    assert make_site(tmp_path).notes == []


def test_the_navigation_shows_what_the_role_may_open(site: Site) -> None:
    titles = {Role.REVIEWER: ["Review"], Role.EDITOR: ["Review", "Corrections"]}
    titles[Role.ADMIN] = [*titles[Role.EDITOR], "Switch"]
    for role, expected in titles.items():
        page = site.signed_in(role).get("/staff/").text
        shown = [t for t in ("Review", "Corrections", "Switch") if f">{t}</a></li>" in page]
        assert shown == expected


def test_a_service_below_a_path_keeps_its_cookie_and_its_links_there(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.staff.accounts.add(Account("ann", Role.ADMIN), PASSWORD)
    client = TestClient(site.app, base_url=site.origin, root_path="/ask", follow_redirects=False)
    client.headers.update({"origin": site.origin, **PAGE})
    assert client.get("/ask/staff/review").headers["location"] == "/ask/staff/login?next=%2Fstaff%2Freview"
    answer = client.post("/ask/staff/login", data={"name": "ann", "password": PASSWORD, "next": "/staff/review"})
    assert answer.headers["location"] == "/ask/staff/review"
    assert "Path=/ask/staff;" in answer.headers["set-cookie"]
    assert client.get("/ask/staff/review").json() == "ann"


@pytest.mark.parametrize("path", ["/staff", "/review", "/staff/review/", "staff/x"])
def test_a_console_has_a_path_below_staff(path: str) -> None:
    with pytest.raises(ValueError, match="is not the path of a console"):
        Console("Review", path, APIRouter(), Role.REVIEWER)


def test_a_route_outside_its_console_is_refused() -> None:
    router = APIRouter()

    @router.get("/staff/reviewing")
    async def page() -> None: ...

    with pytest.raises(ValueError, match="'/staff/reviewing' does not lie below '/staff/review'"):
        Console("Review", "/staff/review", router, Role.REVIEWER)


def form_token(browser: TestClient) -> str:
    page = browser.get("/staff/").text
    return page.split('name="form_token" value="')[1].split('"')[0]
