import re
from pathlib import Path

import pytest
from staff_site import PASSWORD, Site, log_in, make_site

from bot.staff.account import Account, Role
from bot.staff.sessions import ABSOLUTE_S, IDLE_S

REFUSED = "The name and the password do not match an account."


@pytest.fixture
def site(tmp_path: Path) -> Site:
    made = make_site(tmp_path)
    made.staff.accounts.add(Account("ann", Role.ADMIN), PASSWORD)
    return made


def test_the_cookie_is_for_staff_paths_and_for_nothing_else(site: Site) -> None:
    cookie = log_in(site.browser(), "ann").headers["set-cookie"]
    shape = r"__Secure-staff_session=[A-Za-z0-9_-]{43}; HttpOnly; Path=/staff; SameSite=strict; Secure"
    assert re.fullmatch(shape, cookie)


def test_without_tls_the_cookie_can_be_neither_secure_nor_prefixed(tmp_path: Path) -> None:
    site = make_site(tmp_path, origin="http://ask.intranet:7860")
    site.staff.accounts.add(Account("ann", Role.ADMIN), PASSWORD)
    cookie = log_in(site.browser(), "ann").headers["set-cookie"]
    assert re.fullmatch(r"staff_session=[A-Za-z0-9_-]{43}; HttpOnly; Path=/staff; SameSite=strict", cookie)


def test_behind_a_proxy_that_ends_tls_the_public_address_decides(tmp_path: Path) -> None:
    site = make_site(tmp_path, origin="http://127.0.0.1:7860", public_url="https://ask.example.org")
    site.staff.accounts.add(Account("ann", Role.ADMIN), PASSWORD)
    browser = site.browser()
    browser.headers["origin"] = "https://ask.example.org"
    cookie = log_in(browser, "ann").headers["set-cookie"]
    assert cookie.startswith("__Secure-staff_session=")
    assert cookie.endswith("; Secure")


def test_before_the_login_no_cookie_is_set(site: Site) -> None:
    browser = site.browser()
    for path in ("/staff/login", "/staff/", "/staff/review"):
        assert "set-cookie" not in browser.get(path).headers
    assert "set-cookie" not in log_in(browser, "ann", "a wrong password").headers


@pytest.mark.parametrize("name", ["ANN", " ann "])
def test_a_name_may_be_typed_as_a_phone_types_it(site: Site, name: str) -> None:
    assert log_in(site.browser(), name).status_code == 303


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(site: Site) -> None:
    wrong, unknown = (log_in(site.browser(), name, "a wrong password") for name in ("ann", "bob"))
    assert (wrong.status_code, unknown.status_code) == (401, 401)
    assert wrong.text.replace('value="ann"', "") == unknown.text.replace('value="bob"', "")
    assert wrong.text.count(REFUSED) == 2  # once in the summary on top, once at the fields


def test_the_page_with_an_error_says_so_first_and_keeps_the_name_but_not_the_password(site: Site) -> None:
    page = log_in(site.browser(), "ann<", "a wrong password").text
    assert "<title>Error: Sign in – Staff – Ask the statements</title>" in page
    assert 'value="ann&lt;"' in page
    assert "a wrong password" not in page


def test_a_login_leads_to_the_page_that_was_asked_for(site: Site) -> None:
    browser = site.browser()
    way_in = browser.get("/staff/review/3?filter=new%20ones").headers["location"]
    assert way_in == "/staff/login?next=%2Fstaff%2Freview%2F3%3Ffilter%3Dnew%2520ones"
    wanted = re.search(r'name="next" value="([^"]*)"', browser.get(way_in).text)
    assert wanted is not None
    assert wanted[1] == "/staff/review/3?filter=new%20ones"
    assert log_in(browser, "ann", onward=wanted[1]).headers["location"] == "/staff/review/3?filter=new%20ones"


@pytest.mark.parametrize(
    "wanted",
    [
        *("https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)"),
        *(
            "/",
            "/statements",
            "/staffing",
            "staff/",
            "/staff//evil.example",
            "/staff/../statements",
            "/staff/%0d%0ax: y\r\n",
        ),
        *("/staff/logout", "/staff/login", "/staff/sso", " /staff/review", "/staff/\treview", "/staff/" + "a" * 500),
    ],
)
def test_a_login_leads_nowhere_else(site: Site, wanted: str) -> None:
    browser = site.browser()
    assert 'name="next" value="/staff/"' in browser.get("/staff/login", params={"next": wanted}).text
    assert log_in(browser, "ann", onward=wanted).headers["location"] == "/staff/"
    assert browser.get("/staff/login", params={"next": wanted}).headers["location"] == "/staff/"


def test_a_login_begins_a_new_session_and_ends_the_one_that_was_there(site: Site) -> None:
    planted = site.signed_in(Role.REVIEWER)
    token = planted.cookies["__Secure-staff_session"]
    victim = site.browser()
    victim.cookies.set("__Secure-staff_session", token, path="/staff")
    answer = log_in(victim, "ann")
    assert token not in answer.headers["set-cookie"]
    assert planted.get("/staff/review").status_code == 303
    assert len({site.signed_in(Role.REVIEWER).cookies["__Secure-staff_session"] for _ in range(3)}) == 3


def test_logging_out_ends_the_session_on_the_server_too(site: Site) -> None:
    browser = site.signed_in(Role.REVIEWER)
    token = browser.cookies["__Secure-staff_session"]
    page = browser.get("/staff/").text
    assert browser.post("/staff/logout").status_code == 403  # without the token of the form
    assert browser.get("/staff/review").json() == "reviewer"
    form_token = page.split('name="form_token" value="')[1].split('"')[0]
    answer = browser.post("/staff/logout", data={"form_token": form_token})
    assert (answer.status_code, answer.headers["location"]) == (303, "/staff/login")
    expected = r'__Secure-staff_session=""; HttpOnly; Max-Age=0; Path=/staff; SameSite=strict; Secure'
    assert re.fullmatch(expected, answer.headers["set-cookie"])
    browser.cookies.set("__Secure-staff_session", token, path="/staff")
    assert browser.get("/staff/review").status_code == 303
    assert site.browser().post("/staff/logout").headers["location"] == "/staff/login"


def test_a_session_ends_half_an_hour_after_the_last_page(site: Site) -> None:
    browser = site.signed_in(Role.REVIEWER)
    site.clock.now += IDLE_S - 1
    assert browser.get("/staff/review").status_code == 200
    site.clock.now += IDLE_S - 1
    assert browser.get("/staff/review").status_code == 200
    site.clock.now += IDLE_S
    assert browser.get("/staff/review").status_code == 303
    site.clock.now -= IDLE_S  # and does not come back
    assert browser.get("/staff/review").status_code == 303


def test_a_session_ends_after_twelve_hours_however_busy(site: Site) -> None:
    browser = site.signed_in(Role.REVIEWER)
    began = site.clock.now
    while site.clock.now + 600 < began + ABSOLUTE_S:
        site.clock.now += 600
        assert browser.get("/staff/review").status_code == 200
    site.clock.now = began + ABSOLUTE_S
    assert browser.get("/staff/review").status_code == 303


def test_a_changed_password_and_a_removed_account_end_their_sessions_at_once(site: Site) -> None:
    changed, removed = site.signed_in(Role.REVIEWER), site.signed_in(Role.EDITOR)
    site.staff.accounts.change_password("reviewer", "nine yellow trams")
    assert (changed.get("/staff/review").status_code, removed.get("/staff/review").status_code) == (303, 200)
    site.staff.accounts.remove("editor")
    assert removed.get("/staff/review").status_code == 303
    site.staff.accounts.add(Account("editor", Role.EDITOR), PASSWORD)
    assert removed.get("/staff/review").status_code == 303


def test_a_session_outlives_a_restart_of_the_service(tmp_path: Path) -> None:
    before = make_site(tmp_path)
    token = before.signed_in(Role.REVIEWER).cookies["__Secure-staff_session"]
    browser = make_site(tmp_path).browser()
    browser.cookies.set("__Secure-staff_session", token, path="/staff")
    assert browser.get("/staff/review").json() == "reviewer"


def test_guessing_is_slowed_and_the_right_password_waits_too(site: Site) -> None:
    for number in range(5):
        assert log_in(site.browser(f"192.0.2.{number}"), "ann", "a wrong password").status_code == 401
    slowed = log_in(site.browser("192.0.2.99"), "ann")
    assert (slowed.status_code, slowed.headers["retry-after"]) == (429, "2")
    assert "Try again in 2 seconds." in slowed.text
    site.clock.now += 2
    assert log_in(site.browser(), "ann").status_code == 303


def test_an_unknown_name_is_slowed_just_like_an_account(site: Site) -> None:
    answers = [[log_in(site.browser(), n, "a wrong password").status_code for _ in range(7)] for n in ("ann", "bob")]
    assert answers == [[401] * 5 + [429] * 2] * 2


def test_a_form_that_is_far_too_long_is_not_read(site: Site) -> None:
    answer = site.browser().post("/staff/login", data={"name": "ann", "password": "x" * 9000})
    assert (answer.status_code, "too long" in answer.text) == (413, True)


def test_a_form_with_too_many_fields_is_refused(site: Site) -> None:
    answer = site.browser().post("/staff/login", data={f"field{n}": "x" for n in range(30)})
    assert (answer.status_code, "too many fields" in answer.text) == (400, True)


def test_a_login_from_another_sites_page_is_refused(site: Site) -> None:
    browser = site.browser()
    browser.headers["origin"] = "https://evil.example"
    assert log_in(browser, "ann").status_code == 403


def test_the_form_has_labels_and_tells_the_browser_what_the_fields_are(site: Site) -> None:
    page = site.browser().get("/staff/login").text
    for name, kind in (("name", "username"), ("password", "current-password")):
        assert f'<label for="{name}">' in page
        assert re.search(rf'<input id="{name}" [^>]*autocomplete="{kind}"', page)
    assert "<title>Sign in – Staff" in page
    assert "single" not in page  # no single sign-on is set up here
