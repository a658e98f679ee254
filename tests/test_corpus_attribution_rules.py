"""Rules of attribution, each on sentences made up for it."""

import pytest

from corpus.speakers import attribute


def who(text: str) -> list[str | None]:
    return [s.speaker for s in attribute(text) if s.speech == "direct"]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge is “tired” after forty years of lorries, Ann Lowe said.",
        "The bridge is “tired” after forty years of lorries, said Ann Lowe, the mayor.",
        "The bridge is “tired” and will be “slow” to mend, according to Ann Lowe, who runs it.",
        "The bridge is “worn to the bone,” as Ann Lowe, the mayor, puts it.",
    ],
)
def test_a_cue_that_ends_the_sentence_holds_for_every_quotation_in_it(text: str) -> None:
    assert set(who(text)) == {"Ann Lowe"}


def test_a_cue_that_ends_the_sentence_leaves_what_somebody_else_says_in_it() -> None:
    text = "Critics warned it was “tired”, and it was shut, Ann Lowe said."
    assert who(text) == ["critics"]


def test_a_cue_that_ends_the_sentence_is_no_cue_when_it_goes_on_to_say_more() -> None:
    assert who("The “blue” door was open, and Ann Lowe said that she would shut it.") == [None]


@pytest.mark.parametrize(
    "text",
    [
        "“Solid” was how Ann Lowe put it.",
        "“It was a long wet night.”\n\nThat was how Ann Lowe, the mayor, described it.",
    ],
)
def test_how_somebody_put_it_names_the_speaker(text: str) -> None:
    assert who(text) == ["Ann Lowe"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The survey which asks a hundred firms, said trade was “slow”.", "the survey"),
        ("The report into the fire said the doors were “never checked”.", "the report into the fire"),
        ("A study by the Care Institute found that the beds were “too few”.", "a study by the Care Institute"),
        ("The first advert argued that the road was “a gift”.", "the first advert"),
        ("“We are sorry,” read a statement from Solvex.", "a statement from Solvex"),
    ],
)
def test_a_document_is_the_speaker_of_what_it_says(text: str, name: str) -> None:
    assert who(text) == [name]


def test_what_police_or_a_report_found_is_not_said() -> None:
    assert who("Police found that “Rex” was gone.") == [None]
    assert who("The report found “Rex” asleep.") == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Lowe issued a statement slamming the plan as “odd”.", "Ann Lowe"),
        ("Ann Lowe talked of a “stolen day”.", "Ann Lowe"),
        ("Ann Lowe hinted the plan was “dead”.", "Ann Lowe"),
        ("Ann Lowe said the model of assured supply is a “dream”.", "Ann Lowe"),
        ("The union, the Ferry Workers’ Alliance, said it was “late”.", "Ferry Workers’ Alliance"),
    ],
)
def test_a_plain_subject_speaks_the_fragment_after_its_verb(text: str, name: str) -> None:
    assert who(text) == [name]


def test_a_spokeswoman_who_is_named_has_her_name_and_goes_on() -> None:
    text = "“We wait,” said a spokeswoman for Solvex hotels, Ann Lowe. “It is early.”"
    assert [(s.speaker, s.role) for s in attribute(text) if s.speech == "direct"] == [
        ("Ann Lowe", "spokeswoman for Solvex hotels")
    ] * 2


def test_a_spokesman_for_one_of_several_names_stays_a_spokesman() -> None:
    assert who("“We wait,” said a spokesman for Bob Hay, Ann Lowe and Tom Hill.") == ["a spokesman for Bob Hay"]


def test_a_fellow_of_an_institute_that_is_explained_has_his_name() -> None:
    text = "Tom Hill, a fellow at the Care Institute, a think tank in Oslo, said it was “late”."
    assert who(text) == ["Tom Hill"]


def test_a_season_or_a_group_before_a_name_is_no_role() -> None:
    text = "Prices rose this summer, Mr Tom Hill wrote. “It is late,” Hill said."
    assert {s.role for s in attribute(text)} == {None}


def test_an_age_in_figures_is_part_of_the_role() -> None:
    text = "One of the crowd, 19-year-old student Ann Lowe, said: “We wait.”"
    assert who(text) == ["Ann Lowe"]


def test_she_is_not_the_woman_whom_her_own_sentence_names() -> None:
    text = "Mrs Ann Lowe wrote that Mrs Eva Blom was late. She said Blom was “never on time”."
    assert who(text) == ["Ann Lowe"]


def test_a_surname_that_is_also_a_man_s_name_may_be_a_woman_s() -> None:
    assert who("Senator Elizabeth Warren came. “Go,” Warren said. “Now,” she said.") == ["Elizabeth Warren"] * 2


def test_he_is_the_subject_that_follows_an_opening_phrase() -> None:
    text = "“Go,” Bob Hay said.\n\nAfter the march on Monday, Tom Hill sat down.\n\nHe said it was “late”."
    assert who(text) == ["Bob Hay", "Tom Hill"]


def test_the_narrator_speaks_whoever_else_is_named() -> None:
    assert who("Bob Hay saw the film. “It is late,” the narrator said.") == ["the narrator"]
