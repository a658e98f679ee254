"""The console in the real application: every route there is, Gradio's too, and all of them once more below /staff."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from staff_site import PASSWORD, log_in, staff_routes
from starlette.routing import BaseRoute, Mount
from starlette.testclient import TestClient

import app
from bot.settings import read_settings
from bot.staff.account import Account, Role
from bot.staff.staff import open_accounts
from bot.web.staff.gate import OPEN

ORIGIN = "https://ask.example.org"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def notes() -> list[str]:
    return []


@pytest.fixture(scope="module")
def application(data: Path, notes: list[str]) -> FastAPI:
    return app.build(read_settings(data=data), notes.append)


@pytest.fixture
def client(application: FastAPI) -> TestClient:
    made = TestClient(application, base_url=ORIGIN, follow_redirects=False)
    made.headers.update({"origin": ORIGIN, "accept": "*/*"})
    return made


@pytest.fixture(scope="module")
def account(data: Path) -> None:
    open_accounts(data).add(Account("ann", Role.REVIEWER), PASSWORD)


def gradio_routes(application: FastAPI) -> list[tuple[str, str]]:
    """Every method and path of the Gradio application that is mounted last."""
    mount = application.router.routes[-1]
    assert isinstance(mount, Mount)
    inner: Any = mount.app
    while not hasattr(inner, "routes"):
        inner = getattr(inner, "_gradio", None) or inner.app
    return sorted(set(_walk(inner.routes)))


def _walk(routes: list[BaseRoute]) -> Iterator[tuple[str, str]]:
    for route in routes:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from _walk(inner.routes)
        for method in getattr(route, "methods", None) or ():
            yield method, re.sub(r"\{[^}]+\}", "1", route.path)  # type: ignore[attr-defined]


# The first test of this file: the next ones make the account.
def test_without_an_account_nothing_is_there_and_start_says_how_to_make_one(
    application: FastAPI, client: TestClient, notes: list[str]
) -> None:
    assert [note for note in notes if "statement-bot staff add NAME" in note]
    for method, path in staff_routes(application):
        assert client.request(method, path).status_code == 404, path


@pytest.mark.usefixtures("account")
def test_every_staff_route_and_every_gradio_route_below_staff_refuses(application: FastAPI, client: TestClient) -> None:
    ours = [route for route in staff_routes(application) if route not in OPEN]
    theirs = [(method, "/staff" + path) for method, path in gradio_routes(application)]
    theirs = [route for route in theirs if route not in OPEN]  # Gradio has a /login too; ours answers
    assert len(ours) >= 3
    assert ("POST", "/staff/gradio_api/queue/join") in theirs
    for method, path in [*ours, *theirs]:
        assert client.request(method, path).status_code == 401, (method, path)


@pytest.mark.usefixtures("account")
def test_a_reviewer_gets_in_and_no_gradio_route_appears_below_staff(application: FastAPI, client: TestClient) -> None:
    assert log_in(client, "ann").headers["location"] == "/staff/"
    assert client.get("/staff/").status_code == 200
    for method, path in gradio_routes(application):
        if path != "/" and (method, "/staff" + path) not in OPEN:
            assert client.request(method, "/staff" + path).status_code in (403, 404), (method, path)
    assert "cookie" not in client.get("/statements").request.headers
