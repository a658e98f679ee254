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


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("“Stop,” said the Centre's director, Captain Ann Lowe. “It is late, and we are tired.”", "Centre's director"),
        ("“Stop,” said the host, Prime Minister Ann Lowe. “It is late, and we are tired.”", "Prime Minister"),
        (
            "The Minister for Health, Sport and Social Care, Ann Lowe, said: “Stop.” She added: “It is late.”",
            "Minister for Health, Sport and Social Care",
        ),
    ],
)
def test_of_two_titles_the_one_that_tells_more_is_the_role(text: str, role: str) -> None:
    assert [(s.speaker, s.role) for s in said(text, "direct")] == [("Ann Lowe", role)] * 2


def test_what_somebody_signed_is_no_title() -> None:
    assert [s.role for s in said("All signed the statement, captain Ann Lowe said.")] == ["captain"]


def test_he_is_who_the_paragraph_opens_with_though_another_spoke_before() -> None:
    text = (
        "“I never heard it,” Tom Hill said.\n\nXan Eccles, a roofer from Hull, was given a bed. “It was late,” he said."
    )
    assert [s.speaker for s in said(text, "direct")] == ["Tom Hill", "Xan Eccles"]


def test_an_age_tells_a_person_who_may_be_he() -> None:
    text = "“I never heard it,” Tom Hill said.\n\nMinisters heard Hix Razak, 31, who fell. “It was late,” he said."
    assert "Tom Hill" not in [s.speaker for s in said(text, "direct")[1:]]


def test_what_an_institute_is_named_after_is_not_she() -> None:
    text = "The Institute of Forensic Science was told.\n\n“I was asked to come,” she wrote."
    assert [s.speaker for s in said(text, "direct")] == [None]


def test_he_is_not_who_asked_him() -> None:
    text = "“I never heard it,” Tom Hill said.\n\nProsecutor Xan Moy put it to him that he lied. “I do not,” he said."
    assert "Xan Moy" not in [s.speaker for s in said(text, "direct")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The council's leader, Ann Lowe, made no excuses: “We saved a little and it will cost us all.”", "Ann Lowe"),
        ("Ann Lowe of the fishing federation was content. “I tried the new box myself, and it hums.”", "Ann Lowe"),
        ("Ann Lowe found a note on the door: “We are closed until Monday morning.”", None),
        ("Ann Lowe thanked Tom Hill. “You were out there with me the whole night.”", None),
        ("Ann Lowe was called “Nan”. “You were out there with me the whole night.”", None),
        ("The mill stood by the river. “You were out there with me the whole night.”", None),
        ("Ann Lowe ran the mill: “Nan’s Flour”.", None),
    ],
)
def test_a_quotation_below_a_sentence_about_one_alone_is_his_or_hers(text: str, name: str | None) -> None:
    assert [s.speaker for s in said(text, "direct")][-1] == name


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("Head of the Centre Lis Overgaauw said: “Stop.”", "Head of the Centre", "Lis Overgaauw"),
        ("Mayor of Oud-Berkel Jantine Kuiper said: “Stop.”", "Mayor of Oud-Berkel", "Jantine Kuiper"),
        ("Head of logistics Sunniva Raleigh said: “Stop.”", "Head of logistics", "Sunniva Raleigh"),
        ("Secretary-General Teo Marchetti-Lund said: “Stop.”", "Secretary-General", "Teo Marchetti-Lund"),
        ("Seventeen-year-old Mila Hribar said: “Stop.”", "Seventeen-year-old", "Mila Hribar"),
        ("Director of Amnesty International said: “Stop.”", None, "Director of Amnesty International"),
        ("Ann Okafor-Baker said: “Stop.”", None, "Ann Okafor-Baker"),
    ],
)
def test_an_office_is_told_from_the_name_behind_it(text: str, role: str | None, name: str) -> None:
    assert [(s.role, s.speaker) for s in said(text, "direct")] == [(role, name)]


def test_a_place_before_a_mayor_is_no_mayor() -> None:
    text = "Mayor Tom Hill came.\n\nAt a press conference in Chelsea, the mayor said that it was late."
    assert [(s.speaker, s.role) for s in said(text)] == [("Tom Hill", "Mayor")]


def test_a_surname_of_two_words_is_the_one_with_the_first_name() -> None:
    text = "Enrique Borg Tanti came.\n\nMr. Borg Tanti said: “It is late.”"
    assert [s.speaker for s in said(text, "direct")] == ["Enrique Borg Tanti"]


def test_the_president_and_mr_hill_of_one_surname_are_one_man() -> None:
    text = "LEEDS TOWN - Last week, President Hill flew.\n\nWhat Mr. Hill saw was fog. “And it is late,” he said."
    assert [(s.speaker, s.role) for s in said(text, "direct")] == [("Hill", "President")]
