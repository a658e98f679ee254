"""Who speaks when others stand beside: lists of speakers, bodies, gerunds, and people without a name."""

import pytest

from corpus.speakers import attribute


def who(text: str) -> list[str | None]:
    return [s.speaker for s in attribute(text) if s.speech == "direct"]


def reported(text: str) -> list[str | None]:
    return [s.speaker for s in attribute(text) if s.speech == "reported"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Solvex, Bexley Gas and the charity Warm Homes said it was late.", "Solvex, Bexley Gas and Warm Homes"),
        (
            "The Food Agency (FA), the Water Board, and the Farming Council warned that it was late.",
            "Food Agency, Water Board and Farming Council",
        ),
        ("In Leeds, Ann Lowe and Tom Hill said it was late.", "Ann Lowe and Tom Hill"),
        ("Moss & Thimble said it was late.", "Moss & Thimble"),
        ("Solvex, Kelp and Bell & Lark said it was late.", "Solvex, Kelp and Bell & Lark"),
    ],
)
def test_all_who_are_listed_speak(text: str, names: str) -> None:
    assert reported(text) == [names]


def test_an_apposition_is_no_further_speaker() -> None:
    assert reported("Ann Lowe, the mayor of Leeds, said it was late.") == ["Ann Lowe"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Sergeant Ann Lowe, of the Leeds Police, said: “Lock it.”", "Sergeant of the Leeds Police"),
        ("Sergeant Ann Lowe of the Leeds Police said: “Lock it.”", "Sergeant of the Leeds Police"),
        ("Sergeant Ann Lowe, from Leeds, said: “Lock it.”", "Sergeant"),
    ],
)
def test_the_body_that_somebody_is_of_belongs_to_the_role(text: str, role: str) -> None:
    assert [s.role for s in attribute(text) if s.speech == "direct"] == [role]


def test_a_verb_that_opens_a_sentence_is_nobody() -> None:
    text = "Rejecting claims by the union that it was “a sham”, Ms Odell said it was “open”."
    assert who(text) == [None, "Ms Odell"]


def test_somebody_called_like_a_verb_still_speaks() -> None:
    assert who("Manning said: “Go.”") == ["Manning"]


@pytest.mark.parametrize(
    "text",
    [
        "Thank you, Professor Lind.\n\nI met Margaret last month. She told me: “Nobody came.”",
        "Thank you, Professor Lind.\n\nI met a woman last month. She told me: “Nobody came.”",
        "Thank you, Professor Lind.\n\nMy mother came too. She told me: “Nobody came.”",
    ],
)
def test_she_is_nobody_who_was_only_thanked_when_another_has_come_in(text: str) -> None:
    assert "Professor Lind" not in who(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lowe met the board. She is a nurse. “Nobody came,” she said.",
        "Ann Lowe met the board. She asked a man for help. “Nobody came,” she said.",
        "Ann Lowe met the board. She asked her sister for help. “Nobody came,” she said.",
        "Ann Lowe told a woman to wait. “Nobody came,” she said.",
    ],
)
def test_she_is_still_the_one_whom_the_text_is_about(text: str) -> None:
    assert who(text) == ["Ann Lowe"]


@pytest.mark.parametrize(
    "text",
    [
        "The Authority fines Meridian Ltd (“Meridian”) today.",
        "From May to June (the “Relevant Period”) it was shut.",
        "3.1. “CETV” means a value.",
        "2. “Old client” has the meaning given in the rules.",
    ],
)
def test_a_term_that_is_defined_is_nobodys_words(text: str) -> None:
    assert {s.speech for s in attribute(text)} == {"statement"}


@pytest.mark.parametrize("text", ["He laughed (“Nonsense!”) and left.", "Ann Lowe said: “Green” means go."])
def test_words_in_brackets_or_after_a_cue_are_still_words_of_somebody(text: str) -> None:
    assert "direct" in {s.speech for s in attribute(text)}


def test_a_judge_is_called_as_judges_are() -> None:
    text = (
        "Mrs Justice Farr called it “a fraud”. “I am appalled,” Farr said. Justice Secretary Tom Hill said: “So am I.”"
    )
    assert who(text) == ["Mrs Justice Farr", "Mrs Justice Farr", "Tom Hill"]
    assert [s.role for s in attribute(text) if s.speech == "direct"] == [None, None, "Justice Secretary"]


def test_what_our_own_laboratory_found_is_the_statements_own_voice() -> None:
    assert {s.speech for s in attribute("Our laboratory found that nine of them opened.")} == {"statement"}
    assert reported("The laboratory found that nine of them opened.") == ["the laboratory"]


def test_neither_a_place_nor_a_body_is_he_or_she() -> None:
    text = "{} was shut. Nothing more came. “I saw it,” she said."
    assert [who(text.format(name)) for name in ("Lake Moru", "Wells Cathedral", "Orrin Academy")] == [[None]] * 3


def test_the_body_that_somebody_is_the_director_of_is_not_he() -> None:
    assert who("Ms Odell was joined by Ian Rees, director of Age Voice. He said: “Go.”") == ["Ian Rees"]


def test_the_spokeswoman_is_the_one_who_spoke_before() -> None:
    text = "A spokeswoman for Solvex said it was late. “We are sorry,” the spokeswoman said."
    assert who(text) == ["a spokeswoman for Solvex"]


def test_a_signature_tells_for_which_body_somebody_speaks() -> None:
    text = "Tom Hill said: “Go.”\n\nTom Hill, Secretary, Farming Council\nAnn Lowe, Chair, Food Agency"
    assert [s.role for s in attribute(text) if s.speech == "direct"] == ["Secretary, Farming Council"]
