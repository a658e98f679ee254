import pytest
from example_corpus import statement

from bot.voices import ANYBODY, Speaking, voices
from corpus.span import Span
from corpus.speakers import speakers
from corpus.statement import Statement

NCA, BOARD = "National Crime Agency", "Harbour Board"
BIGGAR, DE_BOLLE, OKAFOR = "Graeme Biggar", "Catherine de Bolle", "Margaret Okafor"
BOTH = f"{BIGGAR} and {DE_BOLLE}"
SPEAKING = (
    Speaking(NCA, BIGGAR, "NCA Director General"),
    Speaking(NCA, DE_BOLLE, "Europol Executive Director"),
    Speaking(NCA, BOTH, "NCA Director General and Europol Executive Director"),
    Speaking(BOARD, OKAFOR, "Chair"),
)
KNOWN = frozenset("police chiefs meta nca europol residents director general board chair".split())


def _heard(query: str) -> tuple[frozenset[str], frozenset[str], str]:
    found = voices(query, SPEAKING, (NCA, BOARD), KNOWN.__contains__)
    assert not found.anybody
    return found.speakers, found.issuers, found.about


NOBODY: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("query", "speakers", "about"),
    [
        ("What did Biggar say about Meta?", {BIGGAR, BOTH}, "Meta"),
        ("what does graeme biggar think about privacy", {BIGGAR, BOTH}, "privacy"),
        ("According to Catherine de Bolle, what is dangerous?", {DE_BOLLE, BOTH}, "what is dangerous?"),
        ("What did the NCA Director General say about drugs?", {BIGGAR, BOTH}, "drugs"),
        ("What did the director general say about drugs?", {BIGGAR, BOTH}, "drugs"),
        ("What is the Europol executive director's view on homes?", {DE_BOLLE, BOTH}, "homes"),
        ("What did Europol say about homes?", {DE_BOLLE, BOTH}, "homes"),
        ("what did the head of europol say about homes", {DE_BOLLE, BOTH}, "homes"),
        ("what does the nca man say about drugs", {BIGGAR, BOTH}, "drugs"),
        ("What did the director say about homes?", {BIGGAR, DE_BOLLE, BOTH}, "homes"),
        ("What did Biggar say about de Bolle?", {BIGGAR, BOTH}, "de Bolle"),
        ("Did Biggar mention warrants?", {BIGGAR, BOTH}, "warrants"),
        (
            "Why does Biggar think that users are in danger?",
            {BIGGAR, BOTH},
            "Why does they think that users are in danger?",
        ),
        ("what did she say about homes? (Catherine de Bolle)", {DE_BOLLE, BOTH}, "homes"),
        ("What did Biggar say?", {BIGGAR, BOTH}, BIGGAR),
        ("Who did Biggar tell about drugs?", {BIGGAR, BOTH}, "Who did they tell about drugs?"),
    ],
)
def test_a_person_asked_for_by_surname_role_or_organisation_is_heard(
    query: str, speakers: set[str], about: str
) -> None:
    assert _heard(query) == (frozenset(speakers), NOBODY, about)


@pytest.mark.parametrize(
    ("query", "speakers", "issuer", "about"),
    [
        ("What did the NCA say about homes?", {BIGGAR, BOTH}, NCA, "homes"),
        ("what does the National Crime Agency think about drugs", {BIGGAR, BOTH}, NCA, "drugs"),
        ("What did the board say about fares?", {OKAFOR}, BOARD, "fares"),
        ("What did the Harbour Board say about fares?", {OKAFOR}, BOARD, "fares"),
    ],
)
def test_an_issuer_speaks_in_its_own_voice_and_through_its_people(
    query: str, speakers: set[str], issuer: str, about: str
) -> None:
    assert _heard(query) == (frozenset(speakers), frozenset({issuer}), about)


@pytest.mark.parametrize(
    ("query", "unheard"),
    [
        ("What did Mark Zuckerberg say about it?", ("Mark", "Zuckerberg")),
        ("what did the mayor say about homes", ("mayor",)),
        ("what did the police minister say about homes", ("minister",)),
        ("what do ministers say", ("ministers",)),
        ("What did Boris Biggar say about homes?", ("Boris",)),
    ],
)
def test_one_of_whom_the_statements_know_nothing_is_not_heard(query: str, unheard: tuple[str, ...]) -> None:
    assert voices(query, SPEAKING, (NCA, BOARD), KNOWN.__contains__).unheard == unheard


@pytest.mark.parametrize(
    "query",
    [
        "Who is Graeme Biggar?",
        "who said that Biggar was right?",
        "How many suspects are arrested?",
        "what does the statement say about drugs",
        "What do police chiefs think about encryption?",
        "do people say so",
        "what do officials say about it",
        "what do police unions think of it",
        "what did they say",
    ],
)
def test_nobody_in_particular_is_asked_for(query: str) -> None:
    assert voices(query, SPEAKING, (NCA, BOARD), KNOWN.__contains__) == ANYBODY


def test_who_is_named_but_never_quoted_gets_no_one_elses_quotation() -> None:
    query = "What did Meta say about encryption?"
    assert _heard(query) == (NOBODY, frozenset({NCA, BOARD}), query)


def test_all_that_somebody_says_is_wanted_when_nothing_else_is_asked() -> None:
    assert voices("What did Biggar say?", SPEAKING, (NCA,), KNOWN.__contains__).everything
    assert not voices("What did Biggar say about Meta?", SPEAKING, (NCA,), KNOWN.__contains__).everything


BODY = "The town is proud. Mayor Ann Lee said: “We won.” Mayor Ann Lee won before. Judge Tom Hay said: “They lost.”\n"


def _says(query: str, given: Statement, text: str) -> bool:
    start = given.body.index(text)
    spoken = speakers(given)
    speaking = {Speaking(given.issuer, one.speaker, one.role or "") for one in spoken if one.speaker}
    return voices(query, speaking, (given.issuer,), KNOWN.__contains__).say(
        given, Span(start, start + len(text)), spoken
    )


@pytest.mark.parametrize(
    ("query", "text", "says"),
    [
        ("What did Lee say about it?", "Mayor Ann Lee said: “We won.”", True),
        ("What did Lee say about it?", "Judge Tom Hay said: “They lost.”", False),
        ("What did Lee say about it?", "Mayor Ann Lee won before.", False),
        ("What is Lee's view on it?", "Mayor Ann Lee won before.", True),
        ("What did the town say about it?", "The town is proud.", True),
        ("How was it?", "Judge Tom Hay said: “They lost.”", True),
    ],
)
def test_a_sentence_counts_when_one_of_them_says_it(query: str, text: str, says: bool) -> None:
    assert _says(query, statement("town", BODY), text) is says


def test_a_body_is_heard_in_its_spokesman() -> None:
    speaking = (*SPEAKING, Speaking(BOARD, "a spokesman for the Waterways Trust", ""))
    for query in ("What did the Waterways Trust say?", "What did the spokesman for the Waterways Trust say?"):
        found = voices(query, speaking, (NCA, BOARD), KNOWN.union({"waterways", "trust"}).__contains__)
        assert found.speakers == {"a spokesman for the Waterways Trust"}


def test_the_spokesman_is_one_whom_a_statement_only_describes() -> None:
    firm = Speaking(BOARD, "a spokesman for Halden Water", "")
    found = voices("What did the spokesman say?", (*SPEAKING, firm), (NCA, BOARD), KNOWN.__contains__)
    assert found.speakers == {firm.name}
