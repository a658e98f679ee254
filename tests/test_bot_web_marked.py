import pytest
from example_answers import BODY, place, statement
from hypothesis import given
from hypothesis import strategies as st

from bot.web.marked import marked_paragraphs
from corpus.errors import NoSuchSpan
from corpus.span import Span

spans = st.tuples(st.integers(0, len(BODY) - 1), st.integers(1, 60)).map(
    lambda pair: Span(pair[0], min(len(BODY), sum(pair)))
)


def marked(body: str, *marks: Span) -> list[list[tuple[str, int]]]:
    """Each paragraph as its runs: the text, and how many marks cover it."""
    found = marked_paragraphs(statement(body), marks)
    return [[(run.text, len(run.marks)) for run in runs] for runs in found]


def test_a_mark_covers_its_place_and_nothing_else() -> None:
    assert marked("One two three.\n\nFour.\n", Span(4, 7)) == [
        [("One ", 0), ("two", 1), (" three.", 0)],
        [("Four.", 0)],
    ]


def test_repeated_text_is_marked_at_the_cited_place_only() -> None:
    assert marked("No. Yes. No.\n", Span(9, 12)) == [[("No. Yes. ", 0), ("No.", 1)]]


def test_a_mark_over_two_paragraphs_marks_both_and_opens_once() -> None:
    first, second = marked_paragraphs(statement("One two.\n\nThree four.\n"), (Span(4, 15),))
    assert [(run.text, bool(run.marks)) for run in first] == [("One ", False), ("two.", True)]
    assert [(run.text, bool(run.marks)) for run in second] == [("Three", True), (" four.", False)]
    assert [bool(run.opens) for run in (*first, *second)] == [False, True, False, False]


def test_overlapping_marks_are_told_apart() -> None:
    assert marked("abcdef\n", Span(0, 4), Span(2, 6)) == [[("ab", 1), ("cd", 2), ("ef", 1)]]


def test_an_astral_character_counts_as_one() -> None:
    assert marked("a😀b c\n", Span(2, 3)) == [[("a😀", 0), ("b", 1), (" c", 0)]]


def test_a_mark_past_the_end_is_refused() -> None:
    with pytest.raises(NoSuchSpan, match="5–99"):
        marked("short\n", place("short", "short"), Span(5, 99))


@given(st.lists(spans, max_size=4))
def test_runs_are_slices_of_the_body_and_only_blank_lines_are_left_out(marks: list[Span]) -> None:
    runs = [run for runs in marked_paragraphs(statement(), tuple(marks)) for run in runs]
    shown: set[int] = set()
    for run in runs:
        assert run.text == BODY[run.start : run.end]
        assert set(run.marks) == {m for m in marks if m.overlaps(Span(run.start, run.end))}
        assert not shown & set(range(run.start, run.end))
        shown |= set(range(run.start, run.end))
    assert {BODY[i] for i in range(len(BODY)) if i not in shown} == {"\n"}
