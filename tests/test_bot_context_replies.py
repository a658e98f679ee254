"""Minimum context of questions with their replies, of tables, and of paragraphs that count."""

import pytest
from example_quotes import quoted, statement

from bot.context import complete
from corpus.sentences import sentences
from corpus.speakers import speakers

FAQ = (
    "We are asked this.\n\nIs there a grant?\n\nNot at present. The Board has asked for one. It waits.\n\n"
    "May I appeal?\n\nYes, but only if:\n\n- it was sold; or\n- it was stolen.\n\nBy post, too.\n\n"
    "What must I bring?\n\n- a passport\n- a ticket\n"
)
GRANT = "Is there a grant?\n\nNot at present."
APPEAL = "May I appeal?\n\nYes, but only if:\n\n- it was sold; or\n- it was stolen."


def focus(body: str, chosen: str, replies: bool = True) -> list[list[str]]:
    """The texts in focus of each quote for the sentence that equals `chosen`."""
    given = statement(body)
    split = sentences(given)
    picked = tuple(s for s in split if given.text(s.span) == chosen)
    return [[given.text(span) for span in q.focus] for q in complete(given, split, (), picked, replies)]


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        ("Is there a grant?", f"{GRANT} The Board has asked for one. It waits."),
        ("Not at present.", GRANT),
        ("The Board has asked for one.", "The Board has asked for one."),
        ("May I appeal?", APPEAL),
        ("Yes, but only if:", APPEAL),
        ("- it was sold; or", APPEAL.removesuffix("\n- it was stolen.")),
        ("By post, too.", "By post, too."),
        ("What must I bring?", "What must I bring?\n\n- a passport\n- a ticket"),
        ("- a passport", "What must I bring?\n\n- a passport"),
    ],
)
def test_a_question_line_is_quoted_with_its_reply_and_a_reply_with_its_question(chosen: str, shown: str) -> None:
    assert quoted(FAQ, chosen) == [shown]


@pytest.mark.parametrize("replies", [True, False])
def test_of_a_question_line_the_reply_is_in_focus_whosever_words_are_asked_for(replies: bool) -> None:
    shown = ["Not at present.", "The Board has asked for one.", "It waits."]
    assert focus(FAQ, "Is there a grant?", replies) == [shown]
    assert focus(FAQ, "Not at present.", replies) == [shown[:1]]


def test_of_a_long_reply_as_much_is_quoted_as_goes_with_the_question_in_ninety_words() -> None:
    first, second, third = ("Word " * words + "end." for words in (40, 46, 3))
    assert quoted(f"Is it safe?\n\n{first} {second} {third}\n", "Is it safe?") == [f"Is it safe?\n\n{first}"]


def test_a_reply_that_is_too_long_for_its_question_stands_for_it_alone() -> None:
    long = "Word " * 88 + "end."
    assert quoted(f"Is it safe?\n\n{long} It is.\n", "Is it safe?") == [long]


def test_a_reply_that_opens_with_somebodys_words_is_quoted_with_the_question() -> None:
    body = "Is it safe?\n\n“It is safe,” said Ann Hill.\n"
    assert quoted(body, "Is it safe?", spoken=speakers(statement(body))) == [body.strip()]


def test_a_question_that_nobody_replies_to_is_left_as_it_is() -> None:
    body = "We left. Why did we? Because we must.\n\nWho pays?\n\nWho gains?\n\nCharges\n\nThey rise.\n"
    assert quoted(body, "Why did we?") == ["Why did we?"]
    assert quoted(body, "Who pays?") == ["Who pays?"]


def test_one_question_and_reply_on_lines_of_their_own_count_beside_other_questions() -> None:
    body = "Who pays?\n\nThe council does.\n\nCan I track it?\nNo.\n"
    assert quoted(body, "Can I track it?") == ["Can I track it?\nNo."]
    assert focus(body, "Can I track it?") == [["No."]]


TABLE = "Are there exemptions?\n\nFerry\tExempt?\tUntil\nPost\tYes\tMay\nFreight\tNo\t-\nPolice\tYes\tJune\n"


def test_a_row_takes_the_header_of_its_table_and_the_question_above() -> None:
    assert quoted(TABLE, "Freight\tNo\t-") == [TABLE[: TABLE.index("\nPolice")]]


@pytest.mark.parametrize("chosen", ["Ferry\tExempt?\tUntil", "Are there exemptions?"])
def test_of_a_header_and_of_a_question_above_it_the_rows_are_in_focus(chosen: str) -> None:
    assert quoted(TABLE, chosen) == [TABLE.strip()]
    assert focus(TABLE, chosen) == [["Post\tYes\tMay", "Freight\tNo\t-", "Police\tYes\tJune"]]


def test_a_row_far_below_its_header_is_quoted_alone() -> None:
    rows = [f"Port {n}\t" + "word " * 20 + f"\t{n}" for n in range(8)]
    body = "\n".join(["Ferry\tNote\tNumber", *rows]) + "\n"
    assert quoted(body, rows[7]) == [rows[7]]
    assert quoted(body, rows[0]) == ["\n".join(["Ferry\tNote\tNumber", rows[0]])]


TESTS = "I set two tests:\n\nFirst, it is safe.\n\nSecond, it is new.\n\nWe left.\n"


def test_paragraphs_that_count_are_the_items_of_the_line_above_them() -> None:
    assert quoted(TESTS, "I set two tests:") == [TESTS.removesuffix("\n\nWe left.\n")]
    assert quoted(TESTS, "First, it is safe.") == ["I set two tests:\n\nFirst, it is safe."]
    assert quoted(TESTS, "Second, it is new.") == [TESTS.removesuffix("\n\nWe left.\n")]
