"""A person or a body of a text, and how a mention tells of one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from corpus.attribution import given_names, lexicon
from corpus.attribution.mention import Gender, Mention

_LESSER = frozenset({"vice", "deputy", "assistant", "former"})
_NICKNAME = re.compile(r"[\"“][^\"”]*[\"”]")  # of Robert “Bob” Hill


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody or some body that the text names: the full name, and the first role that it gives.

    `human`: surely one; `body`: surely no named human (an organisation, a description, two together); `one`: a
    single human whom the text only describes ("a spokeswoman").
    """

    name: str
    role: str | None
    gender: Gender | None
    human: bool
    body: bool
    one: bool = False


def unknown(mention: Mention) -> Person:
    body = mention.kind in ("organisation", "description")
    one = mention.kind == "description" and (mention.head in lexicon.ROLES or mention.head.endswith(("-old", "person")))
    return Person(mention.name, mention.role, mention.gender, mention.kind == "person", body, one)


def is_given(mention: Mention) -> bool:
    """Whether it is a given name and nothing else, which tells a man from a woman: I met Margaret."""
    return mention.kind == "name" and mention.gender is not None and mention.name.lower() in given_names.GIVEN_NAMES


def name_parts(name: str) -> tuple[str, ...]:
    parts = [part.lower().rstrip(".") for part in _NICKNAME.sub("", name).split()]
    while parts and parts[0] in lexicon.HONORIFICS:
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in lexicon.SUFFIXES:
        parts = parts[:-1]
    return tuple(parts)


def agree(one: Gender | None, other: Gender | None) -> bool:
    return one is None or other is None or one == other


def bears(role: str, mention: Mention) -> bool:
    """Whether somebody of the role "Texas Rep." may be called "the congressman"; no deputy mayor is "the mayor"."""
    words = {word.rstrip(".") for word in role.lower().split()}
    as_high = words & _LESSER == _LESSER.intersection(mention.name.lower().split())
    return as_high and not words.isdisjoint({mention.head, *lexicon.SHORT_TITLES.get(mention.head, ())})


def by_surname(mentions: Iterable[Mention]) -> dict[str, Person]:
    """Those named by one word only, "President Obama" and "Mr. Obama": one person, unless sex or title differ."""
    found: dict[str, Person] = {}
    several: set[str] = set()
    for mention in mentions:
        parts = name_parts(mention.name)
        if len(parts) != 1 or mention.kind not in ("person", "name"):
            continue
        one, before = unknown(mention), found.get(parts[0])
        if before is None:
            found[parts[0]] = one
        elif agree(before.gender, one.gender) and (not before.role or not one.role or before.role == one.role):
            found[parts[0]] = replace(
                before,
                role=before.role or one.role,
                gender=before.gender or one.gender,
                human=before.human or one.human,
            )
        else:
            several.add(parts[0])
    return {surname: person for surname, person in found.items() if person.human and surname not in several}
