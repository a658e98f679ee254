"""What is a heading, an item, a question line or a header of a table."""

from datetime import date

import pytest

from corpus.sentences import sentences
from corpus.statement import Statement


def forms(body: str) -> list[str]:
    """The sentences of a body, each after the first letter of its form; headers after "#"."""
    statement = Statement("2024-01-01-a", "A", "B", date(2024, 1, 1), "https://example.org", "en", "none", body)
    signs = {"prose": "p", "heading": "h", "item": "i", "question": "q", "header": "#"}
    return [f"{signs[s.form]} {statement.text(s.span)}" for s in sentences(statement)]


def paragraphs(*lines: str) -> list[str]:
    """The forms of paragraphs of these texts."""
    return forms("\n\n".join(lines) + "\n")


def test_a_paragraph_that_only_asks_is_a_question_when_the_next_replies() -> None:
    assert paragraphs("May I appeal?", "Yes. How? Online.", "# Who pays?", "- Lorries", "Who?", "A\t1\nB\t2") == [
        *("q May I appeal?", "p Yes.", "p How?", "p Online."),
        *("q # Who pays?", "i - Lorries"),
        *("q Who?", "i A\t1", "i B\t2"),
    ]


def test_a_numbered_question_is_one_too_but_not_in_a_list_of_questions() -> None:
    assert paragraphs("1. Is it safe?", "Yes.", "2. Is it new?", "No.") == [
        *("q 1. Is it safe?", "p Yes.", "q 2. Is it new?", "p No."),
    ]
    assert paragraphs("1. Is it safe?", "2. Is it new?", "Tell us.") == [
        *("i 1. Is it safe?", "i 2. Is it new?", "p Tell us."),
    ]
    assert paragraphs("We ask:", "1. Is it safe?", "Tell us.") == ["p We ask:", "i 1. Is it safe?", "p Tell us."]


@pytest.mark.parametrize(
    "lines",
    [
        ("So what is next?",),
        ("We left. Why?", "Because we must."),
        ("Is it safe? Is it new?", "Nobody knows."),
        ("“Is it safe?", "“Yes, it is.”"),
        ("“Is it safe?”", "Ann Hill said so."),
        ("Is it safe?", "Charges", "They rise."),
    ],
)
def test_any_other_question_is_prose(lines: tuple[str, ...]) -> None:
    assert not any(line.startswith("q") for line in paragraphs(*lines))


def test_of_questions_in_a_row_only_the_last_is_replied_to() -> None:
    assert paragraphs("Who pays?", "Who gains?", "The public.") == ["p Who pays?", "q Who gains?", "p The public."]


def test_each_row_of_a_table_is_one_item_below_the_header_that_names_its_columns() -> None:
    assert forms("Fares\nFerry\tOpen?\tUntil\nNo. 1\tYes. Daily.\tMay\nNo. 2\tNo\t-\n") == [
        *("h Fares", "# Ferry\tOpen?\tUntil", "i No. 1\tYes. Daily.\tMay", "i No. 2\tNo\t-"),
    ]


def test_of_two_columns_the_first_row_is_a_header_only_above_figures() -> None:
    assert forms("Ferry\tFare\nAdult\t£3\nChild\t£1\n") == ["# Ferry\tFare", "i Adult\t£3", "i Child\t£1"]
    assert forms("Chair\tAnn Hill\nClerk\tBo Lee\n") == ["i Chair\tAnn Hill", "i Clerk\tBo Lee"]


def test_a_single_line_with_a_tab_and_a_tab_after_a_marker_are_no_table() -> None:
    assert forms("Port Office\t020 7946\n") == ["h Port Office\t020 7946"]
    assert forms("1.\tIt is safe. It is new.\n2.\tIt is ours.\n") == [
        *("i 1.\tIt is safe.", "i It is new.", "i 2.\tIt is ours."),
    ]


def test_a_row_of_more_than_sixty_words_is_split_into_its_sentences() -> None:
    long = "Word " * 59 + "end."
    assert forms(f"A\tB\tC\n1\t{long} It is.\t2\n") == [
        *("# A\tB\tC", f"i 1\t{long}", "i It is.", "i 2"),
    ]


def test_paragraphs_that_count_from_first_below_a_colon_are_items() -> None:
    assert paragraphs("Two tests:", "First, it is safe. It is.", "And secondly, it is new.", "Third parties left.") == [
        *("p Two tests:", "i First, it is safe.", "i It is.", "i And secondly, it is new.", "p Third parties left."),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("Two tests.", "First, it is safe."),
        ("Two tests:", "Second, it is new."),
        ("Two tests:", "First Minister Hill left."),
        ("Two tests:", "First, it is safe" + " and safe" * 30 + "."),
    ],
)
def test_without_colon_or_first_or_when_long_they_are_prose(lines: tuple[str, str]) -> None:
    assert [line[0] for line in paragraphs(*lines)] == ["p", "p"]


@pytest.mark.parametrize(
    "heading", ["5. SANCTION", "5. Facts and Matters", "5. Next steps", "5) Scope", "5.1. THE ACT"]
)
def test_a_short_numbered_line_between_other_paragraphs_is_a_heading(heading: str) -> None:
    assert paragraphs("4.3. It left.", heading, "The Board met.") == [
        *("i 4.3. It left.", f"h {heading}", "p The Board met."),
    ]
    assert paragraphs(heading, "5.1.1. The Board met.")[0] == f"h {heading}"


@pytest.mark.parametrize(
    "lines",
    [
        ("We seized:", "1. Stolen Cars", "More below."),
        ("1. Stolen Cars", "2. Drugs", "More below."),
        ("1. Police came.", "2. Drugs", "More below."),
        ("1. The report is at example.org/report", "More below."),
        ("1. Stolen Cars", "from garages in Leeds."),
        ("- Drugs", "More below."),
        ("Key facts", "1. Stolen Cars"),
        ("1. Stolen Cars.", "More below."),
    ],
)
def test_an_item_of_a_list_is_no_heading(lines: tuple[str, ...]) -> None:
    assert all(line[0] == "i" for line in paragraphs(*lines) if line[2] in "12-")


def test_paragraphs_that_ask_and_reply_open_with_a_question() -> None:
    assert paragraphs("May I appeal? Yes. Write to us.", "I have a badge. Need I pay? No.") == [
        *("q May I appeal?", "p Yes.", "p Write to us."),
        *("p I have a badge.", "q Need I pay?", "p No."),
    ]


def test_a_single_question_that_is_answered_at_once_is_a_figure_of_speech() -> None:
    assert paragraphs(
        "What is crime? It is a wrong.", "It grows. Why does it? Who knows?", "“Who is there?” he asked. Ha."
    ) == [
        *("p What is crime?", "p It is a wrong.", "p It grows.", "p Why does it?", "p Who knows?"),
        *("p “Who is there?” he asked.", "p Ha."),
    ]
