"""Whose words a question asks for: "what did X say about Y", "according to X", "the view of X"."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from bot.plain import plain
from bot.terms import names
from bot.words import FUNCTION_WORDS, content_words
from corpus.span import Span
from corpus.speakers import Spoken
from corpus.statement import Statement

_SAYING = (
    r"(?:say|says|said|saying|tell|tells|told|warn|warns|warned|mention|mentions|mentioned|comment|comments|commented|"
    r"explain|explains|explained|emphasise|emphasises|emphasised|emphasize|emphasized|call for|calls for|called for)"
)
# Of what somebody holds, the issuer may tell in its own words.
_HOLDING = (
    "(?:think|thinks|thought|believe|believes|believed|argue|argues|argued|describe|describes|described|feels?|felt)"
)
_VIEW = r"(?:views?|opinions?|words|position|stance|comments?|quotes?|remarks?)"
_WHO = r"(?P<who>(?:(?!about\b|on\b|that\b)[^\s,?()]+\s+){0,7}?(?!about\b|on\b|that\b)[^\s,?()]+?)"
_END = (
    r"(?=\s+(?:on|about|regarding|towards?|what|how|why|who|when|where|is|are|do|does|did|was|were|has|have)\b"
    r"|\s*[,?(]|\s*$)"
)
_ASKED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:did|does|do|has|have|had)\s+{_WHO}"
        rf"\s+(?:(?:also|actually|really|ever|not|have|to|still)\s+)*(?:{_SAYING}|{_HOLDING})\b",
        rf"\b(?:is|are|was|were)\s+{_WHO}\s+saying\b",
        rf"\baccording\s+to\s+{_WHO}{_END}",
        rf"\b{_VIEW}\s+(?:of|by|from)\s+{_WHO}{_END}",
        rf"\b(?:is|are|was|were)\s+{_WHO}(?:['’]s|(?<=s)['’])\s+{_VIEW}\b",
    )
)
_SAYS = re.compile(
    rf"\b(?:{_SAYING}|{_HOLDING}|{_VIEW}|add|adds|added|want|wants|wanted|claim|claims|claimed|stress|stresses|stressed)\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(rf"\b(?:{_HOLDING}|views?|opinions?|position|stance)\b", re.IGNORECASE)
_WHO_SAID = re.compile(r"\bwho(?:m|se)?\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"\s*(?:(?:exactly|specifically) )?(?:about|on|of|regarding|concerning|towards?)\s+(.+)", re.IGNORECASE
)
# Of "who did X tell about Y?" more is asked than Y.
_WHAT = re.compile(r"(?:and |so |but )?(?:what|did|does|do|has|have|how (?:did|does|do)|is|are|tell)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:he|she|they|it|him|her|them)", re.IGNORECASE)
# The text itself, and nobody in particular.
_ANYBODY = re.compile(
    r"(?:\S+ )*(?:statements?|documents?|texts?|articles?|releases?|declarations?|reports?|pages?|sites?|websites?"
    r"|authors?|publications?|people|anyone|anybody|someone|everyone|everybody|nobody|you|i|we|one|who|there|evidence|law)"
)
_LEADING = frozenset(
    """head boss bosses chief leader leaders spokesman spokeswoman spokesperson representative officials authorities
    man woman lady guy bloke person""".split()
)
_HONORIFICS = frozenset("mr mrs ms miss dr sir lady lord dame prof professor".split())
# A role of these words alone names no organisation: who has it in an issuer's statement speaks for the issuer.
_ROLES = frozenset(
    """acting assistant associate board chair chairman chairwoman chairperson chief commander commissioner constable
    councillor deputy detective director executive general head inspector interim lead leader manager managing master
    mayor minister officer operations permanent police president prime secretary senior spokesman spokeswoman
    spokesperson superintendent vice""".split()
)


@dataclass(frozen=True, slots=True)
class Speaking:
    """One who speaks in a statement of `issuer`."""

    issuer: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Voices:
    """Whose words answer: what these `speakers` say, and the statement's own voice: of these `issuers`.

    With `anybody` there is no limit. `unheard` are the words for one of whom the statements know nothing. `about` is
    what to look for in their words; with `everything`, all of the words are wanted. `told_of`: surnames; what the
    statement's own voice tells of one of them is his view too. With `reported`, so is what it reports of anybody.
    """

    anybody: bool = True
    speakers: frozenset[str] = frozenset()
    issuers: frozenset[str] = frozenset()
    unheard: tuple[str, ...] = ()
    about: str = ""
    everything: bool = False
    told_of: frozenset[str] = frozenset()
    reported: bool = False

    def say(self, statement: Statement, span: Span, spoken: Iterable[Spoken]) -> bool:
        """Whether any of the span is said by one of them."""
        if self.anybody:
            return True
        heard = [one for one in spoken if one.span.overlaps(span)]
        if any(
            one.speech == "direct" or (one.speech == "reported" and not self.reported) for one in heard
        ):  # "X said:" before a quotation is no one else's voice
            return any(one.speaker in self.speakers for one in heard)
        return statement.issuer in self.issuers or not self.told_of.isdisjoint(_words(statement.text(span)))

    def say_outright(self, span: Span, spoken: Iterable[Spoken]) -> bool:
        """Whether any of the span is inside one of the speakers' quotation marks."""
        return any(x.speech == "direct" and x.speaker in self.speakers and x.span.overlaps(span) for x in spoken)


ANYBODY = Voices()


def voices(query: str, speaking: Iterable[Speaking], issuers: Iterable[str], knows: Callable[[str], bool]) -> Voices:
    """Whose words `query` asks for. `knows` tells of a word whether the statements have it.

    Somebody is asked for by surname, full name, role ("the director general") or organisation ("the NCA", "Europol");
    where two could be meant, both are. Who is named but never quoted gets no one else's quotations: the statements' own
    voice is left. A pronoun stands for the words in brackets, which a follow-up carries.
    """
    asked, _, carried = query.partition(" (")
    found = next((m for pattern in _ASKED if (m := pattern.search(asked))), None)
    directly = found is not None and not _PRONOUN.fullmatch(found["who"])
    who = ""
    if found:
        who = found["who"] if directly else carried or asked[: found.start()]
    elif _SAYS.search(asked) and not _WHO_SAID.search(asked):
        who = carried or re.split(r"\b(?:about|regarding)\b", asked)[0]
    words = [word for word in _words(who) if word not in _HONORIFICS]
    if not words or _ANYBODY.fullmatch(plain(who)):
        return ANYBODY
    speaking, issuers = tuple(frozenset(speaking)), frozenset(issuers)  # only now: to find who speaks takes a while
    about = _about(asked, found)
    if named := _named(words, speaking, issuers):
        if first := _unknown_first_name(words, named, knows):
            return Voices(False, unheard=(_as_typed(first, query),))
        told_of = frozenset(_surname(name) for name in named) if _HOLDS.search(asked) else frozenset()
        return replace(_of_people(named, speaking, about), told_of=told_of)
    if not directly:
        return ANYBODY
    meant = frozenset(words) - _LEADING
    if publishers := frozenset(issuer for issuer in issuers if meant and meant <= _called(issuer)):
        people = {s.name for s in speaking for issuer in publishers if _speaks_for(s, issuer)}
        if not meant.issuperset(words):  # "the head of the NCA"
            return _of_people(people, speaking, about)
        return Voices(False, _with_joint(people, speaking), publishers, about=about or asked)
    asked_for = [frozenset(words)] if meant & _ROLES or not meant else [frozenset(words), meant]
    for role in asked_for:
        if people := {s.name for s in speaking if s.role and role <= {*_words(s.role), *_called(s.issuer)}}:
            return _of_people(people, speaking, about)
    described = meant or frozenset(words)
    if people := {s.name for s in speaking if s.name[:1].islower() and described <= set(_words(s.name))}:
        return _of_people(people, speaking, about)  # a spokesman, or one for the body asked for
    unknown = tuple(word for word in words if word in meant and not knows(word))
    proper = names(asked) & meant
    one = words[-1] in unknown and not words[-1].endswith("s")  # of "police unions", "police" may do
    if unknown and (one or len(unknown) == len(meant) or proper.intersection(unknown)):
        return Voices(False, unheard=tuple(_as_typed(word, asked) for word in unknown))
    return Voices(False, issuers=issuers, about=asked, reported=True) if proper else ANYBODY


def _about(asked: str, found: re.Match[str] | None) -> str:
    """What is asked without who is asked for it; of "what did X say about Y?", Y. "" when nothing else is asked."""
    said = found or _SAYS.search(asked)
    subject = _ABOUT.match(asked, said.end()) if said and _WHAT.match(asked) else None
    if subject is None and said and said[0].lower().endswith(("mention", "mentions", "mentioned")):
        subject = re.compile(r"\s*(.+)").match(asked, said.end())
    if subject:
        about = subject[1].rstrip(" ?!.")
    elif found is None:
        about = asked
    elif found[0].lower().startswith("according"):
        about = f"{asked[: found.start()]}{asked[found.end() :]}".strip(" ,")
    else:
        about = f"{asked[: found.start('who')]}they{asked[found.end('who') :]}"
    return about if content_words(_SAYS.sub(" ", about)) else ""


def _as_typed(word: str, text: str) -> str:
    typed = re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
    return typed[0] if typed else word


def _words(text: str) -> list[str]:
    found = (word.strip("'-").removesuffix("'s") for word in re.findall(r"[\w'-]+", plain(text)))
    return [word for word in found if word and word not in FUNCTION_WORDS]


def _called(issuer: str) -> frozenset[str]:
    """The words of an organisation's name, and its initials."""
    initials = "".join(word[0] for word in re.findall(r"\w+", issuer) if word[0].isupper()).lower()
    return frozenset({*_words(issuer), initials})


def _surname(name: str) -> str:
    return plain(name).rpartition(" ")[2]


def _named(words: Sequence[str], speaking: Iterable[Speaking], issuers: Iterable[str]) -> frozenset[str]:
    """The people whose surname is among the words; of several, those with the first name too, if any."""
    known = {s.name for s in speaking}
    people = (n for n in known if n[:1].isupper() and not any(other != n and other in n for other in known))
    organisations = [_called(issuer) for issuer in issuers]
    named = frozenset(
        n for n in people if _is_named(n, words) and not any(set(_words(n)) <= each for each in organisations)
    )
    return frozenset(name for name in named if set(_words(name)) <= set(words)) or named


def _is_named(name: str, words: Sequence[str]) -> bool:
    """By the surname, by the initials of an organisation, or by a part of the name ("the Court")."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper()).lower()
    return _surname(name) in words or (len(initials) > 2 and initials in words) or set(words) < set(_words(name))


def _unknown_first_name(words: Sequence[str], named: frozenset[str], knows: Callable[[str], bool]) -> str | None:
    """The word before a surname, where it is another first name: "Boris Biggar" is not Graeme Biggar."""
    for name in named:
        first, place = _words(name)[0], words.index(_surname(name)) if _surname(name) in words else 0
        before = words[place - 1] if place else first
        if before not in _words(name) and before[0] != first[0] and before not in _LEADING and not knows(before):
            return before
    return None


def _of_people(people: Iterable[str], speaking: Sequence[Speaking], about: str) -> Voices:
    return Voices(False, _with_joint(people, speaking), about=about or " ".join(sorted(people)), everything=not about)


def _with_joint(named: Iterable[str], speaking: Iterable[Speaking]) -> frozenset[str]:
    """The names, and of two who speak together ("X and Y") those with one of them."""
    return frozenset(s.name for s in speaking for name in named if re.search(rf"\b{re.escape(name)}\b", s.name))


def _speaks_for(one: Speaking, issuer: str) -> bool:
    said_of = {*_words(one.role), *_words(one.name)}
    if set(_words(issuer)) <= said_of or _called(issuer) - set(_words(issuer)) & said_of:
        return True
    return one.issuer == issuer and one.role != "" and set(_words(one.role)) <= _ROLES | _called(issuer)
