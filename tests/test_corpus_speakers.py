import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.speakers import Spoken, attribute, speakers
from corpus.statement import Statement


def said(text: str) -> list[tuple[str | None, str | None, str]]:
    return [(s.speaker, s.role, text[s.start : s.end]) for s in attribute(text) if s.speech == "direct"]


def reported(text: str) -> list[tuple[str | None, str]]:
    return [(s.speaker, text[s.start : s.end]) for s in attribute(text) if s.speech == "reported"]


def test_role_before_the_name_is_kept_as_written() -> None:
    assert said("NCA Director General Graeme Biggar said: “No.”") == [
        ("Graeme Biggar", "NCA Director General", "“No.”")
    ]


def test_role_after_the_name_is_kept_as_written() -> None:
    text = "“No,” said Catherine de Bolle, Europol's executive director, on Monday."
    assert said(text) == [("Catherine de Bolle", "Europol's executive director", "“No,”")]


def test_a_block_quotation_without_marks_is_said_by_who_is_named_above_it() -> None:
    text = "The Minister for Health, Ann Lee, said:\n\n> We open in May.\n\n> It is late.\n\nIt rained.\n"
    assert said(text) == [
        ("Ann Lee", "Minister for Health", "> We open in May."),
        ("Ann Lee", "Minister for Health", "> It is late."),
    ]


def test_what_stands_below_a_cue_without_marks_is_said_as_long_as_it_says_i_or_we() -> None:
    text = "Ann Lee said:\n\nWe open in May.\n\nI thank you.\n\nThe bridge is old.\n"
    assert said(text) == [("Ann Lee", None, "We open in May."), ("Ann Lee", None, "I thank you.")]


@pytest.mark.parametrize(
    "text",
    [
        "The council said that these would be closed:\n\nThe bridge over the Aire\n",
        "Ann Lee said:\n\n- the bridge is old.\n\n- it is worn.\n",
        "The reports led to the following:\n\nThe bridge was closed.\n",
        "Notes:\n\nThe bridge is old.\n",
    ],
)
def test_a_list_or_a_note_below_a_colon_is_nobody_s_speech(text: str) -> None:
    assert said(text) == []


def test_a_surname_stands_for_the_full_name_and_its_role() -> None:
    text = "Mayor Ann Lowe met the press. “We know,” Lowe said. “Soon,” Ms Lowe added."
    assert said(text) == [("Ann Lowe", "Mayor", "“We know,”"), ("Ann Lowe", "Mayor", "“Soon,”")]


def test_a_pronoun_with_two_candidates_is_not_stated() -> None:
    assert said("Joe Santos helped Alan Reed ashore. “That was close,” he said.") == [(None, None, "“That was close,”")]


def test_a_pronoun_with_one_candidate_of_its_sex_is_that_person() -> None:
    text = "Mr Adeyemi thanked Mrs Poole. “I had to,” she replied."
    assert said(text) == [("Mrs Poole", None, "“I had to,”")]


def test_a_passive_does_not_make_its_subject_the_speaker() -> None:
    assert said("Karen Holt was told “never to come back” and left.")[0][0] is None


def test_a_quotation_without_a_cue_is_not_stated() -> None:
    assert said("The “blunt” rollout began in May.") == [(None, None, "“blunt”")]


def test_an_organisation_speaks_without_its_article() -> None:
    assert said("“We will look into it,” the Home Office said.")[0][0] == "Home Office"


def test_a_spokesman_is_the_speaker_in_the_words_of_the_text() -> None:
    text = "A spokesman for the Home Office said: “No comment.”"
    assert said(text)[0][:2] == ("a spokesman for the Home Office", None)


def test_a_description_that_one_person_bears_is_that_person() -> None:
    text = "Striker Erik Larsen joined in May. The striker said: “I love it.”"
    assert said(text)[0][0] == "Erik Larsen"


def test_two_speakers_are_joined_with_their_roles() -> None:
    text = "Mayor Ann Lowe and Europol Executive Director Eva Blom emphasised the need for care."
    found = attribute(text)
    assert found == (Spoken(0, len(text), "Ann Lowe and Eva Blom", "Mayor and Europol Executive Director", "reported"),)


def test_reported_speech_is_the_sentence_without_its_quotation() -> None:
    text = "It rained. The NCA said the plan was “mad” and would fail. It did."
    assert reported(text) == [("NCA", "The NCA said the plan was"), ("NCA", "and would fail.")]


def test_the_words_that_only_introduce_a_quotation_are_the_statement_s_own() -> None:
    assert [s.speech for s in attribute("Ann Lowe said: “No.”")] == ["statement", "direct"]


def test_according_to_makes_the_sentence_reported() -> None:
    text = "According to Transport for Wales, the line is open."
    assert reported(text) == [("Transport for Wales", text)]


def test_a_plural_noun_that_looks_like_a_verb_is_no_cue() -> None:
    assert reported("The member states that signed have the right to withdraw.") == []


def test_dialogue_is_not_taken_for_one_speaker() -> None:
    assert said("‘Is it late?’ asked Edith.\n\n‘Not very late at all, I should think, my dear.’")[1][0] is None


def who(text: str) -> list[str | None]:
    return [name for name, _, _ in said(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“We are hurt,” the family said.", ["the family"]),
        ("The daily paper rose. “We gained readers,” the regional daily wrote.", ["the regional daily"]),
        ("The nominee, Ann Lowe, left. Republican presidential hopeful Bob Hay said: “No.”", ["Bob Hay"]),
        ("The Tom Hill Show began. “Good evening,” the host said.", ["the host"]),
        ("The council said on Dec. 12 that work was “done”.", ["the council"]),
        ("“It is late,” said Rep. Ann Lowe (D-Mo.) on Friday.", ["Ann Lowe"]),
    ],
)
def test_words_are_read_as_what_they_are(text: str, names: list[str]) -> None:
    assert who(text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mrs Poole said she believes the vote was lost: “We were too slow.”", "Mrs Poole"),
        ("On rail, Mayor Ann Lowe praised the plan, saying it was “bold”.", "Ann Lowe"),
        ("Critic Roger Hay gave the play three stars, saying “it drags”.", "Roger Hay"),
        ("Calling the plan “odd,” Ann Lowe left the room.", "Ann Lowe"),
        ("“Never!” Ann Lowe, the mayor, wrote on Monday, adding that she was tired.", "Ann Lowe"),
        ("“I am glad,” the agency quoted Ann Lowe, the mayor, as saying.", "Ann Lowe"),
        ("The agency quoted Ann Lowe as saying: “I am glad.”", "Ann Lowe"),
        ("Ann Lowe, The Northern Echo: “It was a long night.”", "Ann Lowe"),
        ("Lord Hay (Con): “Will she reply?”", "Lord Hay"),
        ("The council heard Ann Lowe, who told members it was “fine”.", "Ann Lowe"),
        ("It may rain, said Ann Lowe, the mayor. “Bring a coat.”", "Ann Lowe"),
        ("One mother, Dawn Price, said: “We waited.”", "Dawn Price"),
        ("The maker, Solvex Ltd, said: “Stop using it.”", "Solvex Ltd"),
        ("Her predecessor, Sir Colin Vane, had warned of “rot”.", "Sir Colin Vane"),
        ("The Secretary of State, Adam Brook, replied: “Yes.”", "Adam Brook"),
        ("''It is unfair,'' Ann Lowe said.", "Ann Lowe"),
        ("“Act now” and save the bridge, Ann Lowe said.", "Ann Lowe"),
        ("Ann Lowe told the court that the union believes it is “done”.", "Ann Lowe"),
        ("The file was late (Ann Lowe wrote that it was “lost”).", "Ann Lowe"),
        ("Ann Lowe, the mayor, tried to argue that it was “done”.", "Ann Lowe"),
        ("Ann Lowe in recent weeks has called it “sad”.", "Ann Lowe"),
        ("Ann Lowe hit out in a letter to the council: “You have failed.”", "Ann Lowe"),
        ("After Saturday's march, Ann Lowe calmed them by saying, “Go home.”", "Ann Lowe"),
        ("“The line is shut,” Ann Lowe reports from Oslo.", "Ann Lowe"),
        ("Ann Lowe angered them by referring to it as “a toy”.", "Ann Lowe"),
        ("Even as crews dug, Ann Lowe, 56, stayed calm, telling staff that “it will pass”.", "Ann Lowe"),
        ("A bartender said she “loved” it.", "a bartender"),
        ("Ann Lowe repeated her claim that the bridge is “safe”.", "Ann Lowe"),
        ("“It will not stop,” Ann Lowe's son told the court.", "Ann Lowe's son"),
    ],
)
def test_the_cue_names_the_speaker(text: str, name: str) -> None:
    assert who(text)[-1] == name


def test_two_quotations_side_by_side_keep_their_own_cues() -> None:
    text = "The bank said that “it was checked.” “We are sorry,” Ann Lowe said."
    assert who(text) == ["the bank", "Ann Lowe"]


def test_a_later_paragraph_of_a_quotation_names_the_speaker_of_the_first() -> None:
    assert who("“We saw it all.\n\n“We are not blind,” wrote Ann Lowe.") == ["Ann Lowe", "Ann Lowe"]


def test_a_quoted_paragraph_after_reported_speech_is_the_same_speaker_s() -> None:
    text = "Ann Lowe said the road was closed.\n\n“We had no other choice in the end, as you know.”"
    assert who(text) == ["Ann Lowe"]


def test_a_name_in_passing_does_not_take_the_next_quotation() -> None:
    text = "“He is able,” Ann Lowe said, referring to Mr Bob Hay. “He is kind.”"
    assert who(text) == ["Ann Lowe", "Ann Lowe"]


def test_he_is_still_the_last_speaker_when_others_are_only_spoken_of() -> None:
    text = "“Go,” Tom Hill said. “Now,” he said.\n\nHill said John Reed should pay.\n\n“It is fair,” he said."
    assert who(text)[-1] == "Tom Hill"


def test_he_is_not_stated_when_another_man_has_come_to_the_fore() -> None:
    text = "“Go,” Tom Hill said. “Now,” he said.\n\nHill left. John Reed stayed behind.\n\n“It is fair,” he said."
    assert who(text)[-1] is None


def test_another_s_tweet_in_the_same_sentence_is_not_the_first_speaker_s() -> None:
    text = "Ann Lowe was calm. “We will accept it,” she said, only for Tom Hill to tweet that “it is over”."
    assert who(text) == ["Ann Lowe", None]


def test_a_possessive_does_not_make_a_pronoun_unclear() -> None:
    assert who("Even Mark Pell, Tom Hill's agent, was late. “We will wait,” he said.") == ["Mark Pell"]


def test_the_name_of_a_programme_is_nobody_s_words() -> None:
    assert who("“It is late,” Ann Lowe said on “The Morning Show”.") == ["Ann Lowe", None]


def test_she_is_not_stated_when_a_name_that_may_be_hers_opens_a_sentence() -> None:
    text = "“Go,” Mrs Lowe said.\n\nIt was Kerin who came. Kerin sat down. “Stay,” she said."
    assert who(text) == ["Mrs Lowe", None]


def test_she_may_be_a_woman_whom_the_text_only_describes() -> None:
    text = "Mrs Lowe was out. “We will see,” a spokeswoman said. “It is early,” she added."
    assert who(text) == ["a spokeswoman", "a spokeswoman"]


def test_a_congressman_is_the_one_with_that_title() -> None:
    assert who("Rep. Ann Lowe met Bob Hay. “It is fair,” the congresswoman said.") == ["Ann Lowe"]


def test_the_host_of_one_station_is_not_the_host_of_another() -> None:
    assert who("Radio host Bob Hay rang. “It is fair,” the BBC host said.") == [None]


def test_she_is_not_the_woman_whom_the_paragraph_only_speaks_of() -> None:
    text = "“Go,” Kerin Lowe said.\n\nThe crowd cheered for Mrs Jane Hay.\n\n“It is fair,” she said."
    assert who(text)[-1] is None


def test_his_family_is_not_stated_for_the_words_do_not_say_whose() -> None:
    assert who("He was “gentle”, according to his family.") == [None]


def test_speakers_reads_the_body_of_a_statement() -> None:
    statement = Statement(
        "2024-04-21-test", "T", "NCA", date(2024, 4, 21), "https://example.org", "en", "OGL", "Ann Lowe said: “No.”\n"
    )
    assert speakers(statement)[1] == Spoken(15, 20, "Ann Lowe", None, "direct")


PIECES = st.sampled_from(
    "“|”|'|\"|‘|’|Mr Hill|Ann Lowe|said|he|the minister|,|.|:|who|and|according to|\n\n|\n| |—|(|)|of|added|was|saying|"
    "``|''|_|é|’s|the|office|2|A.".split("|")
)


@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES).map("".join)))
def test_spans_are_ordered_apart_and_cover_every_character_but_white_space(text: str) -> None:
    position = 0
    for spoken in attribute(text):
        assert not text[position : spoken.start].strip()
        assert spoken.start < spoken.end
        assert spoken.speech != "statement" or (spoken.speaker, spoken.role) == (None, None)
        position = spoken.end
    assert not text[position:].strip()


def test_a_hundred_thousand_characters_take_seconds_and_not_minutes() -> None:
    paragraph = "Mayor Ann Lowe said: “We are ready.” She added that it was “bad”. The plan failed.\n\n"
    text = paragraph * (100_000 // len(paragraph))
    began = time.process_time()
    assert len(attribute(text)) > 4000
    assert time.process_time() - began < 10  # of the processor: a busy machine does not count
