"""The staff console's pages about statements, on a folder of statements of its own; everything in it is real."""

import re
from pathlib import Path

import example_answers
from example_records import record
from fastapi import FastAPI
from fastapi.responses import PlainTextResponse
from staff_site import PASSWORD, PUBLIC_STATIC, QUICK, Clock, log_in
from starlette.staticfiles import StaticFiles
from starlette.testclient import TestClient

from bot.answer import Answer
from bot.records.event import Event, Logged
from bot.service import Service
from bot.settings import Settings, read_settings
from bot.staff.account import Account, Role
from bot.staff.staff import open_staff
from bot.web.guard import Guard
from bot.web.pages import Pages
from bot.web.settings import WebSettings
from bot.web.staff.desk import Desk
from bot.web.staff.drafts import Drafts
from bot.web.staff.mounting import mount_staff
from bot.web.staff.staff_pages import StaffPages
from bot.web.staff.statement_consoles import statement_consoles
from bot.web.statement_pages import statement_routes
from corpus.statement import Statement
from corpus.statement_file import format_statement
from index.embedding import Embedding

STATEMENT = "2026-02-01-harbour-bridge"
PAGE = {"accept": "text/html"}


class StatementsSite:
    """The application on one statement about a bridge, with somebody of each role."""

    def __init__(self, folder: Path, embedding: Embedding, origin: str = "https://ask.example.org") -> None:
        self.folder, self.data, self.origin = folder / "statements", folder / "data", origin
        self.folder.mkdir()
        self.put(example_answers.statement())
        self.settings: Settings = read_settings(statements=self.folder, data=self.data)
        self.notes: list[str] = []
        self.service = Service(self.settings, embedding, self.notes.append)
        self.clock = Clock()
        self.staff = open_staff(self.data, None, self.clock, QUICK)
        for role in Role:
            self.staff.accounts.add(Account(role.value, role), PASSWORD)
        web = WebSettings()
        desk = Desk(self.service, self.settings, StaffPages(web), self.notes.append)
        consoles = statement_consoles(desk, Drafts(self.data / "drafts", self.clock))
        self.app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
        closed = PlainTextResponse("nothing here", status_code=404)
        mount_staff(self.app, self.staff, desk.pages, consoles, closed=closed, notify=self.notes.append)
        self.app.add_middleware(Guard, ancestors=())
        self.app.include_router(statement_routes(lambda: self.service.corpus, Pages(web)))
        self.app.mount("/ui", StaticFiles(directory=PUBLIC_STATIC))

    def put(self, statement: Statement) -> None:
        """A statement file, as somebody puts it there by hand."""
        (self.folder / f"{statement.statement_id}.md").write_text(format_statement(statement), encoding="utf-8")

    def recorded(self, *answers: Answer) -> None:
        """Answers given to the public."""
        record(self.service.journal(), self.data, *answers)

    def events(self) -> list[Event]:
        """What is in the record, without the answers' own."""
        return [one.event for one in self.logged()]

    def logged(self) -> list[Logged]:
        return list(self.service.journal().events())

    def browser(self, role: Role) -> "Visitor":
        """Somebody of this role, signed in."""
        client = TestClient(self.app, base_url=self.origin, follow_redirects=False)
        client.headers.update({"origin": self.origin, **PAGE})
        assert log_in(client, role.value).status_code == 303
        return Visitor(client)


class Visitor:
    """A browser that sends each form with the token of its session."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        found = re.search(r'name="form_token" value="([0-9a-f]+)"', client.get("/staff/").text)
        assert found is not None
        self.token = found[1]

    def page(self, address: str, status: int = 200) -> str:
        """The page at this address."""
        answer = self.client.get(address)
        assert answer.status_code == status, answer.text
        return answer.text

    def send(self, address: str, status: int = 303, /, **fields: str | list[str]) -> str:
        """Where a form leads to, or the page that it gives."""
        answer = self.client.post(address, data={**fields, "form_token": self.token})
        assert answer.status_code == status, answer.text
        return answer.headers.get("location", answer.text)

    def upload(self, address: str, name: str, content: bytes, status: int = 303, /, **fields: str) -> str:
        """Where the upload of a document leads to."""
        answer = self.client.post(
            address, data={**fields, "form_token": self.token}, files={"document": (name, content)}
        )
        assert answer.status_code == status, answer.text
        return answer.headers.get("location", answer.text)


def seen(page: str) -> str:
    """The mark of what a page showed, as its form sends it."""
    found = re.search(r'name="seen" value="(\w+)"', page)
    assert found is not None
    return found[1]


def text_of(page: str) -> str:
    """The words of a page without its tags, on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())
