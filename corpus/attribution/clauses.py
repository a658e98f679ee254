"""Clauses of saying: whether a verb leads to a quotation, and whose saying it is."""

from itertools import pairwise

from corpus.attribution import lexicon
from corpus.attribution.mention import Mention
from corpus.attribution.subjects import is_speaker, passive, subject, subject_at
from corpus.attribution.words import DASHES, Word

_FAR = 45  # words between a quotation and its cue
_SAYS = lexicon.SAYING - lexicon.NOUNS_TOO
_MENTAL = frozenset(
    {"believes", "believe", "believed", "thinks", "thought", "hopes", "hoped", "fears", "feared", "feels"}
)
_STRONG = lexicon.SAYING | (lexicon.PARTICIPLES - lexicon.JUDGING_PARTICIPLES)
_SPEAKING = frozenset({"spoke", "speaks", "talked", "talks"})
_BEFORE_ADJECTIVES = (lexicon.JOINING | lexicon.POSSESSIVES | {"the", "a", "an", "by", "about", "over"}) - {"her"}
_FINITE = lexicon.CUES - lexicon.PARTICIPLES - lexicon.NOUNS_TOO


def leads(words: list[Word], v: int, at: int) -> bool:
    """Whether the verb at `v` is strong or near enough to lead to the quotation."""
    between = words[v + 1 : at]
    if words[v].low in ("found", "finds"):  # what a report found, in quotation marks, need not be its words
        return bool(between) and between[0].low == "that"
    if words[v].low in _STRONG or not between:
        return True
    if between[0].low in ("that", "as", "whether") or between[-1].text in (":", ","):
        return True
    if any(w.low in lexicon.SPEECH_NOUNS and n.low in ("that", "of") for w, n in pairwise(between)):
        return True  # repeated his claim that it was “…”
    if words[v].low in _SPEAKING and between[0].low in ("of", "about"):
        return len(between) <= 20
    return words[v].low in lexicon.JUDGING | lexicon.JUDGING_PARTICIPLES and len(between) <= 20


def is_verb(words: list[Word], start: int, v: int) -> bool:
    """Whether a word that may be a noun is a verb here: it has a name, pronoun or plural right before it."""
    if v == start:
        return False
    before = words[v - 1]
    first = v
    while first > start and words[first - 1].capital:
        first -= 1
    if first < v and any(w.low in lexicon.QUANTIFIERS for w in words[max(start, first - 2) : first]):
        return False  # two German states
    if words[v].low in lexicon.BARE_FORMS:
        return before.low in ("they", "to", "not") or before.low in lexicon.PLURALS
    named = before.capital and not before.low.endswith("'s")
    known = before.low in lexicon.PRONOUNS or before.low in lexicon.PLURALS or before.low in lexicon.ORGANISATIONS
    known |= words[v].low == "reads" and before.low in lexicon.DOCUMENTS
    return named or known or before.text in (",", ")") or before.low in lexicon.ROLES - {"member"}


def adjectival(words: list[Word], start: int, v: int) -> bool:
    """Whether a participle stands before its noun: for mutually assured destruction, his stated aim."""
    k = v - 1
    while k > start and lexicon.is_adverb(words[k].low):
        k -= 1
    noun = v + 1 < len(words) and words[v + 1].small and words[v + 1].low not in lexicon.NOT_NAMES
    return k >= start and noun and words[k].low in _BEFORE_ADJECTIVES


def outer_subject(
    text: str, words: list[Word], start: int, verb: str, found: tuple[int, Mention] | None
) -> tuple[int, Mention] | None:
    """X for the subject of `verb` in "X said [that] she believes": what she believes is X's to say."""
    if found is None or not found[0]:
        return found
    if verb in _MENTAL and words[found[0] - 1].low == "that":  # X told reporters that Y believes
        return participial_subject(text, words, start, found[0]) or found
    if found[1].head not in ("he", "she", "they", "it"):
        return found
    if words[found[0] - 1].low == "what" and (main := _whose_it_is(text, words, start, found)):
        return main
    v = found[0] - 1
    v -= v > start and words[v].low == "that"
    if v <= start or words[v].low not in _SAYS or passive(words, start, v):
        return found
    outer = subject(text, words, start, v)
    if outer is None or not is_speaker(outer[1], words[v].low):
        return found
    sexes = (outer[1].gender, {"he": "m", "she": "f"}.get(found[1].head))
    return outer if None in sexes or sexes[0] == sexes[1] else found


def _whose_it_is(text: str, words: list[Word], start: int, found: tuple[int, Mention]) -> tuple[int, Mention] | None:
    """X for "it", "he" or "she" in "X condemned what it called “…”"."""
    main = subject_at(text, words, start, found[0] - 1)
    if main is None or main[1].kind == "pronoun":
        return None
    if found[1].head in ("he", "she"):
        fits = main[1].gender == {"he": "m", "she": "f"}[found[1].head]
    else:
        fits = main[1].kind == ("organisation" if found[1].head == "it" else "joint")
    return main if fits else None


def participial_subject(text: str, words: list[Word], start: int, v: int) -> tuple[int, Mention] | None:
    """The subject of the clause that ", saying" at `v` hangs on: of the last verb of saying before, or the first."""
    for u in range(v - 2, max(start, v - _FAR), -1):
        said = words[u].small and words[u].low in _FINITE
        if said and not passive(words, start, u):
            found = subject(text, words, start, u)
            return found if found and is_speaker(found[1], words[u].low) else None
    found = subject_at(text, words, start, v)
    return found if found and is_speaker(found[1], words[v].low) else None


def quoted_as(words: list[Word], start: int, v: int) -> int:
    """The index of "was" in "was quoted as saying", before the participle at `v`; 0 when it is not there."""
    k = v - 2
    if k - 1 > start and words[k].low in ("quoted", "cited", "reported") and words[k - 1].low in lexicon.AUXILIARY:
        while k - 1 > start and words[k - 1].low in lexicon.AUXILIARY:
            k -= 1
        return k
    return 0


def tail_is_bare(words: list[Word], k: int, stop: int, strict: bool) -> bool:
    """Whether the cue clause says nothing more after its verb: “Who?” X asked on Monday."""
    after = words[k + 1] if k + 1 < stop else None
    if after is None or after.ends or after.text in (",", ";", *DASHES):
        return True
    end = next((n for n in range(k + 1, stop) if words[n].ends or words[n].kind == "quotation"), stop)
    if end < stop and words[end].kind == "quotation" and words[end - 1].text != ".":
        return False
    comma = next((n for n in range(k + 1, end) if words[n].text == ","), end)
    if any(w.text == ":" or w.low == "that" for w in words[k + 1 : comma]) or (strict and end - k > 8):
        return False
    told = words[k].low in ("told", "tells", "asked", "asks")
    adverb = lexicon.is_adverb(after.low) or after.low in lexicon.AUXILIARY
    return told or after.low in lexicon.PREPOSITIONS | lexicon.MONTHS_AND_DAYS or adverb or after.low in ("as", "when")
