"""Who somebody is: "who is X" and "who is the mayor" are answered by the sentence that names X as the mayor."""

import re
from collections.abc import Iterable

from bot.plain import plain
from bot.voices import Speaking

_WHO = re.compile(r"who (?:exactly )?(?:is|was|are) (?P<who>.+)")
_HONORIFICS = frozenset("mr mrs ms miss dr sir lady lord dame prof professor".split())
_LINKS = frozenset("the a an of at for in on and to".split())


def asked_for(question: str, speaking: Iterable[Speaking]) -> frozenset[Speaking]:
    """Those whom `question` asks to introduce: by full name or surname, or by the very words of their role. Who is
    called "director of midwifery" is not "the interim director of midwifery". Nobody without a role."""
    match = _WHO.fullmatch(plain(question))
    if match is None:
        return frozenset()
    who = [word for word in _words(match["who"]) if word not in _HONORIFICS]
    role = set(who) - _LINKS
    return frozenset(
        one
        for one in speaking
        if one.role and who and (_bears(one.name, who) or role == set(_words(one.role)) - _LINKS)
    )


def introduces(text: str, who: Speaking) -> bool:
    """Whether the sentence names that one together with the role."""
    named = {*_words(who.name)[-1:], *_words(who.role)} - _LINKS
    return named <= set(_words(text))


def _bears(name: str, asked: list[str]) -> bool:
    named = [word for word in _words(name) if word not in _HONORIFICS]
    return named[-len(asked) :] == asked


def _words(text: str) -> list[str]:
    found = re.findall(r"[\w'-]+", text.lower().replace("’", "'"))
    return [word.removesuffix("'s").removesuffix("'") for word in found]
