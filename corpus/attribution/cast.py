"""The cast of a statement: its persons, with full name, role and sex, and who "he" or "the minister" is."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from corpus.attribution import given_names, lexicon
from corpus.attribution.mention import Gender, Mention, gender_of
from corpus.attribution.person import Person, agree, bears, by_surname, is_given, name_parts, unknown

_SEX: dict[str, Gender] = {"he": "m", "she": "f"}
_WRITES = {"his": "he", "her": "she"}
_LOOK_BACK = 4  # paragraphs without any name that a pronoun may reach over


@dataclass(frozen=True, slots=True)
class _Seen:
    position: int
    paragraph: int
    person: Person
    opens: bool = False
    sentence: int = 0
    aside: bool = False
    owner: bool = False


class Cast:
    """Knows every name of a statement at once; `speaks` tells it who spoke, in order."""

    def __init__(self, named: Iterable[tuple[int, Mention]]) -> None:
        everything = list(named)
        nameless = [(one.sentence, one.gender) for _, one in everything if one.kind == "description"]
        everything = [(paragraph, one) for paragraph, one in everything if one.kind != "description"]
        self._people: dict[tuple[str, ...], Person] = {}
        self._by_last: dict[str, list[tuple[str, ...]]] = {}
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for _, mention in everything:
            core = name_parts(mention.name)
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
                    gender=known.gender or self._sex(mention),
                    human=known.human or mention.kind == "person",
                )
        self._alone = by_surname(mention for _, mention in everything if self._known(mention) is None)
        self._seen: list[_Seen] = []
        # Where a sentence opens with a name of which nothing is known, or brings in somebody without a name.
        self._strangers: list[tuple[int, Gender | None]] = nameless
        self._unclear: list[tuple[int, str]] = []  # surnames that nobody, or more than one, may bear
        within = {one.name for _, one in everything if one.kind == "name" and not one.opens}
        self._spoken: list[_Seen] = []
        for paragraph, mention in everything:
            known_core = self._known(mention)
            alone = known_core is None and self._unknown(mention).human
            if known_core is not None or alone or is_given(mention):
                person = self._people[known_core] if known_core is not None else self._unknown(mention)
                place = (mention.end, paragraph, person, mention.opens, mention.sentence, mention.aside, mention.owner)
                self._seen.append(_Seen(*place))
            elif mention.opens and mention.name in within:
                self._strangers.append((mention.sentence, None))
            if known_core is None and mention.kind == "name" and name_parts(mention.name):
                self._unclear.append((mention.end, name_parts(mention.name)[-1]))
        self._positions = [seen.position for seen in self._seen]

    def who(self, mention: Mention, position: int, paragraph: int, until: int = 0) -> Person | None:
        """Who the mention at `position` is; None when the text does not make it certain.

        Nobody whom the text names from there to `until` is "he": in "he said that Hill left" he is not Hill.
        """
        if mention.kind == "joint":
            all_of_them = [self.who(part, position, paragraph) for part in mention.parts]
            people = [one for one in all_of_them if one is not None]
            if len(people) < len(mention.parts):
                return None
            roles = [one.role for one in people if one.role]
            role = " and ".join(roles) if len(roles) == len(people) else None
            names = [one.name for one in people]
            return Person(f"{', '.join(names[:-1])} and {names[-1]}", role, None, False, True)
        if (head := _WRITES.get(mention.name.lower().partition(" ")[0], "")) and mention.head in lexicon.DOCUMENTS:
            return self._he(head, position, paragraph, until)  # her statement says: she does
        if mention.kind == "pronoun":
            return self._he(mention.head, position, paragraph, until)
        if mention.kind == "description":
            return self._description(mention, position, paragraph)
        core = self._known(mention) if mention.kind in ("person", "name") else None
        if core is None:
            return self._unknown(mention)
        known = self._people[core]
        return replace(known, role=mention.role or known.role)

    def speaks(self, person: Person, position: int, paragraph: int) -> None:
        """Remember that `person` spoke."""
        self._spoken.append(_Seen(position, paragraph, person))

    def named_between(self, start: int, end: int, other_than: Person, strict: bool = False) -> bool:
        """Whether somebody else is named in the text from `start` to `end`; in passing counts only when `strict`."""
        seen = self._seen[bisect_left(self._positions, start) : bisect_left(self._positions, end)]
        if strict and any(start <= at < end and name in self._by_last for at, name in self._unclear):
            return True
        others = (one.person for one in seen if strict or not one.aside)
        return any(person.human and person.name not in other_than.name for person in others)

    def _known(self, mention: Mention) -> tuple[str, ...] | None:
        core = name_parts(mention.name)
        if not core:
            return None
        if core in self._people:
            longer = [full for full in self._by_last[core[-1]] if len(full) > len(core) and full[-len(core) :] == core]
            return longer[0] if len(longer) == 1 else core  # Peña Nieto, where Enrique Peña Nieto stands, too
        matches = [full for full in self._by_last.get(core[-1], ()) if full[-len(core) :] == core]
        if len(core) == 1 and not matches and core[0] in given_names.GIVEN_NAMES:
            matches = self._by_first.get(core[0], [])
        fitting = [m for m in matches if agree(self._people[m].gender, self._sex(mention))]
        return fitting[0] if len(fitting) == 1 else None

    def _unknown(self, mention: Mention) -> Person:
        """Who is named by a surname alone, or else by whatever the mention says."""
        parts = name_parts(mention.name) if mention.kind in ("person", "name") else ()
        found = self._alone.get(parts[0]) if len(parts) == 1 else None
        if found is None or not agree(found.gender, mention.gender):
            return unknown(mention)
        return replace(found, role=mention.role or found.role)

    def _sex(self, mention: Mention) -> Gender | None:
        """What the mention tells of its sex; nothing for a surname that is a given name, too: Sen. Warren."""
        alone = mention.name.lower()
        return None if alone in self._by_last and gender_of(alone) == mention.gender else mention.gender

    def _window(self, position: int, paragraph: int, gender: Gender | None, until: int) -> list[_Seen]:
        """Who may be he, or she, in this paragraph before `position` and in the nearest one before that names such."""
        last = bisect_left(self._positions, position)
        recent = self._seen[max(0, last - 60) : last]
        recent += [one for one in self._spoken[-10:] if one.position <= position]
        recent = [one for one in recent if agree(one.person.gender, gender)]
        recent = [one for one in recent if not one.person.body or one.person.one]
        barred = {name_parts(one.person.name)[-1:] for one in self._seen[last : bisect_left(self._positions, until)]}
        barred |= {(name,) for at, name in self._unclear if position < at <= until}
        recent = [one for one in recent if name_parts(one.person.name)[-1:] not in barred]
        earlier = [one.paragraph for one in recent if one.paragraph < paragraph]
        reach = max([p for p in earlier if paragraph - p <= _LOOK_BACK], default=paragraph)
        return sorted((one for one in recent if one.paragraph >= reach), key=lambda one: one.position)

    def _he(self, head: str, position: int, paragraph: int, until: int) -> Person | None:
        """Who the pronoun `head` is, when nobody without a name has come in since."""
        person = self._pronoun(head, position, paragraph, until)
        return None if person and self._stranger_since(person, position, _SEX.get(head)) else person

    def _pronoun(self, head: str, position: int, paragraph: int, until: int) -> Person | None:
        if head in ("they", "it"):
            last = self._spoken[-1] if self._spoken else None
            if last is None or last.person.human or last.person.gender or paragraph - last.paragraph > 1:
                return None
            plural = " and " in last.person.name
            return last.person if plural == (head == "they") and last.person.body else None
        if head not in _SEX:
            return None
        gender = _SEX[head]
        window = self._window(position, paragraph, gender, until)
        people = {one.person.name for one in window}
        if len(people) == 1:
            return None if self._talked_about(window, position, paragraph, gender) else window[-1].person
        if not people:
            until = bisect_left(self._positions, position)
            before = {
                one.person.name: one.person for one in self._seen[max(0, until - 200) : until] if not one.person.body
            }
            only = [one for one in before.values() if agree(one.gender, gender)]
            return only[0] if len(only) == 1 and only[0].human else None
        here = [one for one in window if one.paragraph == paragraph]
        here = [one for one in here if not one.owner] or here
        spoke = next((one for one in reversed(self._spoken) if one.position <= position), None)
        alone = here and here[0].opens and len({one.person.name for one in here}) == 1
        if alone and (here[0].person.gender or here[0].person.human):
            return here[-1].person  # The paragraph is about nobody else: "Marcus Dell scored. “…,” he said."
        heard = {one.person.name for one in self._spoken}
        sure = {one.person.name: one for one in window if one.person.gender == gender and one.person.name in heard}
        alone = len({one.person.name for one in here}) == 1 and here[-1].person.name in sure
        if alone and (len(sure) == 1 or not here[-1].aside):
            return here[-1].person  # Nobody else in this paragraph, and known to speak.
        if spoke and spoke.paragraph == paragraph and {one.person.name for one in here} == {spoke.person.name}:
            return spoke.person  # Nobody else in this paragraph, and speaks in it: "Lowe told the court … She denied"
        since = [one.person for one in here if spoke is None or one.position > spoke.position]
        if any(one.human and one.name not in heard for one in since) and not any(one.name in sure for one in since):
            return None  # somebody new has come in: "The jury heard Joan Lowe. She denied it."
        if len(sure) == 1 and not any(n in heard for n in people - set(sure)) and self._only(gender, window):
            return next(iter(sure.values())).person
        if (spoke is None or spoke not in window) and (about := self._alone_in_front(window, gender, heard)):
            return about
        if spoke is None or spoke not in window or not (spoke.person.human or " " in spoke.person.name):
            return None
        if not self._goes_on(spoke, window, [one for one in here if one.position > spoke.position]):
            return None
        fore = (one for one in window if not one.aside and one.person.name != spoke.person.name)
        rivals = any(one.person.gender == gender for one in fore)
        return None if rivals and spoke.person.gender is None else spoke.person

    @staticmethod
    def _alone_in_front(window: list[_Seen], gender: Gender, heard: set[str]) -> Person | None:
        """Who alone opens sentences there, surely of that sex, when the others stand in passing and never spoke."""
        front = {one.person.name: one.person for one in window if one.opens}
        others = [one for one in window if one.person.name not in front]
        alone = next(iter(front.values())) if len(front) == 1 else None
        passing = all(one.aside and one.person.name not in heard for one in others)
        return alone if alone and alone.gender == gender and passing else None

    def _talked_about(self, window: list[_Seen], position: int, paragraph: int, gender: Gender) -> bool:
        """Whether the only one named nearby never spoke, opens no sentence, and somebody else spoke lately."""
        name = window[-1].person.name
        spoken = [one for one in self._spoken if one.position <= position]
        if any(one.opens for one in window) or any(one.person.name == name for one in spoken):
            return False
        lately = (one for one in spoken if paragraph - one.paragraph <= _LOOK_BACK and not one.person.body)
        return window[-1].paragraph < paragraph and any(agree(one.person.gender, gender) for one in lately)

    @staticmethod
    def _only(gender: Gender, window: list[_Seen]) -> bool:
        """Whether a single person in the window is surely of that sex and no other opens a sentence there."""
        sure = {one.person.name for one in window if one.person.gender == gender}
        return len(sure) == 1 and not any(one.opens and one.person.name not in sure for one in window)

    def _stranger_since(self, person: Person, position: int, sex: Gender | None) -> bool:
        """Whether somebody unknown has come in since `person` was named or spoke last, who may be of that sex."""
        until = bisect_left(self._positions, position)
        named = (one.position for one in reversed(self._seen[max(0, until - 60) : until]) if one.person == person)
        spoke = (one.position for one in reversed(self._spoken) if one.position <= position and one.person == person)
        last = max(next(named, 0), next(spoke, 0))
        return any(last < at < position and agree(gender, sex) for at, gender in self._strangers)

    def _goes_on(self, spoke: _Seen, window: list[_Seen], here: list[_Seen]) -> bool:
        """Whether "he" may still be who `spoke` last: nobody else has come to the fore since."""
        name = spoke.person.name
        if here and all(one.person.name == name for one in here):
            return True
        heard = [one.person.name for one in self._spoken]
        fore = max([spoke.position, *(one.position for one in window if one.opens and one.person.name == name)])
        for one in window:
            if one.position > fore and one.person.name != name:
                in_passing = one.aside or one.sentence <= fore
                once = heard.count(name) < 2 and one.person.human and fore == spoke.position
                if one.opens or not in_passing or one.person.name in heard or once:
                    return False
        return True

    def _description(self, mention: Mention, position: int, paragraph: int) -> Person | None:
        itself = unknown(mention)
        if mention.definite and "-year-old" in mention.name:
            near = {one.person.name: one.person for one in self._window(position, paragraph, mention.gender, 0)}
            return next(iter(near.values())) if len(near) == 1 else None
        is_person = mention.head in lexicon.ROLES or mention.head.endswith("-old")
        first = mention.name.split()[0].lower()
        if first in lexicon.POSSESSIVES and mention.head in lexicon.ORGANISATIONS:
            return None  # his family: whose, the speaker's name would not tell
        if mention.definite and mention.name.lower() == f"the {mention.head}" and "spokes" in mention.head:
            spoke = {one.person.name: one.person for one in self._spoken if mention.head in one.person.name.split()}
            return next(iter(spoke.values())) if len(spoke) == 1 else itself  # a spokesman for X … the spokesman
        if not mention.definite or not is_person or first in lexicon.POSSESSIVES or "spokes" in mention.head:
            return itself
        until = bisect_left(self._positions, position)
        before = [one for one in self._seen[max(0, until - 200) : until] if agree(one.person.gender, mention.gender)]
        holders = {one.person.name: one.person for one in before if one.person.role and bears(one.person.role, mention)}
        names = [word for word in mention.name.split() if word.isupper() and len(word) > 1]
        if len(holders) == 1 and any(word not in (p.role or "") for p in holders.values() for word in names):
            return None  # the BBC host may be somebody else than "host X"
        if len(holders) == 1:
            return next(iter(holders.values()))
        if mention.head in ("narrator", "announcer"):
            return itself
        if any(one.person.name == itself.name for one in self._spoken):
            return itself
        owned = any(word.endswith(("'s", "’s", "s'", "s’")) for word in mention.name.split()[:-1])
        if not holders and (owned or not any(one.person.human for one in before)):
            return itself
        return None
