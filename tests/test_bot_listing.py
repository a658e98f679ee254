from datetime import date

import pytest

from bot.listing import asks_facts_of_that, facts_of, listing, listing_of_named
from bot.routing import Route
from corpus.loading import Corpus
from corpus.statement import Statement


def _statement(day: str, title: str, issuer: str, body: str) -> Statement:
    return Statement(f"{day}-a", title, issuer, date.fromisoformat(day), "https://example.org", "en", "L", body)


FARES = _statement("2025-01-15", "Ferry fares and safety", "Harbour Board", "Fares rise. Owen swam.\n")
ROAD = _statement("2024-05-20", "Quay Road reopens", "City Council", "Lorries may use it.\n")
CONSENT = _statement("2024-03-04", "Agency consents to dredging", "Marine Agency", "Work may begin.\n")
PLAN = _statement("2023-06-12", "Dredging plan for 2024", "Harbour Board", "Subject to consent.\n")
CORPUS = Corpus((FARES, ROAD, CONSENT, PLAN))


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("When was the statement on ferry fares published?", (FARES,)),
        ("who published the statement about dredging?", (CONSENT, PLAN)),
        ("When was the dredging consent statement published?", (CONSENT,)),  # the plan's body has "consent" only
        ("when was the statement about fares for Owen published", (FARES,)),
        ("When did the Harbour Board publish its statement on fares?", (FARES,)),
        ("what is the date of the quay road statement", (ROAD,)),
        ("where can I read the statement on fares", (FARES,)),
        ("give me the link to the quay road statement", (ROAD,)),
        ("Which statements do you have from the Harbour Board?", (FARES, PLAN)),
        ("what have you published on dredging?", (CONSENT, PLAN)),
        ("have you published anything about fares", (FARES,)),
        ("list statements by HB", (FARES, PLAN)),
        ("what did the harbour board publish in 2023", (PLAN,)),
        ("what did you publish in May 2024?", (ROAD,)),
        ("What is the latest statement from the Harbour Board?", (FARES,)),
        ("the latest statement on dredging", (CONSENT,)),
        ("the council's latest press release", (ROAD,)),
    ],
)
def test_the_statements_a_question_names_are_listed(question: str, meant: tuple[Statement, ...]) -> None:
    assert [facts.title for facts in listing_of_named(question, CORPUS)] == [one.title for one in meant]


@pytest.mark.parametrize(
    "question",
    [
        "who published the statement about tax?",
        "When was the statement agreed?",
        "What statement did the chair make about fares?",
        "Which statement mentions ferries?",
        "what did the council say about dredging",
        "who issued the figures on fares",
        "what did the ferries release",
        "when did the Harbour Board publish the fares",
        "what have you published about sextortion",
        "When was the Harbour Board founded?",
    ],
)
def test_a_question_to_the_statements_names_none(question: str) -> None:
    assert listing_of_named(question, CORPUS) == ()


def test_the_latest_is_one_and_a_hidden_statement_is_never_listed() -> None:
    assert [facts.title for facts in listing(Route.LATEST, CORPUS)] == [FARES.title]
    hidden = frozenset({FARES.statement_id})
    assert [facts.title for facts in listing(Route.LATEST, CORPUS, hidden)] == [ROAD.title]
    assert [facts.title for facts in listing_of_named("statements by the harbour board", CORPUS, hidden)] == [
        PLAN.title
    ]


def test_other_routes_list_nothing() -> None:
    assert listing(Route.QUESTION, CORPUS) == ()


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("When was that published?", True),
        ("what's the source?", True),
        ("who published it", True),
        ("where can I read this?", True),
        ("When was that decided?", False),
        ("what is the source of the figures", False),
        ("who wrote that letter", False),
    ],
)
def test_facts_of_what_was_quoted_are_told_from_other_follow_ups(question: str, asks: bool) -> None:
    assert asks_facts_of_that(question) is asks


def test_the_facts_of_quoted_statements_are_each_there_once() -> None:
    quoted = (PLAN.statement_id, FARES.statement_id, PLAN.statement_id)
    assert [facts.title for facts in facts_of(quoted, CORPUS)] == [PLAN.title, FARES.title]
