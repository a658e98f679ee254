"""Endings: the cue at the end of a sentence whose quotation stands further ahead, "It was “odd” for years, X said"."""

from corpus.attribution import lexicon
from corpus.attribution.clauses import tail_is_bare
from corpus.attribution.cue import Cue
from corpus.attribution.cues import inverted
from corpus.attribution.subjects import is_speaker, passive, subject
from corpus.attribution.words import Word

_FINAL = (lexicon.SAYING | {"added", "adds", "noted", "notes", "suggested", "suggests"}) - lexicon.TRANSITIVE
_OTHERS = (lexicon.SAYING | lexicon.JUDGING | lexicon.PARTICIPLES) - lexicon.NOUNS_TOO
_HOW = frozenset({"put", "puts", "described", "describes", "summed", "sums", "explained", "explains"})


def cue_at_end(text: str, words: list[Word], start: int, at: int, stop: int) -> Cue | None:
    """The cue in the sentence `words[start:stop]` that follows a comma after the quotation `words[at]`.

    None when the sentence has another verb of saying before it: the quotation may be somebody else's.
    """
    for k in range(stop - 1, at, -1):
        if words[k].kind == "quotation":
            return None
        cue = _ending(text, words, at, k, stop)
        if cue is not None:
            others = (w for n, w in enumerate(words[start : cue.first], start) if n != at)
            return None if any(w.small and w.low in _OTHERS for w in others) else cue
    return None


def cue_of_how(text: str, words: list[Word], i: int, stop: int) -> Cue | None:
    """`was how X put it`, `is how X, the mayor, described it`, from `words[i]` on."""
    if i + 3 >= stop or words[i].low not in ("was", "is") or words[i + 1].low != "how":
        return None
    for k in range(i + 3, min(stop, i + 30)):
        if words[k].ends or words[k].kind == "quotation":
            return None
        if words[k].low in _HOW:
            said = subject(text, words, i + 2, k)
            fits = said is not None and said[0] == i + 2 and is_speaker(said[1], words[k].low)
            return Cue(said[1], i, k, True) if said and fits else None
    return None


def _ending(text: str, words: list[Word], at: int, k: int, stop: int) -> Cue | None:
    """The cue whose verb is at `k`: “, X said”, “, said X”, “, according to X” and “as X puts it”."""
    verb = words[k]
    if verb.low == "according" or (verb.small and verb.low in _FINAL and words[k - 1].text == ","):
        found = inverted(text, words, k, stop) if words[k - 1].text == "," else None
        if found and (verb.low == "according" or tail_is_bare(words, found.last, stop, True)):
            return Cue(found.subject, k, found.last, False)
        if verb.low == "according":
            return None
    puts = verb.low in ("put", "puts") and k + 1 < stop and words[k + 1].low == "it"
    if not verb.small or not (puts or verb.low in _FINAL) or passive(words, at + 1, k):
        return None
    said = subject(text, words, at + 1, k)
    if said is None or not is_speaker(said[1], "says" if puts else verb.low):
        return None
    joint = words[said[0] - 1]
    fits = joint.low == "as" if puts else joint.text == "," and tail_is_bare(words, k, stop, True)
    return Cue(said[1], said[0], k + puts, False) if fits else None
