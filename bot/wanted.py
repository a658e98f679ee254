"""What a question wants of its quotes: somebody's words, every place there is, the newest."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.plain import plain
from bot.voices import Speaking, Voices, voices

_SEVERAL = re.compile(
    r"\b(?:examples|instances|reasons|demands|ways|list|all (?:the|of)|every one|what (?:else|are the)|"
    r"which (?!is|was|one)\w+s (?:are|were|do|did|does|have|will|would|can)|what (?:kinds|types|sorts) of)\b"
)
_NEWEST = re.compile(
    r"\b(?:latest|newest|most recent|current|currently|now|nowadays|today|still|so far|at the moment|at present)\b"
)

_WHO = re.compile(r"\bwho(?:m|se)?\b")


@dataclass(frozen=True, slots=True)
class Wanted:
    """`voices`: whose words answer. `several`: each place counts, in the order of the statement. `newest`: how it is
    now, so the newest statement comes first. `who`: somebody is asked for, and may be named where it only says who
    speaks."""

    voices: Voices
    several: bool
    newest: bool
    who: bool


def wanted(query: str, speaking: Iterable[Speaking], issuers: Iterable[str], knows: Callable[[str], bool]) -> Wanted:
    """What `query` wants, given who speaks in the statements it found, and of a word whether any statement has it."""
    asked = plain(query)
    heard = voices(query, speaking, issuers, knows)
    several = heard.everything or _SEVERAL.search(asked) is not None
    return Wanted(heard, several, _NEWEST.search(asked) is not None, _WHO.search(asked) is not None)
