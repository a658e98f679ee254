from collections.abc import Sequence

import pytest
from example_corpus import FARES, town

from bot.candidates import Candidates
from bot.cross_encoder import load_cross_encoder
from bot.ranking import Ranker, Ranking, choose
from corpus.loading import Corpus
from corpus.sentences import sentences
from corpus.statement import Statement
from index.embedding import Embedding
from index.entries import entries
from index.retrieval import Hit, Retrieval


@pytest.fixture(scope="module")
def ranker(embedding: Embedding) -> Ranker:
    return Ranker(Candidates(embedding, town()), load_cross_encoder())


def _all(embedding: Embedding, corpus: Corpus, query: str, order: Sequence[int] = ()) -> Retrieval:
    """Every passage of the corpus as a hit, as dense search orders them."""
    cut = [e for s in corpus.statements for e in entries(s, embedding)]
    cosines = embedding.encode([e.text for e in cut]) @ embedding.encode_query(query)
    best = order or sorted(range(len(cut)), key=lambda i: -cosines[i])
    dense = tuple(Hit(cut[i].passage, float(cosines[i]), rank) for rank, i in enumerate(best, start=1))
    return Retrieval(query, dense[:8], dense[8:], dense, ())


def _rank(ranker: Ranker, embedding: Embedding, query: str) -> Ranking:
    return ranker.rank(query, _all(embedding, town(), query), town())


def _text(ranking: Ranking) -> str:
    first = ranking.chosen[0].sentence
    return town().statement(first.statement_id).text(first.span)


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("When does the new school open?", "The new school opens on 1 September 2025 for 1,700 pupils."),
        ("how high was the river", "The river reached 7.2 metres on Sunday."),
        ("How many bridges are closed?", "Two bridges stay closed."),
        ("Do small children pay on the bus?", "Children under five travel free of charge."),
    ],
)
def test_the_sentence_that_answers_comes_first(ranker: Ranker, embedding: Embedding, query: str, answer: str) -> None:
    assert _text(_rank(ranker, embedding, query)) == answer


def test_confidence_falls_when_the_question_names_what_the_statements_do_not(
    ranker: Ranker, embedding: Embedding
) -> None:
    asked = _rank(ranker, embedding, "How many pupils does the new school take?")
    other = _rank(ranker, embedding, "How many pupils does Eton take?")
    assert asked.missing_terms == ()
    assert other.missing_terms == ("Eton",)
    assert other.confidence < 0.8 * asked.confidence


def test_a_year_that_the_statement_does_not_name_is_missing(ranker: Ranker, embedding: Embedding) -> None:
    assert _rank(ranker, embedding, "When did the school open in 1987?").missing_terms == ("1987",)
    assert _rank(ranker, embedding, "Which school opens in 2025?").missing_terms == ()


def test_a_sum_in_two_words_and_a_share_that_the_statement_does_not_name_are_missing(
    ranker: Ranker, embedding: Embedding
) -> None:
    assert _rank(ranker, embedding, "When did the school get 7 million?").missing_terms == ("7",)
    assert _rank(ranker, embedding, "When did 93% of the school open?").missing_terms == ("93",)


def test_a_question_about_nothing_that_the_statement_names_has_no_confidence(
    ranker: Ranker, embedding: Embedding
) -> None:
    ranking = _rank(ranker, embedding, "What will Denmark do about cybercrime?")
    assert ranking.missing_terms == ("Denmark", "cybercrime")
    assert ranking.confidence == 0
    assert _rank(ranker, embedding, "What about cybercrime?").confidence > 0  # a single word may have another beside it


def test_a_name_is_missing_without_its_possessive(ranker: Ranker, embedding: Embedding) -> None:
    assert _rank(ranker, embedding, "When did Eton's new school open?").missing_terms == ("Eton",)


def test_every_sentence_is_ranked_once_and_scores_are_probabilities(ranker: Ranker, embedding: Embedding) -> None:
    found = _rank(ranker, embedding, "What does the mayor say?")
    assert [each.rank for each in found.sentences] == list(range(1, 7))
    assert {each.sentence for each in found.sentences} == {s for st in town().statements for s in sentences(st)}
    assert all(0 <= each.score <= 1 for each in found.sentences)
    assert [each.score for each in found.sentences] == sorted((e.score for e in found.sentences), reverse=True)
    assert found.chosen[0] is found.sentences[0]
    assert 0 <= found.confidence <= 1


def test_nothing_retrieved_and_nothing_asked_give_nothing(ranker: Ranker, embedding: Embedding) -> None:
    empty = Retrieval("the school", (), (), (), ())
    assert ranker.rank("the school", empty, town()).confidence == 0
    query = "?!"
    assert ranker.rank(query, _all(embedding, town(), query, range(3)), town()).chosen == ()


def test_a_corpus_of_one_sentence_can_be_asked(embedding: Embedding) -> None:
    whole = town().statement("2025-01-01-fares")
    one = Statement(
        whole.statement_id, whole.title, whole.issuer, whole.published, whole.url, "en", whole.licence,
        FARES.split("\n\n")[0] + "\n",
    )  # fmt: skip
    corpus = Corpus((one,))
    query = "By how much do fares rise?"
    found = Ranker(Candidates(embedding, corpus), None).rank(query, _all(embedding, corpus, query), corpus)
    assert [corpus.statement(each.sentence.statement_id).text(each.sentence.span) for each in found.chosen] == [
        "Fares rise by 4.8 per cent in March."
    ]


def test_a_neighbour_is_quoted_at_a_lower_share_than_a_sentence_elsewhere() -> None:
    shares, words = [0.6, 0.03, 0.03], [10, 10, 10]
    assert choose(shares, words, [5, 9, 6]) == (0, 2)
    assert choose(shares, words, [5, 4, 9]) == (0, 1)


def test_a_neighbour_of_a_chosen_neighbour_may_follow() -> None:
    assert choose([0.5, 0.1, 0.1], [10, 10, 10], [5, 6, 7]) == (0, 1, 2)


def test_no_more_than_a_hundred_and_twenty_words_and_three_quotes_are_chosen() -> None:
    assert choose([0.3, 0.3, 0.2], [70, 51, 50], [1, 2, 3]) == (0, 2)
    assert choose([0.3, 0.3, 0.2, 0.2], [9, 9, 9, 9], [1, 4, 7, 10]) == (0, 1, 2)


def test_where_several_are_wanted_each_place_likely_in_itself_is_chosen() -> None:
    assert choose([0.7, 0.25, 0.2], [19, 9, 15], [0, 1, 9], several=True) == (0, 1)
    assert choose([0.5, 0.4, 0.3], [70, 41, 40], [0, 4, 9], several=True) == (0, 1)


def test_a_first_sentence_longer_than_the_limit_is_still_chosen() -> None:
    assert choose([0.9, 0.1], [200, 5], [1, 2]) == (0,)
