from hypothesis import given
from hypothesis import strategies as st

from bot.diff import Piece, Row, word_diff

TEXTS = st.text(st.sampled_from("ab, \n\t’é"), max_size=60)


def marked(text: str, pieces: tuple[Piece, ...]) -> str:
    return " ".join(f"[{text[p.start : p.end]}]" if p.changed else text[p.start : p.end] for p in pieces)


def shown(old: str, new: str) -> list[tuple[str, str]]:
    return [(marked(old, row.old), marked(new, row.new)) for row in word_diff(old, new)]


def test_a_changed_word_is_marked_on_both_sides_and_the_rest_is_not() -> None:
    old = "The bridge closes on 3 May for repairs.\n\nIt is old.\n"
    new = "The bridge closes on 10 May for repairs.\n\nIt is old.\n"
    assert shown(old, new) == [
        ("The bridge closes on [3] May for repairs.", "The bridge closes on [10] May for repairs."),
        ("It is old.", "It is old."),
    ]


def test_the_offsets_are_those_of_each_text() -> None:
    assert word_diff("a b c\n", "a  x b c\n") == (
        Row((Piece(0, 5, False),), (Piece(0, 1, False), Piece(3, 4, True), Piece(5, 8, False))),
    )


def test_a_new_paragraph_has_nothing_beside_it() -> None:
    assert shown("One.\n\nThree.\n", "One.\n\nTwo.\n\nThree.\n") == [
        ("One.", "One."),
        ("", "[Two.]"),
        ("Three.", "Three."),
    ]


def test_two_paragraphs_that_share_little_are_not_set_against_each_other() -> None:
    old, new = "The mayor opened the school on Monday.\n", "Ferries are free of charge in July.\n"
    assert shown(old, new) == [(f"[{old.strip()}]", ""), ("", f"[{new.strip()}]")]


def test_a_rewritten_paragraph_finds_its_counterpart_though_others_come_and_go() -> None:
    old = "Heading\n\nThe bridge closes on 3 May.\n\nGone for good.\n"
    new = "The bridge closes on 10 May.\n\nSomething quite different stands here.\n"
    assert shown(old, new) == [
        ("[Heading]", ""),
        ("The bridge closes on [3] May.", "The bridge closes on [10] May."),
        ("[Gone for good.]", ""),
        ("", "[Something quite different stands here.]"),
    ]


def test_an_inserted_not_is_seen() -> None:
    assert shown("The bridge is safe.\n", "The bridge is not safe.\n") == [
        ("The bridge is safe.", "The bridge is [not] safe.")
    ]


def test_another_line_break_is_no_change() -> None:
    (row,) = word_diff("One two\nthree.\n", "One two three.\n")
    assert not row.changed


def words(text: str, pieces: list[Piece], changed: tuple[bool, ...]) -> list[str]:
    return [word for p in pieces if p.changed in changed for word in text[p.start : p.end].split()]


@given(TEXTS, TEXTS)
def test_every_word_is_there_once_and_the_unchanged_ones_are_the_same(old: str, new: str) -> None:
    rows = word_diff(old, new)
    left, right = [p for row in rows for p in row.old], [p for row in rows for p in row.new]
    assert words(old, left, (True, False)) == old.split()
    assert words(new, right, (True, False)) == new.split()
    assert words(old, left, (False,)) == words(new, right, (False,))


@given(TEXTS)
def test_a_text_beside_itself_has_no_change(text: str) -> None:
    assert not any(row.changed for row in word_diff(text, text))
