import pytest

from bot.followup import Resolved, leans, resolve
from bot.question import CleanQuestion, Question, Turn, clean


def _resolve(text: str, *turns: Turn | str) -> Resolved:
    history = tuple(turn if isinstance(turn, Turn) else Turn("user", turn) for turn in turns)
    question = clean(Question(text, history))
    assert isinstance(question, CleanQuestion)
    return resolve(question)


LEANING = [
    "and what did she say?", "What did he say about drugs?", "Why?", "how many of those were arrested?", "tell me more",
    "and in 2023?", "What about Instagram?", "how about Meta", "Is it still used?", "Why is that?",
    "what does that mean",
    "When did they agree it?", "What are their reasons?", "Which one?", "How can I create one?", "I meant the NCA",
    "Any other examples?", "but why now", "What awards did it win?", "How do these help the police?", "who said that?",
    "What did it cost?", "Is it hard?", "Does it cost the police money?",
    "What did it cost compared to last year?", "What did it cost to build?", "Is it hard to use?",
    "How much does it cost if you are over 65?", "how much does it cost to have a report",
]  # fmt: skip
STANDING = [
    "What did Graeme Biggar say about drugs?", "Is it true that 800 suspects are arrested each month?",
    "What do the chiefs say that companies must do?", "Did Meta protect its users?",
    "Who is Biggar and what did he say?",
    "If police lose evidence, what will they not be able to do?", "How many children were safeguarded this year?",
    "What is this statement about?", "Which crimes are those who use encryption charged with?",
    "Do companies harm their customers?", "When did the UK leave the EU?",
    "Is it possible to deliver privacy and safety?",
    "And what did the police chiefs say about Instagram reports?", "What reports that Meta makes will be lost?",
    "Why do police chiefs believe that encryption is dangerous?", "cookies", "NCA",
    "What does it cost Europol to run the tip line?", "Is it harder for police to find evidence?",
    "Does it matter if companies stop looking?",
]  # fmt: skip


@pytest.mark.parametrize("text", LEANING)
def test_a_turn_that_points_back_or_says_too_little_leans_on_the_last(text: str) -> None:
    assert leans(text)


@pytest.mark.parametrize("text", STANDING)
def test_a_turn_that_names_what_it_is_about_stands_by_itself(text: str) -> None:
    assert not leans(text)


def test_the_name_comes_from_the_turn_before() -> None:
    assert _resolve("and what did she say?", "Who is Catherine de Bolle?") == Resolved(
        "and what did she say? (Catherine de Bolle)", is_followup=True, carried=("Catherine", "de", "Bolle")
    )


def test_only_words_that_are_missing_are_added() -> None:
    resolved = _resolve("how many of those suspects were arrested?", "How many suspects did Facebook report?")
    assert resolved.carried == ("Facebook", "report")


def test_a_turn_that_stands_by_itself_is_searched_as_it_is() -> None:
    assert _resolve("Who leads Europol?", "What did the NCA say?") == Resolved("Who leads Europol?", is_followup=False)


def test_without_an_earlier_turn_there_is_nothing_to_add() -> None:
    assert _resolve("what did she say?") == Resolved("what did she say?", is_followup=False)


def test_a_follow_up_to_a_follow_up_goes_back_to_the_turn_that_stands() -> None:
    resolved = _resolve("and why?", "What is lost with WhatsApp?", "Who is Catherine de Bolle?", "what does she want?")
    assert resolved.carried == ("Catherine", "de", "Bolle")


def test_what_the_assistant_said_is_never_searched_for() -> None:
    resolved = _resolve("why is that?", "Who is Biggar?", Turn("assistant", "Ask about Bitcoin instead"))
    assert resolved.carried == ("Biggar",)


def test_greetings_and_thanks_are_neither_searched_for_nor_carried() -> None:
    assert (
        _resolve("Thanks! And what about Meta?", "hello", "Hi, who is Biggar?").query == "And what about Meta? (Biggar)"
    )


def test_at_most_twelve_words_are_carried_the_nearest_ones() -> None:
    words = [f"word{number}" for number in range(30)]
    assert _resolve("why is that?", " ".join(words)).carried == tuple(words[18:])


@pytest.mark.parametrize(
    ("before", "asked", "query"),
    [
        ("What did Biggar say about privacy?", "and about Meta?", "What did Biggar say about Meta"),
        ("What did Biggar say?", "What about Meta crimes?", "What did Biggar say about Meta crimes"),
        ("what did biggar say on privacy", "what about kids", "what did biggar say about kids"),
        ("What did Biggar say about privacy?", "What about de Bolle?", "What did de Bolle say about privacy"),
    ],
)
def test_the_same_is_asked_of_something_or_somebody_else(before: str, asked: str, query: str) -> None:
    assert _resolve(asked, before).query == query


def test_what_about_something_after_another_kind_of_question_carries_its_words() -> None:
    assert _resolve("what about suspects?", "How many children are safeguarded?").query == (
        "what about suspects? (children safeguarded)"
    )


@pytest.mark.parametrize(
    ("text", "before", "asked"),
    [
        ("and Catherine de Bolle?", "What did Biggar say about drugs?", "What did Catherine de Bolle say about drugs"),
        ("and the NCA?", "What did Europol say?", "What did the NCA say"),
    ],
)
def test_and_a_name_asks_the_same_of_somebody_else(text: str, before: str, asked: str) -> None:
    assert _resolve(text, before).query == asked


def test_and_a_word_that_is_no_name_carries_the_turn_before() -> None:
    assert _resolve("and drugs?", "What did Biggar say about homes?").query == "and drugs? (Biggar homes)"
