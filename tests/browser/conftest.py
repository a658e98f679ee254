"""A real Chromium, the real application, and a log of every request that any test makes."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from browser.reader import DE_BOLLE, Visit
from browser.serving import foreign_pages, free_port, real_application
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM.exists():
                item.add_marker(pytest.mark.skip(reason=f"{CHROMIUM} is not installed"))


@pytest.fixture(scope="session")
def ports() -> tuple[int, int, int]:
    """The application, a site that may embed it, and one that may not."""
    return free_port(), free_port(), free_port()


@pytest.fixture(scope="session")
def site(ports: tuple[int, int, int], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The origin of the real application on the shipped statement."""
    with real_application(ports[0], tmp_path_factory.mktemp("data"), (f"http://localhost:{ports[1]}",)) as origin:
        yield origin


@pytest.fixture(scope="session")
def two_quotes(site: str) -> str:
    """A question that is answered with two quotes or more; which question that is does not matter here."""
    questions = (DE_BOLLE, "How many people were arrested?", "What will be lost?", "What did Graeme Biggar say?")
    for question in questions:
        if len(httpx.get(f"{site}/api/ask", params={"q": question}).json()["citations"]) >= 2:
            return question
    raise AssertionError(f"none of {questions} is answered with two quotes")


@pytest.fixture(scope="session")
def portal(site: str, ports: tuple[int, int, int]) -> Iterator[str]:
    """A site of another origin that is on the list."""
    with foreign_pages(ports[1], site) as origin:
        yield origin


@pytest.fixture(scope="session")
def stranger(site: str, ports: tuple[int, int, int]) -> Iterator[str]:
    """A site of another origin that is not on the list."""
    with foreign_pages(ports[2], site) as origin:
        yield origin


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, site: str, ports: tuple[int, int, int]) -> Iterator[Visit]:
    """Opens a fresh browser window: `visit("/", width=390)`; afterwards asserts that only our own hosts were asked,
    that nothing set a cookie, and that no script failed."""
    contexts: list[BrowserContext] = []
    hosts: set[str] = set()
    cookies: list[str] = []
    faults: list[str] = []

    def open_page(
        path: str, *, width: int = 1280, height: int = 800, scheme: str = "light", scripts: bool = True
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=scripts,
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        context.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
        context.on(
            "response", lambda response: cookies.extend([response.url] if "set-cookie" in response.headers else [])
        )
        context.on("weberror", lambda error: faults.append(str(error.error)))
        page = context.new_page()
        page.goto(path if "://" in path else site + path)
        return page

    yield open_page
    stored = [cookie for context in contexts for cookie in context.cookies()]
    for context in contexts:
        context.close()
    ours = {f"localhost:{port}" for port in ports} | {""}  # "" is a data: or blob: address
    assert hosts <= ours, f"asked other hosts: {hosts - ours}"
    assert not cookies, f"set a cookie: {cookies}"
    assert not stored, f"kept a cookie: {stored}"
    assert not faults, f"a script failed: {faults}"
