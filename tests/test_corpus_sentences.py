"""Sentence spans, each case split by hand."""

import json
import re
import time
import unicodedata
from datetime import date
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import NotCanonical
from corpus.sentences import Sentence, sentences
from corpus.statement import Statement, canonical

CLAPNQ = Path(__file__).resolve().parents[2] / "shared" / "bench" / "clapnq" / "corpus.jsonl"


def statement(body: str, language: str = "en") -> Statement:
    return Statement("2024-01-01-a", "A", "B", date(2024, 1, 1), "https://example.org", language, "none", body)


def split(body: str) -> list[str]:
    return [body[s.start : s.end] for s in sentences(statement(body))]


def forms(body: str) -> list[tuple[int, str, str]]:
    return [(s.paragraph, s.form, body[s.start : s.end]) for s in sentences(statement(body))]


# One case a line; " | " marks where a sentence ends and stands for one space.
CASES = """
Mr. Smith met Dr. Jones. | They talked.
Ms. Patel and Cllr. Jones spoke. | Det. Ch. Supt. Hall did not.
The U.K. left. | The U.K. Government said so.
He came from the U.S. | She came from Washington D.C. | They met in Feb. 2020.
We like e.g. apples, i.e. fruit. | Acme Inc. sold it. | The firm is Acme Ltd. | It sells.
See No. 10 today. | No. | That is wrong.
St. John arrived with Lt. Gov. Jones on Jan. 5. | He left.
They went to Trinity-St. Paul’s Church. | He left.
Under s. 127 and Art. 5 it is so. | See para. 3 and pp. 4-5. | Vol. 2 is out.
It cost £4.8m. | It weighed 3.5 tonnes. | It fell by 5.5%. | It rose.
J. K. Rowling and D. de Bolle met. | J. Smith came.
We met at 5 p.m. | The talk began at 5 p.m. on Monday.
See https://example.org/a.b?c=d. | Write to a.b@c.org. | Thanks.
He said: “We will do less.” | She agreed.
She said “no more.” | Then she left.
'It is over.' | He left. | ‘It is.’ | "Over." | He's gone.
He asked “Why?”. | She said “No.”. | We left.
She said: “Our homes are dangerous. | To be safe, we need it. | Firms have it.” | He left.
“A is so. | ‘B is. | C is.’ | D is.” | E is.
He said: «Oui. | Non.» | „Ja. | Nein.“ | Gut.
“Why do we do this?” he asked. | “Because we must.”
“Really?” Graeme Biggar asked. | He left.
“Really?” | Graeme Biggar said the agency would.
“We go,” she said. | “You stay. | They go.”
(It was late. | We left.) | Then [it rained] he stayed. | [He ate.] | They (all) sat.
He (who was late. And sad.) went. | She stayed (by 5%). | Then she went.
Wait... what? | No! | Really?! | Yes!! | It ended... | Then we left.
It was … so… they said. | Yes.
It rose.¹ | Then it fell.[1] | It stayed.[citation needed] | Although it moved.
Booking.Com said so. | Mr.LeBlanc agreed.
This is n't so . | It does n't work ( 1 ) . | `` He is . '' | Yes .
"""


@pytest.mark.parametrize("case", CASES.strip().split("\n"))
def test_prose_is_split_as_by_hand(case: str) -> None:
    assert split(case.replace(" | ", " ")) == case.split(" | ")


def test_offsets_are_code_points_also_after_emoji_and_combining_letters() -> None:
    body = "😀 q\u0323\u0307 Hello. 👩‍👩‍👧 World.\u00a0Bye. 日本。中国。\n"
    assert split(body) == ["😀 q\u0323\u0307 Hello.", "👩‍👩‍👧 World.", "Bye.", "日本。", "中国。"]


def test_headings_items_and_prose_are_told_apart() -> None:
    body = (
        "# No. 10 statement\n\nKey facts\n- 327 arrests\n- 3.5 tonnes of drugs. They were\n  seized in March.\n\n"
        "We will\n- protect it\n- keep it\n\n1. Build it.\n2. Answer warrants:\n(a) in full; and\n(b) in time.\n\n"
        "Jane Smith\nDirector\n\n| a. b | c |\n"
    )
    assert forms(body) == [
        (0, "heading", "# No. 10 statement"),
        (1, "heading", "Key facts"),
        (1, "item", "- 327 arrests"),
        (1, "item", "- 3.5 tonnes of drugs."),
        (1, "item", "They were\n  seized in March."),
        (2, "prose", "We will"),
        (2, "item", "- protect it"),
        (2, "item", "- keep it"),
        (3, "item", "1. Build it."),
        (3, "item", "2. Answer warrants:"),
        (3, "item", "(a) in full; and"),
        (3, "item", "(b) in time."),
        (4, "heading", "Jane Smith\nDirector"),
        (5, "item", "| a. b | c |"),
    ]


def test_hard_wrapped_lines_are_one_paragraph_and_a_short_line_above_them_is_a_heading() -> None:
    body = (
        "Press release\nThe line goes on to about sixty characters and is wrapped\n"
        "– at a dash here – which is no list. The next sentence ends\nhere.\n"
    )
    assert forms(body) == [
        (0, "heading", "Press release"),
        (
            0,
            "prose",
            "The line goes on to about sixty characters and is wrapped\n– at a dash here – which is no list.",
        ),
        (0, "prose", "The next sentence ends\nhere."),
    ]


def test_the_bar_of_a_block_quotation_stands_outside_the_sentences() -> None:
    text = "She said:\n\n> We open. I come.\n\n>> It\n>> rains.\n"
    assert split(text) == ["She said:", "We open.", "I come.", "It\n>> rains."]


def test_the_turns_of_an_interview_stand_on_their_own() -> None:
    assert split("Q: What is it\nA: It is this. It is that.\n") == ["Q: What is it", "A: It is this.", "It is that."]


def test_a_long_line_without_a_stop_is_prose_and_a_short_one_is_a_heading() -> None:
    assert forms("word " * 17 + "\n\n" + "word " * 16 + "\n") == [
        (0, "prose", ("word " * 17).strip()),
        (1, "heading", ("word " * 16).strip()),
    ]


def test_another_language_with_a_region_is_split_too() -> None:
    body = "Das gilt z. B. heute. Es ist der 3. Mai.\n"
    spans = [body[s.start : s.end] for s in sentences(statement(body, "de-AT"))]
    assert spans == ["Das gilt z. B. heute.", "Es ist der 3. Mai."]


BITS = [
    ". ",
    "\n",
    "\n\n",
    "- ",
    "1. ",
    "“",
    "”",
    '"',
    "``",
    "''",
    "'",
    "(",
    ")",
    "A",
    "a",
    "Mr. ",
    "? ",
    "… ",
    ":",
    " ",
]
RARE_BITS = ["> ", "[1]", "¹", "。", "# ", "| ", "Q: ", "said ", "😀", "q\u0301", "\u00a0", "\u2028"]
texts = st.one_of(st.text(), st.lists(st.sampled_from(BITS + RARE_BITS), max_size=40).map("".join))


@given(texts)
def test_sentences_lie_in_order_and_leave_out_only_white_space_and_bars(text: str) -> None:
    body = canonical(text)
    if not body.strip():
        with pytest.raises(NotCanonical):
            statement(body)
        return
    found = sentences(statement(body))
    at = 0
    for s in found:
        assert isinstance(s, Sentence)
        assert not re.sub(r"(?:>+\s+)+$", "", body[at : s.start]).strip()
        assert body[s.start : s.end] == body[s.start : s.end].strip()
        assert "\n\n" not in body[s.start : s.end]
        at = s.end
    assert body[at:].strip() == ""
    assert [s.paragraph for s in found] == sorted(s.paragraph for s in found)


@pytest.mark.parametrize("unit", ["The agency said so. ", "“a. ", "(a. ", '" ', "a\n\n", "- a\n", "“Why?” X. ", "``"])
def test_a_hundred_kilobytes_take_seconds_and_not_minutes(unit: str) -> None:
    given_statement = statement((unit * (100_000 // len(unit))).strip() + "\n")
    started = time.process_time()
    sentences(given_statement)
    assert time.process_time() - started < 10  # of the processor: a busy machine does not count


def test_boundaries_agree_with_the_split_that_a_public_data_set_carries() -> None:
    """clapnq's own split also cuts tables and lyrics without stops, so only our boundaries are held to it."""
    if not CLAPNQ.exists():
        pytest.skip("the benchmark data is not beside this checkout")
    ours = agreed = 0
    for line in CLAPNQ.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        mine, gold = split(canonical(row["text"])), [unicodedata.normalize("NFC", s) for s in row["sentences"]]
        ends, gold_ends = ({*accumulate(len("".join(s.split())) for s in part)} for part in (mine, gold))
        ours, agreed = ours + len(ends), agreed + len(ends & gold_ends)
    assert ours > 4000
    assert agreed / ours > 0.99
