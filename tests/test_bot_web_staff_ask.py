import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import example_answers
import pytest
from console_site import ConsoleSite
from example_records import opened

from bot.answer import AnswerStatus
from bot.errors import NotVerified
from bot.question import Question
from bot.rulings import Rulings
from bot.service import Inspection, Service
from bot.settings import Settings
from bot.staff.account import Role
from bot.web.settings import WebSettings
from bot.web.staff.ask_console import ask_console_routes
from bot.web.staff.console import Console
from bot.web.staff.staff_pages import StaffPages
from corpus.statement_file import format_statement
from index.embedding import Embedding

ADDRESS = "/staff/ask?q=What+did+the+mayor+say+about+the+ferry%3F"


@pytest.fixture(scope="module")
def service(embedding: Embedding, tmp_path_factory: pytest.TempPathFactory) -> Service:
    folder = tmp_path_factory.mktemp("statements")
    one = example_answers.statement()
    (folder / f"{one.statement_id}.md").write_text(format_statement(one), encoding="utf-8")
    settings = Settings(statements=folder, data=tmp_path_factory.mktemp("data"))
    return Service(settings, embedding, lambda _line: None)


@dataclass
class Desk:
    """The console with what it asks."""

    site: ConsoleSite

    def page(self, address: str) -> str:
        return str(self.site.signed_in("ann", Role.REVIEWER).get(address).text)


@pytest.fixture
def desk(service: Service, tmp_path: Path) -> Iterator[Desk]:
    routes = ask_console_routes(service.inspect, Settings(data=tmp_path), StaffPages(WebSettings()))
    with opened("", tmp_path) as journal:
        more = (Console("Ask", "/staff/ask", routes, Role.REVIEWER),)
        yield Desk(ConsoleSite(tmp_path, journal, example_answers.corpus(), more=more))


def test_the_console_shows_both_sides_the_fusion_and_the_sentences(desk: Desk, service: Service) -> None:
    page = desk.page(ADDRESS)
    found = service.inspect(Question("What did the mayor say about the ferry?")).inquiry
    rows = page.split("Passages, found by either side</h2>")[1].split("<tbody>")[1].count("<tr>")
    assert rows == len({hit.passage for hit in (*found.retrieval.dense, *found.retrieval.lexical)}) > 0
    first = found.retrieval.hits[0]
    dense = next(hit for hit in found.retrieval.dense if hit.passage == first.passage)
    lexical = next(hit for hit in found.retrieval.lexical if hit.passage == first.passage)
    cells = f"1 {first.score:.4f} {dense.rank} {dense.score:.3f} {lexical.rank} {lexical.score:.3f} kept"
    assert cells in " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "Mayor Tom Roy said that the ferry is free of charge." in page.split("Sentences, ranked</h2>")[1]
    assert ">0.350<" in page.split("Threshold")[1]
    assert "retrieve " in page


def test_nothing_asked_here_goes_on_record(desk: Desk, service: Service) -> None:
    desk.page(ADDRESS)
    assert service.journal().count() == 0
    assert desk.site.record.count() == 0


def test_a_silence_shows_its_near_misses_and_the_missing_words(desk: Desk) -> None:
    page = desk.page("/staff/ask?q=How+many+submarines+does+Zanzibar+own%3F")
    assert "<b>Not in statements.</b>" in page
    assert "Near misses</h2>" in page
    assert "submarines" in page.split("Words in no quoted statement")[1].split("</tr>")[0]


def test_a_question_that_is_not_searched_for_shows_how_it_ends(desk: Desk) -> None:
    page = desk.page("/staff/ask?q=hello")
    assert "<b>Greeting.</b>" in page
    assert "Passages, found" not in page
    assert "How it ends" not in desk.page("/staff/ask")


def test_a_question_is_only_text(desk: Desk) -> None:
    assert "<script>x" not in desk.page("/staff/ask?q=%3Cscript%3Ex+about+the+ferry")


def test_while_answering_is_off_the_console_says_what_the_public_reads(tmp_path: Path, service: Service) -> None:
    from dataclasses import replace

    found = service.inspect(Question("ferry"))
    closed = replace(found.inquiry, rulings=Rulings(closed="Back at noon."), ending=AnswerStatus.CLOSED)

    def inspect(question: Question) -> Inspection:
        if question.text == "broken":
            raise NotVerified("2026-02-01-harbour-bridge 3–9 cuts a word")
        return replace(found, inquiry=closed)

    routes = ask_console_routes(inspect, Settings(data=tmp_path), StaffPages(WebSettings()))
    with opened("", tmp_path) as journal:
        more = (Console("Ask", "/staff/ask", routes, Role.REVIEWER),)
        made = Desk(ConsoleSite(tmp_path, journal, example_answers.corpus(), more=more))
        assert "Back at noon." in made.page("/staff/ask?q=ferry")
        assert "cuts a word" in made.page("/staff/ask?q=broken")
