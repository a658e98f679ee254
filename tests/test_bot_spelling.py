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
