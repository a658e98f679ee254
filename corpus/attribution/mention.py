"""A mention: a noun phrase that may name a speaker."""

from dataclasses import dataclass
from typing import Literal

from corpus.attribution import given_names, lexicon

MentionKind = Literal["person", "name", "organisation", "description", "thing", "pronoun", "joint"]
Gender = Literal["m", "f"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase at `start:end`. `name` is the speaker as the text writes it, `role` the title beside it.

    kind: "person" is surely one, "name" a proper name of an unknown sort, "description" names nobody (`head` is
    its noun), "thing" cannot speak, "joint" has its `parts`. `opens` a sentence; `determined`: with an
    article, number or possessive; `definite`: with the, this, or a possessive. `sentence` is where its sentence
    starts, and `aside` says that it is no subject: after a preposition or a verb, or an `owner` ("X's").
    """

    start: int
    end: int
    kind: MentionKind
    name: str
    role: str | None = None
    gender: Gender | None = None
    head: str = ""
    definite: bool = False
    determined: bool = False
    opens: bool = False
    sentence: int = 0
    aside: bool = False
    owner: bool = False
    parts: tuple["Mention", ...] = ()


def gender_of(word: str) -> Gender | None:
    """What a noun, honorific or given name in lower case tells; None when nothing."""
    if word in lexicon.MALE_NOUNS or word in lexicon.MALE_HONORIFICS or word in given_names.MALE_NAMES:
        return "m"
    if word in lexicon.FEMALE_NOUNS or word in lexicon.FEMALE_HONORIFICS or word in given_names.FEMALE_NAMES:
        return "f"
    return None


def on_one_line(text: str, start: int, end: int, keep: str = "") -> str:
    """The text on one line."""
    return keep + " ".join(text[start:end].split())
