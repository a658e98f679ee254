import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.attribution.paragraphs import paragraphs
from corpus.attribution.quotations import quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said: “Yes.” Then “no”.", ["“Yes.”", "“no”"]),
        ('He said: "Yes." Then "no".', ['"Yes."', '"no"']),
        ("She calls it ‘odd’ at best.", ["‘odd’"]),
        ("«Ja», sagt er.", ["«Ja»"]),
        ("Er sagt: „Ja.“ Gut.", ["„Ja.“"]),
        ("Il dit ‹ oui ›.", ["‹ oui ›"]),
        ("`` Yes , '' he said .", ["`` Yes , ''"]),
    ],
)
def test_each_kind_of_mark_opens_and_closes(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I don't know.",
        "The chiefs' statement of the '90s was rock 'n' roll.",
        "The chiefs’ statement of the ’90s was rock ’n’ roll.",
        'The shelf is 12" wide.',
        "The firm 's plan did n't work .",
    ],
)
def test_apostrophes_and_inches_are_no_quotation_marks(text: str) -> None:
    assert quoted(text) == []


def test_what_stands_behind_a_bar_is_a_quotation_and_goes_on_behind_the_next() -> None:
    text = "Ann Lee said:\n\n> We will “open” it.\n\n> I come.\n\nIt rained.\n"
    found = quotations(text, paragraphs(text))
    assert [(text[q.start : q.end], q.continues) for q in found] == [
        ("> We will “open” it.", False),
        ("> I come.", True),
    ]


def test_a_quotation_within_a_quotation_is_part_of_the_outer_one() -> None:
    text = "“He asked ‘why?’ and left,” she said. ‘I read “Emma” twice,’ said Tom."
    assert quoted(text) == ["“He asked ‘why?’ and left,”", "‘I read “Emma” twice,’"]


def test_a_possessive_inside_single_marks_does_not_close_them() -> None:
    text = "Pugh said: 'It's the residents' money, and they don't like it.' She left."
    assert quoted(text) == ["'It's the residents' money, and they don't like it.'"]


def test_a_quotation_left_open_is_continued_by_the_next_paragraph_that_opens_with_a_mark() -> None:
    text = "He said: “One.\n\n“Two.\n\n“Three.”\n\n“Four.”"
    found = quotations(text, paragraphs(text))
    assert [text[q.start : q.end] for q in found] == ["“One.", "“Two.", "“Three.”", "“Four.”"]
    assert [q.continues for q in found] == [False, True, True, False]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    assert quoted("He said: “One. Two.\n\nThe meeting ended.") == ["“One. Two."]


def test_lines_wrapped_at_a_fixed_width_are_one_paragraph() -> None:
    text = (
        "The mayor said on Monday that the bridge over the river would\n"
        "stay closed until the last of the cables has been inspected by\n"
        "the engineers.\n\nNext."
    )
    assert [p.of(text)[:9] for p in paragraphs(text)] == ["The mayor", "Next."]


def test_lines_that_are_not_wrapped_are_paragraphs_of_their_own() -> None:
    text = "A: “One.”\nB: “Two.”\n"
    assert [p.of(text) for p in paragraphs(text)] == ["A: “One.”", "B: “Two.”"]


@given(st.text(alphabet="ab s.,\n“”‘’'\"«»„`-", max_size=200))
def test_quotations_are_ordered_apart_and_inside_one_paragraph(text: str) -> None:
    places = paragraphs(text)
    position = 0
    for quotation in quotations(text, places):
        assert quotation.start >= position
        assert any(place.contains(quotation.span) for place in places)
        position = quotation.end
