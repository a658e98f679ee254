"""The cast of a statement: its persons, with full name, role and sex, and who "he" or "the minister" is."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from corpus.attribution import lexicon
from corpus.attribution.names import Gender, Mention, noun_phrase
from corpus.attribution.subjects import apposed
from corpus.attribution.words import Word

_LOOK_BACK = 4  # paragraphs without any name that a pronoun may reach over


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody or some body that the text names: the full name, and the first role that it gives.

    `human`: surely one; `body`: surely no named human (an organisation, a description, two together).
    """

    name: str
    role: str | None
    gender: Gender | None
    human: bool
    body: bool


@dataclass(frozen=True, slots=True)
class _Seen:
    position: int
    paragraph: int
    person: Person
    opens: bool = False


def mentions(text: str, words: list[Word]) -> list[Mention]:
    """The names in a paragraph outside quotations, in order, with the roles in apposition to them."""
    found: list[Mention] = []
    i = 0
    while i < len(words):
        word = words[i]
        if word.kind != "word" or not (word.capital or word.low in lexicon.ARTICLES or word.low in lexicon.ROLES):
            i += 1
            continue
        phrase = noun_phrase(text, words, i, len(words), 3)
        if phrase is None or phrase[1].kind == "pronoun":
            i += 1
            continue
        end, mention = apposed(text, words, phrase[0], len(words), phrase[1])
        if mention.kind == "person" or (mention.kind == "name" and not _is_place(words, i, mention)):
            opens = i == 0 or words[i - 1].ends or words[i - 1].closed
            found.append(replace(mention, opens=opens))
        i = max(end if mention.kind != "person" else phrase[0], i + 1)
    return found


def _is_place(words: list[Word], i: int, mention: Mention) -> bool:
    after = i > 0 and words[i - 1].low in ("in", "at", "near", "from", "across", "outside", "on")
    return after or (mention.role is None and mention.name.split()[-1].lower() in lexicon.PLACES)


class Cast:
    """Knows every name of a statement at once; `speaks` tells it who spoke, in order."""

    def __init__(self, named: Iterable[tuple[int, Mention]]) -> None:
        everything = list(named)
        self._people: dict[tuple[str, ...], Person] = {}
        self._by_last: dict[str, list[tuple[str, ...]]] = {}
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for _, mention in everything:
            core = _core(mention.name)
            if len(core) < 2:
                continue
            if core not in self._people:
                self._people[core] = Person(mention.name, mention.role, mention.gender, False, False)
                self._by_last.setdefault(core[-1], []).append(core)
                self._by_first.setdefault(core[0], []).append(core)
        for _, mention in everything:
            if (full := self._known(mention)) is not None:
                known = self._people[full]
                self._people[full] = replace(
                    known,
                    role=known.role or mention.role,
                    gender=known.gender or mention.gender,
                    human=known.human or mention.kind == "person",
                )
        self._seen: list[_Seen] = []
        self._spoken: list[_Seen] = []
        for paragraph, mention in everything:
            known_core = self._known(mention)
            if known_core is not None:
                self._seen.append(_Seen(mention.end, paragraph, self._people[known_core], mention.opens))
            elif mention.kind == "person":
                self._seen.append(_Seen(mention.end, paragraph, _unknown(mention), mention.opens))
        self._positions = [seen.position for seen in self._seen]

    def who(self, mention: Mention, position: int, paragraph: int) -> Person | None:
        """Who the mention at `position` is; None when the text does not make it certain."""
        if mention.kind == "joint":
            both = [self.who(part, position, paragraph) for part in mention.parts]
            if any(one is None for one in both):
                return None
            people = [one for one in both if one is not None]
            roles = [one.role for one in people if one.role]
            role = " and ".join(roles) if len(roles) == len(people) else None
            return Person(" and ".join(one.name for one in people), role, None, False, True)
        if mention.kind == "pronoun":
            return self._pronoun(mention.head, position, paragraph)
        if mention.kind == "description":
            return self._description(mention, position)
        core = self._known(mention) if mention.kind in ("person", "name") else None
        if core is None:
            return _unknown(mention)
        known = self._people[core]
        return replace(known, role=mention.role or known.role)

    def speaks(self, person: Person, position: int, paragraph: int) -> None:
        """Remember that `person` spoke."""
        self._spoken.append(_Seen(position, paragraph, person))

    def named_between(self, start: int, end: int, other_than: Person) -> bool:
        """Whether somebody else is named in the text from `start` to `end`."""
        seen = self._seen[bisect_left(self._positions, start) : bisect_left(self._positions, end)]
        return any(one.person.human and one.person.name != other_than.name for one in seen)

    def _known(self, mention: Mention) -> tuple[str, ...] | None:
        core = _core(mention.name)
        if not core:
            return None
        if core in self._people:
            return core
        matches = [full for full in self._by_last.get(core[-1], ()) if full[-len(core) :] == core]
        if len(core) == 1 and not matches and core[0] in lexicon.GIVEN_NAMES:
            matches = self._by_first.get(core[0], [])
        fitting = [m for m in matches if _agree(self._people[m].gender, mention.gender)]
        return fitting[0] if len(fitting) == 1 else None

    def _window(self, position: int, paragraph: int) -> list[_Seen]:
        """Who is named, or spoke, in this paragraph before `position` and in the nearest one before with a name."""
        last = bisect_left(self._positions, position)
        recent = self._seen[max(0, last - 60) : last]
        recent += [one for one in self._spoken[-10:] if one.position <= position]
        earlier = [one.paragraph for one in recent if one.paragraph < paragraph]
        reach = max([p for p in earlier if paragraph - p <= _LOOK_BACK], default=paragraph)
        return sorted((one for one in recent if one.paragraph >= reach), key=lambda one: one.position)

    def _pronoun(self, head: str, position: int, paragraph: int) -> Person | None:
        if head in ("they", "it"):
            last = self._spoken[-1] if self._spoken else None
            if last is None or last.person.human or last.person.gender or paragraph - last.paragraph > 1:
                return None
            plural = " and " in last.person.name
            return last.person if plural == (head == "they") and last.person.body else None
        if head not in ("he", "she"):
            return None
        gender: Gender = "m" if head == "he" else "f"
        window = [one for one in self._window(position, paragraph) if _agree(one.person.gender, gender)]
        window = [one for one in window if not one.person.body]
        people = {one.person.name for one in window}
        if len(people) == 1:
            return window[-1].person
        if not people:
            until = bisect_left(self._positions, position)
            before = {
                one.person.name: one.person for one in self._seen[max(0, until - 200) : until] if not one.person.body
            }
            only = [one for one in before.values() if _agree(one.gender, gender)]
            return only[0] if len(only) == 1 and only[0].human else None
        here = [one for one in window if one.paragraph == paragraph]
        if here and here[0].opens and here[0].person.gender and len({one.person.name for one in here}) == 1:
            return here[-1].person  # The paragraph is about nobody else: "Marcus Dell scored. “…,” he said."
        spoke = next((one for one in reversed(self._spoken) if one.position <= position), None)
        if spoke is None or spoke not in window or not (spoke.person.human or " " in spoke.person.name):
            return None
        if any(one.position > spoke.position and one.person.name != spoke.person.name for one in window):
            return None
        rivals = any(one.person.gender == gender for one in window if one.person.name != spoke.person.name)
        return None if rivals and spoke.person.gender is None else spoke.person

    def _description(self, mention: Mention, position: int) -> Person | None:
        itself = _unknown(mention)
        is_person = mention.head in lexicon.ROLES or mention.head.endswith("-old")
        first = mention.name.split()[0].lower()
        if not mention.definite or not is_person or first in lexicon.POSSESSIVES or "spokes" in mention.head:
            return itself
        until = bisect_left(self._positions, position)
        before = [one for one in self._seen[max(0, until - 200) : until] if _agree(one.person.gender, mention.gender)]
        holders = {
            one.person.name: one.person
            for one in before
            if one.person.role and mention.head in one.person.role.lower().split()
        }
        if len(holders) == 1:
            return next(iter(holders.values()))
        if not holders and not any(one.person.human for one in before):
            return itself
        return None


def _unknown(mention: Mention) -> Person:
    body = mention.kind in ("organisation", "description")
    return Person(mention.name, mention.role, mention.gender, mention.kind == "person", body)


def _agree(one: Gender | None, other: Gender | None) -> bool:
    return one is None or other is None or one == other


def _core(name: str) -> tuple[str, ...]:
    parts = [part.lower().rstrip(".") for part in name.split()]
    while parts and parts[0] in lexicon.HONORIFICS:
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in lexicon.SUFFIXES:
        parts = parts[:-1]
    return tuple(parts)
