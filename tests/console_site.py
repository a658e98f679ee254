"""The consoles about answers, on a record of answers about the harbour bridge."""

from dataclasses import dataclass, replace
from pathlib import Path

import example_answers
import example_records
from fastapi import FastAPI
from fastapi.responses import PlainTextResponse
from staff_site import PAGE, PASSWORD, PUBLIC_STATIC, QUICK, Clock, log_in
from starlette.staticfiles import StaticFiles
from starlette.testclient import TestClient

from bot.answer import AnswerStatus
from bot.records.journal import Journal
from bot.staff.account import Account, Role
from bot.staff.staff import Staff, open_staff
from bot.web.guard import Guard
from bot.web.pages import Pages
from bot.web.report_pages import report_routes
from bot.web.settings import WebSettings
from bot.web.staff.console import Console
from bot.web.staff.mounting import mount_staff
from bot.web.staff.review_pages import review_routes
from bot.web.staff.scorecard_pages import public_scorecard_routes, scorecard_routes
from bot.web.staff.staff_pages import StaffPages
from bot.web.staff.switch_pages import switch_routes
from bot.web.staff.unanswered_pages import unanswered_routes
from bot.web.statement_pages import statement_routes
from bot.web.token_bucket import TokenBuckets
from corpus.loading import Corpus

FERRY = "Mayor Tom Roy said that the ferry is free of charge."
AGE = "How old is the bridge?"


@dataclass
class ConsoleSite:
    """The application; `corpus` may be exchanged, as when a statement was replaced."""

    data: Path
    record: Journal
    corpus: Corpus
    origin: str = "https://ask.example.org"
    clock: Clock | None = None
    more: tuple[Console, ...] = ()

    def __post_init__(self) -> None:
        self.staff: Staff = open_staff(self.data, None, self.clock or Clock(), QUICK)
        self.app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
        settings = WebSettings()
        pages, public = StaffPages(settings), Pages(settings)
        closed = PlainTextResponse("nothing here", status_code=404)
        consoles = (
            Console("Review", "/staff/review", review_routes(self.journal, lambda: self.corpus, pages), Role.REVIEWER),
            Console("Unanswered", "/staff/unanswered", unanswered_routes(self.journal, pages), Role.REVIEWER),
            Console("Scorecard", "/staff/scorecard", scorecard_routes(self.journal, self.data, pages), Role.REVIEWER),
            Console("Switch", "/staff/switch", switch_routes(self.journal, pages), Role.ADMIN),
            *self.more,
        )
        mount_staff(self.app, self.staff, pages, consoles, closed=closed, notify=print)
        buckets = TokenBuckets(2, 60.0, self.clock or Clock())
        self.app.include_router(report_routes(self.journal, self.staff.exists, public, buckets))
        self.app.include_router(public_scorecard_routes(self.journal, self.data, public))
        self.app.include_router(statement_routes(lambda: self.corpus, public))
        self.app.add_middleware(Guard, ancestors=())
        self.app.mount("/ui", StaticFiles(directory=PUBLIC_STATIC))

    def journal(self) -> Journal:
        return self.record

    def visitor(self, address: str = "192.0.2.1") -> TestClient:
        client = TestClient(self.app, base_url=self.origin, client=(address, 50000), follow_redirects=False)
        client.headers.update({"origin": self.origin, **PAGE})
        return client

    def signed_in(self, name: str, role: Role) -> "Browser":
        if name not in {account.name for account in self.staff.accounts.all()}:
            self.staff.accounts.add(Account(name, role), PASSWORD)
        client = self.visitor()
        assert log_in(client, name).status_code == 303
        token = client.get("/staff/").text.split('name="form_token" value="')[1].split('"')[0]
        return Browser(client, token)


@dataclass(frozen=True)
class Browser:
    """Somebody signed in, whose forms carry the token of the session."""

    client: TestClient
    token: str

    def get(self, address: str):  # type: ignore[no-untyped-def]
        return self.client.get(address)

    def post(self, address: str, **fields: str):  # type: ignore[no-untyped-def]
        return self.client.post(address, data={**fields, "form_token": self.token})


def fill(journal: Journal, data: Path) -> None:
    """Entries 1–4: an answer of one quote, one of two, one silence, a greeting."""
    example_records.record(
        journal,
        data,
        example_records.answered("a-1"),
        example_records.answered("a-2", AGE, "The bridge is old.", FERRY),
        example_records.abstained("a-3", "Who pays the moon tax?"),
        replace(example_records.abstained("a-4", "Hello"), status=AnswerStatus.GREETING),
    )


def replaced() -> Corpus:
    """The statement in a later version: a sentence more in front, and no ferry."""
    body = example_answers.BODY.replace("The harbour bridge closes", "Read this. The harbour bridge closes")
    return example_answers.corpus(body.replace("that the ferry is free of charge", "nothing"))
