"""Who speaks where more than a name stands before the verb: documents, bodies, ages, nicknames, clauses between."""

import pytest

from corpus.speakers import Spoken, attribute


def said(text: str, *speech: str) -> list[Spoken]:
    return [s for s in attribute(text) if s.speech in (speech or ("direct", "reported"))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sen. Ann Lowe, R-Ky., said: “Stop.”", "Ann Lowe"),
        ("Mara Hill, Ph.D., said: “Stop.”", "Mara Hill"),
        ("Rep. Tom Hill (D-Mo.) said: “Stop.”", "Tom Hill"),
        ("9/11 widow Ann Lowe said: “Stop.”", "Ann Lowe"),
        ("Several groups granted Mr Hill time, saying: “Go on.”", "several groups"),
        ("Several shows granted Mr Hill time, saying: “Go on.”", None),
    ],
)
def test_shortened_words_end_no_sentence_and_groups_speak(text: str, name: str | None) -> None:
    assert [s.speaker for s in said(text, "direct")] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Campaign to Protect Rural England said: “Stop.”", "Campaign to Protect Rural England"),
        ("Voss sent the Committee to Leeds. Ann Lowe said: “Stop.”", "Ann Lowe"),
        ("“Stop,” the letter reads.", "the letter"),
        ("Ann Lowe replied. Her letter reads: “Stop.”", "Ann Lowe"),
        ("Ann Lowe met Jane Hill. Her letter reads: “Stop.”", None),
        ("He met Ann Lowe, who in 2010 said the plan was “mad” and late.", "Ann Lowe"),
        ("He met Ann Lowe, now the mayor, who said the plan was “mad”.", "Ann Lowe"),
    ],
)
def test_what_is_written_and_what_who_said_have_their_speakers(text: str, name: str | None) -> None:
    assert [s.speaker for s in said(text, "direct")] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("According to a report published by the Institute last week, the plan was “mad”.", "a report"),
        ("A Treasury report released last year found that it came from “the trade”.", "a Treasury report"),
        ("The needed thing is a “lawful source,” as a Treasury memo put it.", "a Treasury memo"),
        ("Tom Hill used the phrase “hard stop” often.", "Tom Hill"),
        ("Tom Hill came; the map used the phrase “hard stop”.", None),
        ("Tom Hill used the “hard stop” often.", None),
    ],
)
def test_a_document_speaks_and_a_phrase_that_is_used_is_the_users(text: str, name: str | None) -> None:
    assert [s.speaker for s in said(text, "direct")] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Robert “Bob” Hill, the mayor, said: “Stop.”", "Robert “Bob” Hill"),
        ('Robert Hill came. Robert "Bob" Hill, the mayor, left. Mr Hill said: “Stop.”', "Robert Hill"),
    ],
)
def test_a_nickname_amid_a_name_is_no_quotation(text: str, name: str) -> None:
    assert [s.speaker for s in said(text, "direct")] == [name]


def test_a_title_between_a_word_and_a_name_is_a_quotation() -> None:
    assert [s.speaker for s in said("On “Fox News” Ann Lowe said: “Stop.”", "direct")] == [None, "Ann Lowe"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Lowe lost her house. “It was late,” the 34-year-old said.", "Ann Lowe"),
        ("Ann Lowe met Joan Hill. “It was late,” the 34-year-old said.", None),
        ("Residents living near the river said: “Stop.”", "residents"),
        ("Radar tracking in May said: “Stop.”", None),
        ("Keith Scott died. Scott’s relatives came, and said they had “questions”.", "Scott’s relatives"),
        ("The National Union of Teachers said: “Stop.”", "National Union of Teachers"),
        ("The Sisters of the Quiet Lamp said: “Stop.”", "Sisters of the Quiet Lamp"),
        ("Ann Lowe saw him. “Did you see him?” she yells.", "Ann Lowe"),
    ],
)
def test_a_speaker_is_told_by_age_by_kin_and_by_what_he_does(text: str, name: str | None) -> None:
    assert [s.speaker for s in said(text, "direct")] == [name]


def test_who_only_was_where_it_was_said_breaks_no_quotation() -> None:
    text = (
        "“It is late,” Mr Voss said in Leeds, where Mrs Lowe also spoke. “It is not too late. We will go on for now.”"
    )
    assert [s.speaker for s in said(text, "direct")] == ["Mr Voss", "Mr Voss"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Lowe, the head of Ora -- the firm that owns it, which is small -- said: “Stop.”", "Ann Lowe"),
        ("Ann Lowe -- the head of Ora -- said: “Stop.”", "Ann Lowe"),
        ("The Trade Council condemned what it called a “brazen breach” of law.", "Trade Council"),
        ("Ann Lowe condemned what she called a “brazen breach” of law.", "Ann Lowe"),
        ("Ann Lowe met Jane Hill in what he called a “brazen breach” of law.", None),
        ("Tom Hill said it was late. The rules let the board name a new chairman.\n\n“Stop,” he said.", None),
        ("Tom Hill said it was late. The rules told the board to appoint a chairman.\n\n“Stop,” he said.", "Tom Hill"),
    ],
)
def test_asides_what_it_called_and_people_only_sought_change_no_speaker(text: str, name: str | None) -> None:
    assert [s.speaker for s in said(text, "direct")] == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("President Voss met Vice President Ann Lowe. “Stop,” the president said.", ["Voss"]),
        ("President Voss met Vice President Ann Lowe. “Stop,” the vice president said.", ["Ann Lowe"]),
        ("Deputy Mayor Ann Lowe came. “Stop,” the mayor said.", [None]),
        ("“Stop,” said Ann Lowe after Tom Hill left. “Go on with it.”", ["Ann Lowe", "Ann Lowe"]),
        ("“Stop,” said Ann Lowe after Tom Hill told her to wait. “Go on with it.”", ["Ann Lowe", None]),
        ("“Stop,” said Del. Ann Lowe of the Islands.", ["Ann Lowe"]),
    ],
)
def test_a_deputy_is_not_the_mayor_and_who_left_breaks_no_quotation(text: str, names: list[str | None]) -> None:
    assert [s.speaker for s in said(text, "direct")] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Norman Ham served under President Voss. He was long there.\n\n“It was late,” he told the host.",
            "Norman Ham",
        ),
        ("Norman Ham met Peter Voss, and Voss was late. Voss left.\n\n“It was late,” he told the host.", None),
        ("Hathersage compared the word to “a kind of wraith” in the hall.", "Hathersage"),
        ("When it rained ― as it often does ― Ann Lowe boasted, “That makes me smart.”", "Ann Lowe"),
    ],
)
def test_he_is_who_stands_in_front_when_nobody_spoke(text: str, name: str | None) -> None:
    assert [s.speaker for s in said(text, "direct")] == [name]


def test_who_is_mentioned_in_passing_is_no_rival_of_who_spoke() -> None:
    text = "“Stop,” Sasha Lowe said.\n\nLowe said that it would boost Mr Voss’s numbers.\n\n“It was good,” he said."
    assert [s.speaker for s in said(text, "direct")] == ["Sasha Lowe", "Sasha Lowe"]
