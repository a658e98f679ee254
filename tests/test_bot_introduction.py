from pathlib import Path

import pytest

from bot.introduction import asked_for, introduces
from bot.question import Question
from bot.service import Service
from bot.settings import Settings
from bot.voices import Speaking
from index.embedding import Embedding

CASTLE = Speaking("Trust", "Dr Ifeoma Castle", "Trust’s medical director")
OKONJO = Speaking("Council", "Samira Okonjo", "Returning Officer")
NOBODY = Speaking("Council", "Tom Hill", "")


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("Who is Samira Okonjo?", {OKONJO}),
        ("who's okonjo", {OKONJO}),
        ("whos dr castle", {CASTLE}),
        ("Who is the Returning Officer?", {OKONJO}),
        ("who is the medical director of the Trust", {CASTLE}),
        ("Who is the medical director?", set()),
        ("Who is the deputy returning officer?", set()),
        ("Who is Sam Okonjo?", set()),
        ("Who is Tom Hill?", set()),
        ("Who was the returning officer in 2019?", set()),
        ("Who is responsible?", set()),
        ("What is the Returning Officer?", set()),
        ("Who is the?", set()),
    ],
)
def test_somebody_is_asked_for_by_name_or_by_the_very_words_of_the_role(question: str, who: set[Speaking]) -> None:
    assert asked_for(question, (CASTLE, OKONJO, NOBODY)) == who


def test_a_sentence_introduces_with_name_and_role_alike() -> None:
    assert introduces("Dr Ifeoma Castle, the Trust’s medical director, said it was late.", CASTLE)
    assert not introduces("Dr Castle said it was late.", CASTLE)
    assert not introduces("The Trust’s medical director said it was late.", CASTLE)


CONSENT = "Director General Tomas Lindqvist said: “We have looked at the evidence on seals for eight months.”\n"
FARES = "Chair Margaret Okafor said: “Nobody likes higher fares. We have kept every route open.”\n"
PILOTS = (
    "Chair Margaret Okafor said:\n\n“The channel is too shallow.”\n\n"
    "Harbour master Ann Lowe said:\n\n“Ships may wait.”\n\nHarbour pilots must report by noon.\n"
)


@pytest.fixture(scope="module")
def service(embedding: Embedding, tmp_path_factory: pytest.TempPathFactory) -> Service:
    folder = tmp_path_factory.mktemp("harbour")
    for year, title, body in ((2023, "Pilots", PILOTS), (2024, "Consent", CONSENT), (2025, "Fares", FARES)):
        facts = f'title: "{title}"\nissuer: "Harbour Board"\npublished: {year}-02-01\nurl: "https://example.org/{year}"'
        text = f'---\n{facts}\nlanguage: "en"\nlicence: "L"\n---\n{body}'
        Path(folder, f"{year}-02-01-{title.lower()}.md").write_text(text, encoding="utf-8")
    return Service(Settings(statements=folder, data=folder / "data"), embedding, lambda _line: None)


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("Who is Tomas Lindqvist?", [CONSENT.strip()]),
        ("who is the director general", [CONSENT.strip()]),
        ("who's okafor", [FARES.split(" We")[0], "Chair Margaret Okafor said:\n\n“The channel is too shallow.”"]),
        ("Who is the harbour master?", ["Harbour master Ann Lowe said:\n\n“Ships may wait.”"]),
    ],
)
def test_who_somebody_is_stands_where_name_and_role_do(service: Service, question: str, quotes: list[str]) -> None:
    assert [citation.quote for citation in service.answer(Question(question)).citations] == quotes


def test_a_line_that_only_says_who_speaks_answers_nothing_else(service: Service) -> None:
    answer = service.answer(Question("What must harbour pilots do?"))
    assert [citation.quote for citation in answer.citations] == ["Harbour pilots must report by noon."]


def test_who_has_another_role_is_not_introduced(service: Service) -> None:
    assert service.answer(Question("Who is the deputy director general?")).confidence < 1
