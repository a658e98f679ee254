import pytest

from bot.wanted import Wanted, wanted

SPEAKERS = (("Graeme Biggar", "NCA Director General"), ("Catherine de Bolle", "Europol Executive Director"))


@pytest.mark.parametrize(
    ("query", "speaker"),
    [
        ("What did Biggar say about Meta?", "Graeme Biggar"),
        ("what does graeme biggar think about privacy", "Graeme Biggar"),
        ("According to Catherine de Bolle, what is becoming dangerous?", "Catherine de Bolle"),
        ("What did the NCA Director General say?", "Graeme Biggar"),
        ("What is the view of Europol's executive director?", "Catherine de Bolle"),
        ("Who is Graeme Biggar?", None),
        ("What did Biggar and de Bolle say?", None),
        ("What did the director say?", None),
        ("What did TikTok say?", None),
        ("How many suspects are arrested?", None),
    ],
)
def test_a_speaker_is_wanted_only_when_one_is_named_and_asked_for_words(query: str, speaker: str | None) -> None:
    assert wanted(query, SPEAKERS).speaker == speaker


@pytest.mark.parametrize(
    ("query", "several"),
    [
        ("What examples are given?", True),
        ("Which crimes are named?", True),
        ("What are the demands?", True),
        ("Give me all the figures", True),
        ("What kinds of crime are hampered?", True),
        ("How many arrests were made?", False),
        ("Who is the Director General?", False),
        ("Which was the largest seizure?", False),
    ],
)
def test_a_question_for_several_places_is_told_from_one_for_a_fact(query: str, several: bool) -> None:
    assert wanted(query, ()) == Wanted(None, several)
