"""The whole path, on three statements of two issuers."""

from pathlib import Path

import pytest

from bot.answer import Answer, AnswerStatus
from bot.question import Question, Turn
from bot.records.event import Block, Place
from bot.service import Service
from bot.settings import Settings
from index.embedding import Embedding

PLAN = (
    "2023-06-12",
    "Dredging plan",
    "Harbour Board",
    """The dredging of the north channel will cost £4.8m.

Chair Margaret Okafor said: “The channel is too shallow for ferries.”

Fishing boats must not enter the channel, except with permission. They may use the south basin.
""",
)
CONSENT = (
    "2024-03-04",
    "Consent to dredging",
    "Marine Agency",
    """The dredging of the north channel will cost £5.2 million.

Director General Tomas Lindqvist said: “We have looked at the evidence on seals for eight months.”

“The work is a danger to nobody,” he said.
""",
)
FARES = (
    "2025-01-15",
    "Ferry fares",
    "Harbour Board",
    """Adult fares rise to £3.60 on 1 February. Children under 12 travel free.

Chair Margaret Okafor said: “Nobody likes higher fares. We have kept every route open.”

Examples of dangerous conduct are jumping from the pier and rowing at night. Another example is flying drones.
""",
)


@pytest.fixture(scope="module")
def service(embedding: Embedding, tmp_path_factory: pytest.TempPathFactory) -> Service:
    return _service((PLAN, CONSENT, FARES), embedding, tmp_path_factory.mktemp("harbour"))


def _service(statements: tuple[tuple[str, ...], ...], embedding: Embedding, folder: Path, **settings: int) -> Service:
    for published, title, issuer, body in statements:
        head = f'title: "{title}"\nissuer: "{issuer}"\npublished: {published}\nurl: "https://example.org/{published}"'
        text = f'---\n{head}\nlanguage: "en"\nlicence: "L"\n---\n{body}'
        Path(folder, f"{published}-{title.lower().replace(' ', '-')}.md").write_text(text, encoding="utf-8")
    made = Settings(statements=folder, data=folder / "data").model_copy(update=settings)
    return Service(made, embedding, lambda _line: None)


def _quotes(answer: Answer) -> list[str]:
    return [citation.quote for citation in answer.citations]


def test_what_two_issuers_say_of_the_same_is_shown_side_by_side_the_newer_first(service: Service) -> None:
    answer = service.answer(Question("How much will the dredging of the north channel cost?"))
    assert [(c.issuer, c.published.year) for c in answer.citations[:2]] == [
        ("Marine Agency", 2024),
        ("Harbour Board", 2023),
    ]
    assert _quotes(answer)[:2] == [
        "The dredging of the north channel will cost £5.2 million.",
        "The dredging of the north channel will cost £4.8m.",
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("What did Okafor say about fares?", "Margaret Okafor"),
        ("what did the chair say about ferries", "Margaret Okafor"),
        ("what did the director general say about seals", "Tomas Lindqvist"),
    ],
)
def test_somebody_asked_for_is_the_only_one_quoted(service: Service, text: str, speaker: str) -> None:
    assert {citation.speaker for citation in service.answer(Question(text)).citations} == {speaker}


@pytest.mark.parametrize(
    "text",
    [
        "What did Okafor say about seals?",
        "What did Lindqvist say about fares?",
        "what did the mayor say about fares",
        "What did the Harbour Board say about seals?",
    ],
)
def test_nobody_else_is_quoted_for_one_who_says_nothing_of_it(service: Service, text: str) -> None:
    assert service.answer(Question(text)).status is AnswerStatus.NOT_IN_STATEMENTS


def test_of_one_who_is_unknown_the_missing_words_are_his(service: Service) -> None:
    assert service.answer(Question("What did Boris Okafor say about fares?")).missing_terms == ("Boris",)


def test_all_that_somebody_says_is_quoted_whole_when_nothing_else_is_asked(service: Service) -> None:
    answer = service.answer(Question("and what did she say?", (Turn("user", "Who is Margaret Okafor?"),)))
    assert _quotes(answer) == [
        "Chair Margaret Okafor said: “Nobody likes higher fares. We have kept every route open.”",
        "Chair Margaret Okafor said: “The channel is too shallow for ferries.”",
    ]


def test_each_example_is_quoted_in_the_order_of_the_statement(service: Service) -> None:
    answer = service.answer(Question("What examples of dangerous conduct are given?"))
    assert _quotes(answer)[0] == (
        "Examples of dangerous conduct are jumping from the pier and rowing at night. Another example is flying drones."
    )


def test_shorthand_is_searched_for_written_out_and_the_answer_says_so(service: Service) -> None:
    answer = service.answer(Question("wht do u know abt kids"))
    assert answer.resolved == "children"
    assert "Children under 12 travel free." in _quotes(answer)[0]


def test_capitals_alone_are_no_other_question(service: Service) -> None:
    answer = service.answer(Question("MAY FISHING BOATS ENTER THE CHANNEL?"))
    assert answer.resolved is None
    assert _quotes(answer)[0].startswith("Fishing boats must not enter the channel, except with permission.")


def test_facts_of_a_statement_that_is_named_are_listed_alone(service: Service) -> None:
    answer = service.answer(Question("when was the statment on ferry fares publised?"))
    assert answer.status is AnswerStatus.LISTING
    assert [facts.title for facts in answer.listing] == ["Ferry fares"]


def test_facts_of_what_was_just_quoted_are_those_of_its_statement(service: Service) -> None:
    asked = "How much is the adult fare?", "How old are the seals of Mars?"
    answer = service.answer(Question("when was that published?", (Turn("user", asked[0]), Turn("assistant", "…"))))
    assert (answer.status, [facts.title for facts in answer.listing]) == (AnswerStatus.LISTING, ["Ferry fares"])
    unanswered = service.answer(Question("when was that published?", (Turn("user", asked[1]),)))
    assert (unanswered.status, len(unanswered.listing), unanswered.missing_terms) == (AnswerStatus.LISTING, 3, ())


def test_a_topic_after_a_question_of_somebody_is_asked_of_the_same(service: Service) -> None:
    answer = service.answer(Question("and about ferries?", (Turn("user", "What did Okafor say about fares?"),)))
    assert _quotes(answer) == ["Chair Margaret Okafor said: “The channel is too shallow for ferries.”"]


@pytest.mark.parametrize(
    ("text", "status"), [("wich statments do u have", AnswerStatus.LISTING), ("wht did they say", AnswerStatus.CLARIFY)]
)
def test_a_misspelt_question_goes_where_it_would_go_spelt_right(
    service: Service, text: str, status: AnswerStatus
) -> None:
    assert service.answer(Question(text)).status is status


def test_asked_what_it_is_about_the_only_statement_answers_with_its_beginning(
    embedding: Embedding, tmp_path: Path
) -> None:
    answer = _service((FARES,), embedding, tmp_path).answer(Question("What is this statement about?"))
    assert answer.status is AnswerStatus.ANSWERED
    assert _quotes(answer) == [
        "Adult fares rise to £3.60 on 1 February. Children under 12 travel free.",
        "Chair Margaret Okafor said: “Nobody likes higher fares. We have kept every route open.”",
        "Examples of dangerous conduct are jumping from the pier and rowing at night. "
        "Another example is flying drones.",
    ]


def test_asked_what_it_is_about_several_statements_answer_with_their_titles(service: Service) -> None:
    answer = service.answer(Question("summarise the statement"))
    assert answer.status is AnswerStatus.LISTING
    assert [facts.title for facts in answer.listing] == ["Ferry fares", "Consent to dredging", "Dredging plan"]


def test_an_overview_has_no_more_quotes_than_the_settings_allow(embedding: Embedding, tmp_path: Path) -> None:
    service = _service((FARES,), embedding, tmp_path, max_quotes=1)
    assert _quotes(service.answer(Question("tl;dr"))) == [
        "Adult fares rise to £3.60 on 1 February. Children under 12 travel free."
    ]


def test_words_that_only_the_tokenizer_knows_are_met_with_silence(service: Service) -> None:
    assert service.answer(Question("[MASK] [SEP]")).status is AnswerStatus.NOT_IN_STATEMENTS


CONFERENCE = (
    "2026-03-02",
    "Press conference on the clinics",
    "Ministry of Health",
    """The Minister for Health, Anna Reed, and the Chief Medical Officer, Dr Paul Okoro, took questions in Cardiff.

Anna Reed: We will open 14 walk-in clinics by the end of March 2027.

Mr Hill: Will the clinics be open at weekends?

Dr Paul Okoro: Yes, all of them will be open on Saturdays.

Mr Hill: Who pays for the nurses?

Anna Reed: The ministry pays for all of the nurses.
""",
)


def test_in_a_press_conference_the_reply_is_the_answer_and_the_asker_is_quoted_only_when_asked_for(
    embedding: Embedding, tmp_path: Path
) -> None:
    service = _service((CONFERENCE,), embedding, tmp_path)
    weekends = service.answer(Question("Will the clinics be open at weekends?")).citations[0]
    asked, reply = CONFERENCE[3].split("\n\n")[2:4]
    assert (weekends.speaker, weekends.role) == ("Dr Paul Okoro", "Chief Medical Officer")
    assert weekends.quote == f"{asked}\n\n{reply}"
    assert [CONFERENCE[3][span.start : span.end] for span in weekends.focus] == [reply]
    assert service.answer(Question("What did Mr Hill say about weekends?")).citations[0].speaker == "Mr Hill"
    assert service.answer(Question("What did Anna Reed say about nurses?")).citations[0].speaker == "Anna Reed"


def test_a_word_is_missing_only_when_no_statement_has_it(service: Service) -> None:
    answer = service.answer(Question("Did Okafor or Lindqvist sail a yacht to Denmark?"))
    assert (answer.status, answer.missing_terms) == (AnswerStatus.NOT_IN_STATEMENTS, ("sail", "yacht", "Denmark"))


QUESTIONS = (
    "2025-05-02",
    "Berths",
    "Harbour Board",
    """The Harbour Board answers the questions that owners of boats ask most often.

Is there any help with the cost of a new mooring?

Not at present. The Board has asked the county for a fund.

Who may use the berths?

Boat\tAllowed?\tUntil
Trawlers\tYes\tNo end date
Houseboats\tNo\t-
""",
)


@pytest.mark.parametrize(
    ("text", "quote", "focus"),
    [
        (
            "Can I get help paying for a new mooring?",
            QUESTIONS[3][QUESTIONS[3].index("Is there") : QUESTIONS[3].index("\n\nWho may")],
            "Not at present.",
        ),
        (
            "Are houseboats allowed?",
            QUESTIONS[3][QUESTIONS[3].index("Who may") :].strip(),
            "Houseboats\tNo\t-",
        ),
    ],
)
def test_among_questions_and_answers_the_reply_answers_and_the_question_and_header_go_with_it(
    embedding: Embedding, tmp_path: Path, text: str, quote: str, focus: str
) -> None:
    citation = _service((QUESTIONS,), embedding, tmp_path).answer(Question(text)).citations[0]
    assert citation.quote == quote
    assert focus in [QUESTIONS[3][span.start : span.end] for span in citation.focus]


def test_a_question_line_whose_reply_is_blocked_is_no_answer(embedding: Embedding, tmp_path: Path) -> None:
    service = _service((QUESTIONS,), embedding, tmp_path)
    question = Question("Can I get help paying for a new mooring?")
    first = service.answer(question).citations[0]
    start, end = first.focus[0].start, first.focus[-1].end
    service.journal().append(Block(Place(first.statement_id, first.receipt.digest, start, end), "ann"))
    assert service.answer(question).status is AnswerStatus.NOT_IN_STATEMENTS
