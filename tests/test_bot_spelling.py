from dataclasses import replace
from datetime import date

import pytest

from bot.spelling import Spelled, Spelling
from bot.vocabulary import Frequencies, Vocabulary
from corpus.loading import Corpus
from corpus.statement import Statement

BODY = "Graeme Biggar named threats to life. Encryption hampers investigation. The board weighed the boarding fee.\n"
STATEMENT = Statement("2024-01-01-a", "Title", "Issuer", date(2024, 1, 1), "https://example.org/", "en", "L", BODY)
CORPUS = Corpus((STATEMENT,))
SPELLING = Spelling(CORPUS, Vocabulary(CORPUS, Frequencies(10, {"threaten": 4, "trend": 3})))


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("how many threts were there", "how many threats were there"),
        ("what did Bigar say", "what did biggar say"),
        ("does encrpytion matter", "does encryption matter"),
        ("is investgaton harder", "is investigation harder"),
    ],
)
def test_a_letter_missing_or_two_swapped_is_put_right(query: str, meant: str) -> None:
    assert SPELLING.correct(query).query == meant


def test_shorthand_is_written_out_before_typing_errors_are_put_right() -> None:
    assert SPELLING.correct("wht did Bigar say abt threts").query == "what did biggar say about threats"


@pytest.mark.parametrize(("typed", "meant"), [("when was the statment publised", "when was the statement published")])
def test_words_of_asking_for_statements_are_known_though_none_says_them(typed: str, meant: str) -> None:
    assert SPELLING.correct(typed).query == meant


def test_money_is_looked_for_by_the_sign_that_the_statements_use() -> None:
    corpus = Corpus((replace(STATEMENT, body="They found £5 and £3 and $1.\n"),))
    spelling = Spelling(corpus, Vocabulary(corpus, Frequencies(10, {})))
    assert spelling.correct("how much money was found").query == "how much (£) was found"


def test_the_initials_of_an_issuer_are_written_out_where_no_statement_uses_them() -> None:
    corpus = Corpus((replace(STATEMENT, issuer="Marine Agency"), replace(STATEMENT, statement_id="2024-01-01-b")))
    spelling = Spelling(corpus, Vocabulary(corpus, Frequencies(10, {"ma": 2})))
    assert spelling.correct("what is the MA's view").query == "what is the Marine Agency's view"
    assert spelling.correct("what did ma say").query == "what did ma say"  # a word of other texts


def test_a_word_of_asking_is_put_right() -> None:
    assert SPELLING.correct("what happend then").query == "what happened then"


@pytest.mark.parametrize(
    "query",
    [
        "who threatens whom",  # known from other texts
        "what are the trends",
        "what about lifo",  # too short to be sure
        "is Snapchat named",  # resembles nothing
        "does it mention Diggar",  # begins with another letter
        "what did the 32 chiefs say in 2024?",
    ],
)
def test_a_word_that_may_be_meant_as_typed_is_left_alone(query: str) -> None:
    assert SPELLING.correct(query) == Spelled(query, ())
