"""The mentions of a paragraph: who is named in it outside quotations, and how."""

from bisect import bisect_right
from dataclasses import replace

from corpus.attribution import lexicon
from corpus.attribution.names import Mention, noun_phrase
from corpus.attribution.subjects import apposed
from corpus.attribution.words import Word, sentence_starts

_ADDRESSING = frozenset({"told", "tells", "urged", "urges", "informed", "assured"})
_BEFORE_SUBJECT = lexicon.SAYING - lexicon.TRANSITIVE - _ADDRESSING
_BEFORE_OBJECT = lexicon.PREPOSITIONS - lexicon.SUBORDINATORS


def mentions(text: str, words: list[Word]) -> list[Mention]:
    """The names in a paragraph outside quotations, in order, with the roles in apposition to them."""
    found: list[Mention] = []
    starts = sentence_starts(words)
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
            first = i - 1 if i and words[i - 1].low in ("but", "and", "yet", "even", "now") else i
            opens = first == 0 or words[first - 1].ends or words[first - 1].closed
            sentence = words[starts[bisect_right(starts, i) - 1]].start
            owner = mention.end > 1 and text[mention.end - 2 : mention.end].replace("’", "'") in ("'s", "s'")
            aside = owner or (i > 0 and _takes_object(words[i - 1]))
            found.append(replace(mention, opens=opens and not owner, sentence=sentence, aside=aside, owner=owner))
        i = max(end if mention.kind != "person" else phrase[0], i + 1)
    return found


def _takes_object(word: Word) -> bool:
    """Whether a name right after `word` is no subject: with X, blamed X, praising X, told X."""
    verb = word.low.endswith(("ed", "ing")) or word.low in lexicon.VERBS or word.low in lexicon.CUES
    return word.small and (word.low in _BEFORE_OBJECT or (verb and word.low not in _BEFORE_SUBJECT))


def _is_place(words: list[Word], i: int, mention: Mention) -> bool:
    after = i > 0 and words[i - 1].low in ("in", "at", "near", "from", "across", "outside", "on")
    return after or (mention.role is None and mention.name.split()[-1].lower() in lexicon.PLACES)
