"""Minimum context, in both directions: what is widened, and what is left alone. `|` separates sentences."""

from itertools import pairwise

import pytest
from example_quotes import quoted, statement
from hypothesis import given
from hypothesis import strategies as st

from bot.context import complete
from bot.errors import NotVerified
from corpus.sentences import Sentence, sentences
from corpus.span import Span

NOUN = "The agency met Ms Hill in London."

WIDENED = [
    "It will stop companies from seeing crime.",
    "It is the first of its kind.",
    "It is expected to end in May.",
    "They cannot protect their customers.",
    "“They cannot protect their customers.",
    "She agreed.",
    "Their homes are safe.",
    "This will change.",
    "This decision was wrong.",
    "These changes make it harder.",
    "Such reports are lost.",
    "Those are lost.",
    "That is why we act.",
    "The latter is in Kent.",
    "Both were lost.",
    "Some of them were lost.",
    "Solutions must deliver both.",
    "Then she left.",
    "In 2019, it moved.",
    "Over recent years, such reports have grown.",
    "In this case, nobody came.",
    "Were it not for this discount, it would have been more.",
    "Despite these delays, it opened.",
    "However, the agency disagrees.",
    "But the rollout is blunt.",
    "Nor did the police.",
    "If not, the police will act.",
    "Another example is the arrest of an armourer.",
    "One example of what would be lost is a referral.",
    "For example, the police left.",
    *("None has opened.", "So far only one has opened.", "The rest were lost.", "So are buses."),
    *("The agency knew this in 2016.", "The court rejected it.", "You can take it to the police."),
]
ALONE = [
    "It is important to act now.",
    "It is vital that companies act.",
    "It’s clear the law must change.",
    "It is estimated this year that losses will grow.",
    "It was Graeme Biggar who said so.",
    "It takes years to train an officer.",
    "It seems that nobody came.",
    "IT systems must be safe.",
    "This week the agency left.",
    "This statement sets out the facts.",
    "Those who came were safe.",
    "Those seeking help may call.",
    "Both the police and the agency came.",
    "Such as it is, the law stands.",
    "When the police came, they were late.",
    "The police said they were late.",
    "Companies must not stop looking.",
    "If police lose data, they lose cases.",
    "Unless the court agrees, nobody may leave.",
    "As a result of one stream of data, arrests rose.",
    "One officer was enough for the court.",
    "Except for the police, Kent would be lost.",
    *("The rest of Kent is safe.", "So many homes were lost.", "One in ten homes was lost."),
    *("We take this matter to heart.", "The agency made it clear.", "When the police find it, they keep it."),
]


@pytest.mark.parametrize("sentence", WIDENED)
def test_a_sentence_that_leans_on_the_one_before_it_takes_it_along(sentence: str) -> None:
    assert quoted(f"Before all this. {NOUN} {sentence} After.\n", sentence) == [f"{NOUN} {sentence}"]


@pytest.mark.parametrize("sentence", ALONE)
def test_a_sentence_that_stands_alone_is_quoted_alone(sentence: str) -> None:
    assert quoted(f"Before all this. {NOUN} {sentence} After.\n", sentence) == [sentence]


def test_a_pronoun_that_opens_a_paragraph_takes_the_end_of_the_paragraph_before() -> None:
    assert quoted("One. The rollout is wrong.\n\nIt will hide crime. More.\n", "It will hide crime.") == [
        "The rollout is wrong.\n\nIt will hide crime."
    ]


def test_a_contrast_that_opens_a_paragraph_stands_alone() -> None:
    assert quoted("One. Two.\n\nHowever, the agency left.\n", "However, the agency left.") == [
        "However, the agency left."
    ]


def test_a_pronoun_of_a_pronoun_is_followed_two_steps_back_and_no_further() -> None:
    body = "The agency came. It saw. It won. It left.\n"
    assert quoted(body, "It won.") == ["The agency came. It saw. It won."]
    assert quoted(body, "It left.") == ["It saw. It won. It left."]


def test_context_brings_no_contrast_of_its_own() -> None:
    assert quoted("One. However, the agency left. It was late.\n", "It was late.") == [
        "However, the agency left. It was late."
    ]


TAKEN_BACK = [
    "However, they need a warrant.", "But this does not apply in Wales.", "The only exceptions are fines.",
    "Only between nine and five.", "That is only the case in May.",
]  # fmt: skip


@pytest.mark.parametrize("below", TAKEN_BACK)
def test_what_takes_the_sentence_back_is_shown_with_it(below: str) -> None:
    assert quoted(f"{NOUN} Officers may search. {below} After.\n", "Officers may search.") == [
        f"Officers may search. {below}"
    ]


@pytest.mark.parametrize("below", ["However, nobody came.", "Only Kent was lost.", "The rest were safe."])
def test_what_only_goes_on_is_not_shown_with_it(below: str) -> None:
    assert quoted(f"{NOUN} Officers may search. {below} After.\n", "Officers may search.") == ["Officers may search."]


def test_nothing_is_fetched_over_a_heading() -> None:
    assert quoted("The rollout is wrong.\n\nEffects\n\nIt will hide crime.\n", "It will hide crime.") == [
        "It will hide crime."
    ]


def test_a_quote_is_not_widened_past_ninety_words() -> None:
    long = "Word " * 88 + "end."
    assert quoted(f"{long} They left.\n", "They left.") == ["They left."]
    assert quoted(f"{long[5:]} It.\n", "It.") == [f"{long[5:]} It."]


def test_a_longer_chosen_sentence_stays_whole() -> None:
    long = "They " + "word " * 120 + "end."
    assert quoted(f"Some came. {long}\n", long) == [long]


LIST = (
    "Before.\n\nThe chiefs ask companies:\n\n- to build safe systems;\n- not to hide crime; and\n- to act.\n\nAfter.\n"
)


def test_an_item_takes_the_line_that_introduces_it() -> None:
    assert quoted(LIST, "- not to hide crime; and") == [
        "The chiefs ask companies:\n\n- to build safe systems;\n- not to hide crime; and"
    ]


def test_a_line_that_ends_in_a_colon_takes_its_items() -> None:
    assert quoted(LIST, "The chiefs ask companies:") == [LIST[9:-9]]


def test_items_without_a_lead_in_stand_alone() -> None:
    assert quoted("Key facts\n\n- 327 arrests\n- 100 threats\n", "- 100 threats") == ["- 100 threats"]


def test_an_item_that_goes_on_from_an_unfinished_line_takes_it() -> None:
    assert quoted("We will\n- protect it\n- keep it\n", "- keep it") == ["We will\n- protect it\n- keep it"]


def test_an_item_of_an_inner_list_takes_the_inner_lead_in() -> None:
    body = "We ask:\n\n1. Build it.\n2. Answer warrants:\n(a) in full;\n(b) in time.\n3. Report it.\n"
    assert quoted(body, "(b) in time.") == ["2. Answer warrants:\n(a) in full;\n(b) in time."]
    assert quoted(body, "2. Answer warrants:") == [body[: body.index("\n3.")]]
    assert quoted(body, "3. Report it.") == [body[:-1]]


def test_an_item_far_below_its_lead_in_is_quoted_apart_from_it() -> None:
    items = [f"- item {n} " + "word " * 20 + "end" for n in range(10)]
    assert quoted("We will:\n\n" + "\n".join(items) + "\n", items[9]) == ["We will:", items[9]]


def test_a_cue_on_its_own_line_takes_what_is_said() -> None:
    assert quoted("Ms Hill said:\n\n“We left. We came.”\n", "Ms Hill said:") == ["Ms Hill said:\n\n“We left."]


def test_a_rule_takes_the_sentence_that_takes_it_back() -> None:
    rule = "You may appeal."
    assert quoted(f"{rule} This does not apply to fines. More.\n", rule) == [f"{rule} This does not apply to fines."]
    assert quoted(f"{rule} Fines do not count. More.\n", rule) == [rule]


def test_chosen_neighbours_become_one_quote_with_both_in_focus() -> None:
    body = "Police left. Ships came. Trains ran. Planes flew.\n"
    given_statement = statement(body)
    police, ships, trains, planes = sentences(given_statement)
    (quote,) = complete(given_statement, (police, ships, trains, planes), (), (trains, ships))
    assert (quote.start, quote.end, quote.focus) == (ships.start, trains.end, (ships.span, trains.span))


def test_distant_sentences_stay_apart_in_the_order_chosen() -> None:
    body = "Police left. Ships came. Trains ran.\n\nPlanes flew.\n"
    assert quoted(body, "Trains ran.", "Police left.") == ["Trains ran.", "Police left."]
    assert quoted(body, "Planes flew.", "Trains ran.") == ["Planes flew.", "Trains ran."]


def test_the_focus_is_what_was_chosen_and_not_what_completes_it() -> None:
    given_statement = statement(f"{NOUN} She left.\n")
    noun, left = sentences(given_statement)
    (quote,) = complete(given_statement, (noun, left), (), (left, left))
    assert (quote.statement_id, quote.start, quote.end, quote.focus) == ("2024-01-01-a", 0, left.end, (left.span,))


def test_a_sentence_of_another_split_is_refused() -> None:
    given_statement = statement("One. Two.\n")
    one, two = sentences(given_statement)
    with pytest.raises(NotVerified, match="split it again"):
        complete(given_statement, (one,), (), (two,))


def test_nothing_chosen_gives_no_quote() -> None:
    given_statement = statement("One.\n")
    assert complete(given_statement, sentences(given_statement), (), ()) == ()


BITS = ["They left.", "We ask:", "- one;", "(a) two:", "Title", "However, it is.", "Q: Is it?", "A: No.", "“So both.”"]


@given(
    st.lists(st.tuples(st.sampled_from(BITS), st.sampled_from([" ", "\n", "\n\n"])), min_size=1, max_size=15), st.data()
)
def test_quotes_are_whole_sentences_do_not_overlap_and_hold_every_chosen_one(
    parts: list[tuple[str, str]], data: st.DataObject
) -> None:
    given_statement = statement("".join(text + gap for text, gap in parts).strip() + "\n")

    split = sentences(given_statement)
    chosen: list[Sentence] = data.draw(st.lists(st.sampled_from(split), max_size=5))
    quotes = complete(given_statement, split, (), tuple(chosen))
    below = dict(pairwise(split))
    for sentence in chosen:
        asked_for = {sentence.span}
        if given_statement.text(sentence.span) == "Q: Is it?" and sentence in below:
            asked_for.add(below[sentence].span)  # its reply, if it is one
        assert any(asked_for & set(quote.focus) for quote in quotes)
    for quote in quotes:
        assert quote.start in {s.start for s in split}
        assert quote.end in {s.end for s in split}
        assert all(Span(quote.start, quote.end).contains(span) for span in quote.focus)
    places = sorted(Span(quote.start, quote.end) for quote in quotes)
    assert not any(one.overlaps(other) for one, other in pairwise(places))
