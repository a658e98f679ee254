import hashlib
import re

import pytest
import regex
from example_answers import BODY, cited, corpus, nobody, place, spoken, statement
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import NotVerified
from bot.quote import Quote
from bot.verifier import near_misses, verify, voice
from corpus.loading import Corpus
from corpus.passages import Passage
from corpus.span import Span
from corpus.speakers import Spoken
from corpus.statement import canonical

WHOLE_WORDS = {(m.start(), n.end()) for m in re.finditer(r"\S+", BODY) for n in re.finditer(r"\S+", BODY)}
ID = "2026-02-01-harbour-bridge"


def quote(start: int, end: int, body: str = BODY) -> str:
    return verify((Quote(ID, start, end, (Span(start, end),)),), corpus(body), nobody)[0].quote


# Letters, figures, marks and symbols that are a character by themselves.
SOLID = st.characters(categories=("L", "N", "P", "S")).filter(
    lambda c: not regex.match(r"[\p{WB=Extend}\p{WB=Format}]", c)
)


@given(st.lists(st.tuples(st.text(SOLID, min_size=1), st.sampled_from((" ", "\n\n", "\u00a0"))), min_size=1), st.data())
def test_any_whole_words_of_any_body_are_quoted_character_for_character(
    words: list[tuple[str, str]], data: st.DataObject
) -> None:
    body = canonical("".join(word + space for word, space in words))
    found = [m.span() for m in re.finditer(r"\S+", body)]
    first = data.draw(st.integers(0, len(found) - 1))
    start, end = found[first][0], found[data.draw(st.integers(first, len(found) - 1))][1]
    assert quote(start, end, body) == body[start:end]


@given(st.integers(0, len(BODY) + 2), st.integers(0, len(BODY) + 2))
def test_what_is_not_refused_is_the_slice_without_white_space_at_its_edges(start: int, end: int) -> None:
    try:
        citation = verify((Quote(ID, start, end, (Span(start, start + 1),)),), corpus(), nobody)[0]
    except NotVerified:
        assert start >= end or (start, end) not in WHOLE_WORDS
    else:
        assert citation.quote == BODY[start:end] == BODY[start:end].strip()


def test_the_receipt_holds_the_hash_and_the_text_on_either_side() -> None:
    citation = cited("It will cost £4.8m.")[0]
    start = BODY.index("It will cost")
    assert (citation.start, citation.end) == (start, start + 19) == (73, 92)
    assert citation.receipt.quote_sha256 == hashlib.sha256("It will cost £4.8m.".encode()).hexdigest()
    assert citation.receipt.digest == hashlib.sha256(BODY.encode()).hexdigest()
    assert citation.receipt.prefix == "ridge to close\n\nThe harbour bridge closes on 3 May for repairs. "
    assert citation.receipt.suffix == "\n\nChief Engineer Ann Lee said: “The bridge is old. It is not uns"
    assert citation.receipt.url == "https://port.example/news/bridge"


def test_the_receipt_of_a_whole_statement_has_nothing_around_it() -> None:
    body = "One sentence."
    receipt = verify((Quote(ID, 0, 13, (Span(0, 13),)),), corpus(body), nobody)[0].receipt
    assert (receipt.prefix, receipt.suffix) == ("", "")


def test_citations_are_numbered_in_the_order_given() -> None:
    assert [(c.number, c.quote) for c in cited("It will cost £4.8m.", "Harbour bridge")] == [
        (1, "It will cost £4.8m."),
        (2, "Harbour bridge"),
    ]


def test_an_unknown_statement_is_refused() -> None:
    with pytest.raises(NotVerified, match="2020-01-01-other"):
        verify((Quote("2020-01-01-other", 0, 5, (Span(0, 5),)),), corpus(), nobody)


def test_a_body_changed_behind_its_digest_is_refused() -> None:
    changed = statement()
    object.__setattr__(changed, "body", BODY.replace("not unsafe", "now unsafe"))
    with pytest.raises(NotVerified, match="digest"):
        verify((Quote(ID, 0, 7, (Span(0, 7),)),), Corpus((changed,)), nobody)


@pytest.mark.parametrize(
    ("start", "end"),
    [(0, len(BODY) + 1), (5, 5), (9, 3), (-7, 7)],
)
def test_offsets_outside_the_body_are_refused(start: int, end: int) -> None:
    with pytest.raises(NotVerified):
        verify((Quote(ID, start, end, (Span(0, 1),)),), corpus(), nobody)


@pytest.mark.parametrize(
    ("body", "start", "end"),
    [
        ("Yes we can.", 0, 4),  # white space at the end
        ("Yes we can.", 3, 6),  # white space at the start
        ("Yes we can.", 0, 9),  # ca|n
        ("It can’t be.", 0, 7),  # can’|t
        ("About 1,000 men", 6, 8),  # 1,|000 and 1|,000
        ("About 4.8m men", 6, 9),  # 4.8|m
        ("It cost £5 only", 9, 10),  # £|5
        ("Down 5% now", 0, 6),  # 5|%
        ("a non-lethal way", 6, 12),  # non-|lethal
        ("a non-lethal way", 0, 5),  # non|-lethal
        ("Six\u0323\u0303 spoke", 0, 3),  # combining marks that no single letter has
        ("So 👩\u200d👧 ran", 3, 4),  # an emoji of three code points
        ("Flag 🇬🇧 up", 5, 6),  # half a flag
    ],
)
def test_a_span_that_cuts_a_word_a_figure_or_a_character_is_refused(body: str, start: int, end: int) -> None:
    with pytest.raises(NotVerified):
        quote(start, end, body)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("He said: “Yes.” Then no.", "Yes."),
        ("He said: “Yes.” Then no.", "“Yes.”"),
        ("The end of crime.We act.", "The end of crime."),
        ("The end of crime.We act.", "We act."),
        ("In the U.K. we act.", "In the U.K."),
        ("这是真的。他说了。", "他说了。"),
        ("It cost £5 only", "£5"),
        ("(see above)", "see above"),
        ("non-lethal", "non-lethal"),
        ("a–b and c", "b and c"),
    ],
)
def test_clean_edges_are_quoted(body: str, words: str) -> None:
    span = place(words, body)
    assert quote(span.start, span.end, body) == words


def test_focus_outside_the_quote_is_refused() -> None:
    with pytest.raises(NotVerified, match="outside"):
        verify((Quote(ID, 0, 7, (Span(8, 14),)),), corpus(), nobody)


def test_focus_is_put_in_order_and_joined_where_it_touches() -> None:
    focus = (Span(8, 14), Span(0, 7), Span(6, 9), Span(10, 12))
    assert verify((Quote(ID, 0, 23, focus),), corpus(), nobody)[0].focus == (Span(0, 14),)


def test_near_misses_are_slices_and_those_that_are_not_are_left_out() -> None:
    (near,) = near_misses((Passage(ID, 0, 23),), corpus())
    assert (near.title, near.quote) == ("Harbour bridge to close", "Harbour bridge to close")
    assert near_misses((Passage(ID, 0, 21), Passage(ID, 0, 9999)), corpus()) == ()
    with pytest.raises(NotVerified):
        near_misses((Passage("2020-01-01-other", 0, 23),), corpus())


def said(words: str, focus: str | None = None) -> tuple[str | None, str | None, str]:
    citation = cited(words, focus=focus)[0]
    return citation.speaker, citation.role, citation.speech


def test_words_in_quotation_marks_are_their_speakers() -> None:
    assert said("The bridge is old.") == ("Ann Lee", "Chief Engineer", "direct")


def test_the_cue_before_the_quotation_changes_nothing() -> None:
    assert said("Chief Engineer Ann Lee said: “The bridge is old.") == ("Ann Lee", "Chief Engineer", "direct")


def test_the_issuers_own_words_have_no_speaker() -> None:
    assert said("It will cost £4.8m.") == (None, None, "statement")


def test_reported_words_keep_their_speaker() -> None:
    assert said("the ferry is free of charge.") == ("Tom Roy", "Mayor", "reported")


def test_the_words_that_answer_decide_not_those_that_complete() -> None:
    both = "It will cost £4.8m.\n\nChief Engineer Ann Lee said: “The bridge is old."
    assert said(both, focus="It will cost £4.8m.") == (None, None, "statement")
    assert said(both, focus="The bridge is old.") == ("Ann Lee", "Chief Engineer", "direct")


def test_two_speakers_are_nobodys_single_words() -> None:
    assert said("“It will open again in June.”\n\nMayor Tom Roy said") == (None, None, "statement")


def test_a_speaker_and_the_issuer_in_separate_spans_are_nobodys_single_words() -> None:
    spans = (place("It will cost £4.8m."), place("The bridge is old."))
    assert voice(spans, spoken(statement()), BODY) == (None, None, "statement")


def test_an_unnamed_speaker_stays_unnamed() -> None:
    unnamed = (Spoken(0, 10, None, None, "direct"),)
    assert voice((Span(0, 5),), unnamed, "“Yes,” she") == (None, None, "direct")


def test_a_quotation_mark_alone_is_not_enough_to_make_a_speaker() -> None:
    assert voice((Span(0, 6),), (Spoken(5, 9, "Ann", None, "direct"),), "Ann: “Yes”") == (None, None, "statement")
    assert voice((Span(0, 7),), (Spoken(5, 9, "Ann", None, "direct"),), "Ann: “Yes”") == ("Ann", None, "direct")


def test_a_role_given_once_holds_and_two_roles_are_none() -> None:
    first, later, other = (
        Spoken(0, 1, "Ann", "Mayor", "direct"),
        Spoken(1, 2, "Ann", None, "direct"),
        Spoken(2, 3, "Ann", "MP", "reported"),
    )
    assert voice((Span(0, 2),), (first, later), "abc") == ("Ann", "Mayor", "direct")
    assert voice((Span(0, 3),), (first, later, other), "abc") == ("Ann", None, "direct")
