"""Clauses of saying: whether a verb leads to a quotation, and whose saying it is."""

from itertools import pairwise

from corpus.attribution import lexicon
from corpus.attribution.names import Mention
from corpus.attribution.subjects import is_speaker, passive, subject, subject_at
from corpus.attribution.words import Word

_FAR = 45  # words between a quotation and its cue
_SAYS = lexicon.SAYING - lexicon.NOUNS_TOO
_MENTAL = frozenset(
    {"believes", "believe", "believed", "thinks", "thought", "hopes", "hoped", "fears", "feared", "feels"}
)
_FINITE = lexicon.CUES - lexicon.PARTICIPLES - lexicon.NOUNS_TOO


def leads(words: list[Word], v: int, at: int) -> bool:
    """Whether the verb at `v` is strong or near enough to lead to the quotation."""
    between = words[v + 1 : at]
    if words[v].low in lexicon.SAYING or words[v].low in lexicon.PARTICIPLES or not between:
        return True
    if between[0].low in ("that", "as", "whether") or between[-1].text in (":", ","):
        return True
    if any(w.low in lexicon.SPEECH_NOUNS and n.low in ("that", "of") for w, n in pairwise(between)):
        return True  # repeated his claim that it was “…”
    return words[v].low in lexicon.JUDGING and len(between) <= 20


def is_verb(words: list[Word], start: int, v: int) -> bool:
    """Whether a word that may be a noun is a verb here: it has a name, pronoun or plural right before it."""
    if v == start:
        return False
    before = words[v - 1]
    if words[v].low in lexicon.BARE_FORMS:
        return before.low in ("they", "to", "not") or before.low in lexicon.PLURALS
    named = before.capital and not before.low.endswith("'s")
    known = before.low in lexicon.PRONOUNS or before.low in lexicon.PLURALS or before.low in lexicon.ORGANISATIONS
    return named or known or before.text in (",", ")") or before.low in lexicon.ROLES - {"member"}


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
    v = found[0] - 1
    v -= v > start and words[v].low == "that"
    if v <= start or words[v].low not in _SAYS or passive(words, start, v):
        return found
    outer = subject(text, words, start, v)
    if outer is None or not is_speaker(outer[1], words[v].low):
        return found
    sexes = (outer[1].gender, {"he": "m", "she": "f"}.get(found[1].head))
    return outer if None in sexes or sexes[0] == sexes[1] else found


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
