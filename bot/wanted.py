"""What a question wants of its quotes: one speaker's words, or every place there is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.plain import plain
from corpus.span import Span
from corpus.speakers import Spoken

_SAYING = re.compile(
    r"\b(?:say|says|said|saying|think|thinks|thought|tell|tells|told|argue|argues|argued|warn|warns|warned|claim|claims|"
    r"claimed|believe|believes|believed|describe|describes|described|mention|mentions|mentioned|comment|comments|"
    r"commented|explain|explains|explained|emphasise|emphasised|emphasises|emphasize|emphasized|stress|stressed|add|"
    r"added|want|wants|wanted|call for|calls for|called for|according to|in the words of|view|views|opinion|words)\b"
)
_SEVERAL = re.compile(
    r"\b(?:examples|instances|reasons|demands|ways|list|all (?:the|of)|every one|what (?:else|are the)|"
    r"which (?!is|was|one)\w+s (?:are|were|do|did|does|have|will|would|can)|what (?:kinds|types|sorts) of)\b"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """`speaker`: only this speaker's words answer. `several`: each place counts, in the order of the statement."""

    speaker: str | None
    several: bool


def wanted(query: str, speakers: Iterable[tuple[str | None, str | None]]) -> Wanted:
    """What `query` wants, given the speakers (name, role) of the statements it found.

    "What did Biggar say about Meta?" wants Graeme Biggar's words; "Who is Biggar?" wants nobody's. A speaker is asked
    for by surname, by full name or by the whole role; with two who could be meant, nobody is chosen.
    """
    asked = plain(query)
    words = set(re.findall(r"[\w-]+", asked))
    named = {
        name for name, role in speakers if name and (_is_named(name, words) or (role and _is_named_by(role, words)))
    }
    speaker = next(iter(named)) if len(named) == 1 and _SAYING.search(asked) else None
    return Wanted(speaker, _SEVERAL.search(asked) is not None)


def said_by(speaker: str, span: Span, spoken: Iterable[Spoken]) -> bool:
    """Whether any character of the span is said by the speaker."""
    return any(one.speaker == speaker and one.span.overlaps(span) for one in spoken)


def _is_named(name: str, words: set[str]) -> bool:
    return plain(name).rpartition(" ")[2] in words


def _is_named_by(role: str, words: set[str]) -> bool:
    parts = set(re.findall(r"[\w-]+", plain(role)))
    return len(parts) > 1 and parts <= words
