"""Offices as press statements name them, block quotations with a signature, and who is no longer meant by "she"."""

import pytest

from corpus.speakers import Spoken, attribute


def said(text: str, *speech: str) -> list[Spoken]:
    return [s for s in attribute(text) if s.speech in (speech or ("direct", "reported"))]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("The force's head of custody, Ann Lowe, said it was late.", "Ann Lowe", "force's head of custody"),
        ("The head of counter terrorism, Ann Lowe, said it was late.", "Ann Lowe", "head of counter terrorism"),
        (
            "The Police and Crime Commissioner for Westvale, Ann Lowe, said it was late.",
            "Ann Lowe",
            "Police and Crime Commissioner for Westvale",
        ),
        ("Police and Crime Commissioner Ann Lowe said it was late.", "Ann Lowe", "Police and Crime Commissioner"),
        ("The Police and Crime Commissioner said it was late.", "the Police and Crime Commissioner", None),
        ("The Health and Safety Executive said it was late.", "Health and Safety Executive", None),
    ],
)
def test_an_office_of_several_words_is_one_office(text: str, name: str, role: str | None) -> None:
    assert [(s.speaker, s.role) for s in said(text)] == [(name, role)]


def test_a_body_is_not_the_inspector_who_works_for_it() -> None:
    text = "Health and Safety Executive inspector Ann Lowe said it was late. The Health and Safety Executive said why."
    assert [s.speaker for s in said(text)] == ["Ann Lowe", "Health and Safety Executive"]


def test_two_who_speak_together_are_no_office() -> None:
    assert [s.speaker for s in said("The BBC and President Hill said it was late.")] == ["BBC and Hill"]


def test_what_came_before_a_minister_spoke_is_no_part_of_the_office() -> None:
    text = "After the meeting Minister Lowe told reporters: “It is late.”"
    assert [(s.speaker, s.role) for s in said(text, "direct")] == [("Lowe", "Minister")]


def test_all_block_quotations_above_a_signature_are_the_signatory_s() -> None:
    text = "Ann Lowe said: “It is late.”\n\n> We came.\n\n> My own house paid.\n\n— Tom Hill, mayor\n\nIt rained."
    assert [(s.speaker, s.role) for s in said(text, "direct")] == [
        ("Ann Lowe", None),
        ("Tom Hill", "mayor"),
        ("Tom Hill", "mayor"),
    ]


def test_a_block_quotation_without_a_signature_is_not_the_last_speaker_s() -> None:
    text = "Ann Lowe said: “It is late, and I have been here the whole night.”\n\n> We came here, all of us, to do it."
    assert [s.speaker for s in said(text, "direct")] == ["Ann Lowe", None]


@pytest.mark.parametrize(
    "text",
    [
        "“I never heard it,” Angela Doyle said.\n\nThe jury heard Joan Lowe. She denied it.",
        "“I never heard it,” Angela Doyle said.\n\nWitness to it was Sergeant Joan Lowe. She denied that she knew.",
    ],
)
def test_she_is_not_who_spoke_last_when_another_woman_has_come_in(text: str) -> None:
    assert "Angela Doyle" not in [s.speaker for s in said(text)[1:]]


@pytest.mark.parametrize(
    "text",
    [
        'In this notice "template" means a string of numbers, and "member" includes anybody on a trial.',
        'In these rules, "template" means a string of numbers.',
    ],
)
def test_a_term_that_a_notice_defines_is_nobody_s_words(text: str) -> None:
    assert [s.speech for s in attribute(text)] == ["statement"]
