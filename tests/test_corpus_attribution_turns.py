import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.speakers import attribute

CONFERENCE = """The Minister for Health, Anna Reed, and the Chief Medical Officer, Dr Paul Okoro, took questions.

Anna Reed: Good afternoon. We will open 14 clinics by March.

Q: Will they be open at weekends?

Dr Paul Okoro: All of them will be open on Saturdays.

We are still working on Sundays.

Anna Reed: “Nobody” means nobody, and I have said so twice.

Notes to editors

The Ministry of Health runs the clinics.
"""


def told(text: str) -> list[tuple[str | None, str]]:
    """Who says what in turns, without the issuer's own words."""
    return [(s.speaker, text[s.start : s.end]) for s in attribute(text) if s.speech == "direct"]


def own(text: str) -> list[str]:
    return [text[s.start : s.end] for s in attribute(text) if s.speech == "statement"]


def test_in_a_transcript_everybody_says_what_follows_the_name() -> None:
    assert told(CONFERENCE) == [
        ("Anna Reed", "Good afternoon. We will open 14 clinics by March."),
        (None, "Will they be open at weekends?"),
        ("Dr Paul Okoro", "All of them will be open on Saturdays."),
        ("Dr Paul Okoro", "We are still working on Sundays."),
        ("Anna Reed", "“Nobody” means nobody, and I have said so twice."),
    ]


def test_the_names_the_introduction_and_the_notes_are_the_issuer_s() -> None:
    assert own(CONFERENCE) == [
        "The Minister for Health, Anna Reed, and the Chief Medical Officer, Dr Paul Okoro, took questions.",
        "Anna Reed:",
        "Q:",
        "Dr Paul Okoro:",
        "Anna Reed:",
        "Notes to editors",
        "The Ministry of Health runs the clinics.",
    ]


def test_a_role_beside_the_name_is_kept_for_all_turns() -> None:
    text = "Hon. Bill Morneau (Minister of Finance): We pay half.\n\nAnn Lee, Mayor of Leeds: We pay it all.\n\n"
    text += "Hon. Bill Morneau: That is not so.\n"
    assert [(s.speaker, s.role) for s in attribute(text) if s.speech == "direct"] == [
        ("Hon. Bill Morneau", "Minister of Finance"),
        ("Ann Lee", "Mayor of Leeds"),
        ("Hon. Bill Morneau", "Minister of Finance"),
    ]


def test_an_office_is_the_person_who_is_said_once_to_hold_it() -> None:
    text = "The Chair (Hon. Anthony Rota): We begin now.\n\nMs. May: I thank you all.\n\nThe Chair: We go on.\n"
    assert [speaker for speaker, _ in told(text)] == ["Hon. Anthony Rota", "Ms. May", "Hon. Anthony Rota"]


def test_an_office_that_two_held_or_nobody_is_named_for_speaks_itself() -> None:
    two = "The Chair (Ann Lee): We begin now.\n\nThe Chair (Tom Hill): We end now.\n\nThe Chair: Thank you.\n"
    assert told(two)[2][0] == "The Chair"
    assert told("The Chair: We begin now.\n\nAnn Lee: I was late.\n")[0][0] == "The Chair"


def test_a_surname_before_the_colon_is_the_person_of_the_full_name() -> None:
    text = "Mayor Ann Lowe met them.\n\nMS. LOWE: We know of it.\n\nMr Hill: When did you know?\n\nMS. LOWE: In May.\n"
    assert [speaker for speaker, _ in told(text)] == ["Ann Lowe", "Mr Hill", "Ann Lowe"]


def test_a_name_alone_on_its_line_opens_a_turn() -> None:
    text = "Ann Lee:\n\nWe begin at nine.\n\nTom Hill:\n\nWe end at ten.\n"
    assert told(text) == [("Ann Lee", "We begin at nine."), ("Tom Hill", "We end at ten.")]


def test_an_unfinished_sentence_is_still_a_turn() -> None:
    text = "Ann Lee: We begin at nine.\n\nTom Hill: We end at ten.\n\nAnn Lee: But I said\n\nTom Hill: No.\n"
    assert [speaker for speaker, _ in told(text)] == ["Ann Lee", "Tom Hill", "Ann Lee", "Tom Hill"]


def test_after_a_heading_without_a_name_the_speaker_is_not_stated() -> None:
    text = "Ann Lee: We begin at nine.\n\nThe second day\n\nIt was long, and it rained.\n\nTom Hill: We end at ten.\n"
    assert told(text)[1] == (None, "It was long, and it rained.")


def test_what_stands_in_brackets_interrupts_nobody() -> None:
    text = "Ann Lee: We begin at nine.\n\n(Applause)\n\nThank you very much.\n\nTom Hill: We end at ten.\n"
    assert told(text)[1] == ("Ann Lee", "Thank you very much.")


def test_the_last_turn_runs_on_only_where_others_do() -> None:
    text = "Ann Lee: We begin at nine.\n\nTom Hill: We end at ten.\n\nThe chairman thanked them.\n"
    assert own(text)[-1] == "The chairman thanked them."
    longer = f"Ann Lee: I am first.\n\nI come from Leeds.\n\n{text}"
    assert told(longer)[-1] == (None, "The chairman thanked them.")
    assert told(f"{longer}\nI thank you.\n")[-1] == (None, "I thank you.")
    assert told(longer.replace("The chairman thanked them", "I thank you"))[-1] == ("Tom Hill", "I thank you.")


def test_another_may_take_the_word_within_a_paragraph() -> None:
    text = (
        "Ms Lee: When was it? Mr Hill: In May. We were ready.\n\nMs Lee: And how long? Hill: A day. Note: it rained.\n"
    )
    assert told(text) == [
        ("Ms Lee", "When was it?"),
        ("Mr Hill", "In May. We were ready."),
        ("Ms Lee", "And how long?"),
        ("Mr Hill", "A day. Note: it rained."),
    ]


def test_who_is_addressed_before_a_colon_does_not_speak() -> None:
    text = "Ms Lee: We begin now.\n\nMr Hill: Good. Ms Lee, I say it clearly: we are late.\n"
    assert told(text)[1] == ("Mr Hill", "Good. Ms Lee, I say it clearly: we are late.")


def test_a_trade_and_an_age_beside_a_name_are_its_role() -> None:
    text = "Head cook Tom Hill: We begin at nine.\n\nAnn Lee, 70: I lost six kilos.\n\nDietician Prof. Eva Blom: Eat.\n"
    assert [s.speaker for s in attribute(text) if s.speech == "direct"] == ["Tom Hill", "Ann Lee", "Prof. Eva Blom"]


def test_words_before_a_colon_that_may_be_no_name_take_the_turn_from_everybody() -> None:
    text = "Ann Lee: We begin at nine.\n\nTom Hill: We end at ten.\n\nNext Steps: The roads will be closed.\n"
    assert told(text)[2] == (None, "The roads will be closed.")


@pytest.mark.parametrize(
    ("between", "speaker", "words"),
    [
        ("Jim Shannon (Strangford) (DUP): I rise to speak.", "Jim Shannon", "I rise to speak."),
        ("**Eva Reed:** It was long.", "Eva Reed", "It was long."),
        ("[00:01:22] Eva Reed: It was long.", "Eva Reed", "It was long."),
        ("Eva Reed (00:02:01):  It was long.", "Eva Reed", "It was long."),
        ("Eva Reed : it was long.", "Eva Reed", "it was long."),
        ("Q12 Chair: When was it?", "Chair", "When was it?"),
        ("Q13: Simon Jones: When did it begin?", "Simon Jones", "When did it begin?"),
        ("The Minister of State (Wes Streeting): We pay half.", "Wes Streeting", "We pay half."),
        ("Minister for Health, Ann Reed: We pay half.", "Ann Reed", "We pay half."),
        ("Ann Lee and Tom Hill: We both do.", "Ann Lee and Tom Hill", "We both do."),
        ("Eva Reed: “I am glad of it.”", "Eva Reed", "“I am glad of it.”"),
        ("Q  Is it late?", None, "Is it late?"),
        ("Q Thank you. Is it late?", None, "Thank you. Is it late?"),
        ("A. I did not know.", None, "I did not know."),
        ("Audience member: Is it late?", None, "Audience member: Is it late?"),
        ("Mr Hill said: I am glad of it.", None, "Mr Hill said: I am glad of it."),
        ("Who pays for it?\n\nAnn Lee: The state pays.", None, "Who pays for it?"),
    ],
)
def test_turns_are_read_in_the_forms_that_offices_publish(between: str, speaker: str | None, words: str) -> None:
    text = f"Ann Lee: We begin at nine.\n\n{between}\n\nTom Hill: We end at ten.\n"
    assert told(text)[1] == (speaker, words)
    assert [one for one, _ in told(text)][:: len(told(text)) - 1] == ["Ann Lee", "Tom Hill"]


@pytest.mark.parametrize(
    "end", ["-ENDS-", "[ENDS]", "For media enquiries:", "This transcript has been edited.", "___", "About us"]
)
def test_what_follows_the_end_is_the_issuer_s(end: str) -> None:
    text = f"Ann Lee: We begin.\n\nI come from Leeds.\n\nTom Hill: We end at ten.\n\n{end}\n\nWe run the clinics.\n"
    assert own(text)[-1] == "We run the clinics."


@pytest.mark.parametrize(
    "words", ["About 40 people came to us.", "Ends and means differ, we say.", "Prices rose at once."]
)
def test_words_that_only_begin_like_an_end_are_still_said(words: str) -> None:
    text = f"Ann Lee: We begin at nine.\n\n{words}\n\nTom Hill: We end at ten.\n"
    assert told(text)[1] == ("Ann Lee", words)


def test_one_office_is_not_another_that_ends_with_its_name() -> None:
    text = "DEPUTY MAYOR: I do.\n\nMAYOR: I sign it.\n\nDEPUTY MAYOR: We thank you.\n"
    assert [speaker for speaker, _ in told(text)] == ["DEPUTY MAYOR", "MAYOR", "DEPUTY MAYOR"]


def test_two_of_one_surname_stay_two() -> None:
    text = "Sam Lowe took questions.\n\nMS. LOWE: I know it well.\n\nMR. LOWE: So do I, Madam.\n"
    assert [speaker for speaker, _ in told(text)] == ["MS. LOWE", "MR. LOWE"]


def test_names_of_which_nothing_is_known_speak_when_they_come_again() -> None:
    text = "Mao Ning: We welcome you.\n\nAFP: Is it true?\n\nMao Ning: We do not know.\n\nAFP: Will you ask?\n"
    assert [speaker for speaker, _ in told(text)] == ["Mao Ning", "AFP", "Mao Ning", "AFP"]


@pytest.mark.parametrize(
    "text",
    [
        "Dr Ann Lee: For services to health.\n\nMrs Eva Reed: For services to science.\n",
        "Owner: The city of Leeds owns it.\n\nEngineer: Tom Hill designed it.\n",
        "Tom Hill: Four years in prison. He stole.\n\nBob Low: Two years in prison, for theft.\n",
        "Director: a person who directs.\n\nMember: a person who has joined.\n",
        "Ann Lee: To write to the council by Monday.\n\nTom Hill: To book the hall by May.\n",
        "Councillor Ann Lee: Yes\n\nCouncillor Tom Hill: No\n\nCouncillor Eva Reed: Yes\n",
        "New Loans: These are for homes.\n\nOther Loans: It can help.\n\nNew Loans: They are for homes, too.\n",
        "Q: Is it safe?\n\nA: Yes, it is safe.\n\nQ: Is it new?\n\nA: No, it is not.\n",
        "When: 9 am on Monday.\n\nWhere: The hall in Leeds.\n\nWho: All are welcome there.\n",
        "Chief Executive: Ann Lee\n\nChair: Tom Hill\n\nThe board met on Monday.\n",
        "Ann Lee: Director of Roads\n\nTom Hill: Director of Bridges\n\nThey were appointed on Monday.\n",
        "Ann Lee: “We begin at nine.”\n\nTom Hill: “We end at ten.”\n",
        "The council decided: the bridge will be closed.\n\nThe mayor explained: it is old and it is worn.\n",
        "Minister Ann Lee: The bridge is closed.\n\nThe bridge will open in May.\n",
    ],
)
def test_questions_and_answers_lists_and_cues_are_no_transcript(text: str) -> None:
    assert not [s for s in attribute(text) if s.speech == "direct" and text[s.start] not in "“"]


def test_the_transcript_in_the_readme_is_read_as_it_says() -> None:
    readme = (Path(__file__).parents[1] / "corpus" / "README.md").read_text(encoding="utf-8")
    example = readme.partition("## Transcripts")[2].split("```")[1]
    assert [speaker for speaker, _ in told(example)] == ["Anna Reed", None, "Anna Reed"]
    assert own(example)[-1] == "The Ministry of Health runs the clinics."


PIECES = st.sampled_from(
    [
        "Ann Lee:",
        "Q:",
        "MS. LEE (Mayor):",
        "The Chair ():",
        "of:",
        "cook of :",
        "Lee, 70:",
        "We go.",
        "“We”",
        "(Noise)",
        " ",
        "\n\n",
    ]
)


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_turns_are_ordered_apart_and_cover_every_character_but_white_space(text: str) -> None:
    whole = f"Ann Lee: We begin now.\n\nTom Hill: We end now.\n\n{text}"
    position = 0
    for one in attribute(whole):
        assert not whole[position : one.start].strip()
        assert one.start < one.end
        position = one.end
    assert not whole[position:].strip()


def test_a_long_transcript_is_read_in_time_that_grows_with_its_length() -> None:
    def seconds(turns: int) -> float:
        text = "Ann Lee: We begin at nine, and end.\n\nTom Hill: Yes.\n\n" * turns
        begun = time.process_time()
        assert len(attribute(text)) == 4 * turns
        return time.process_time() - begun

    seconds(50)
    assert seconds(4000) < 12 * max(seconds(1000), 0.05)
