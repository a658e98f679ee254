"""Cues without a verb of saying: "X: “…”", "X was blunt: “…”", "X is not alarmed. “…”"."""

from corpus.attribution import lexicon
from corpus.attribution.apposition import apposed
from corpus.attribution.cue import Cue
from corpus.attribution.names import noun_phrase
from corpus.attribution.subjects import names_between, subject_at
from corpus.attribution.words import Word

_WRITTEN = frozenset("statement letter message post tweet tweets posts email e-mail note memo speech interview".split())
_WHOLE = 4  # words: so short a quotation may be a name
# With these before a colon it may be another who says what follows: found a note, was told by his mother.
_HEARD = frozenset("told asked heard read reads received got found saw opened showed kept".split())
_OTHERS = _HEARD | _WRITTEN | lexicon.DOCUMENTS
_OTHERS |= frozenset("headline slogan banner motto rule question questions quoted list listed following these".split())


def cue_before_colon(text: str, words: list[Word], start: int, at: int) -> Cue | None:
    """The cue from `words[start]` to the colon before the quotation `words[at]`, which may be the next paragraph."""
    if words[at - 1].text != ":":
        return None
    return _label(text, words, start, at) or _in_words(text, words, start, at) or _leads_in(text, words, start, at)


def _label(text: str, words: list[Word], start: int, at: int) -> Cue | None:
    """`X: “…”` at the head of a paragraph, as in an interview."""
    if start != 0 or not 2 <= at <= 14 or words[0].low in lexicon.NOT_LABELS:
        return None
    found = noun_phrase(text, words, 0, at - 1)
    if found and found[1].kind in ("person", "name", "organisation", "description"):
        end, mention = apposed(text, words, found[0], at - 1, found[1])
        if mention.kind == "description" and at != 2:
            return None
        outlet = " " in mention.name and _is_outlet(words, end, at - 1)
        if (end == at - 1 or outlet) and words[0].capital:
            return Cue(mention, 0, at - 1, True)
    return None


def _is_outlet(words: list[Word], start: int, stop: int) -> bool:
    """Whether only names and joints follow a comma or bracket: "Ann Lowe, The Northern Echo", "Lord Hay (Con)"."""
    rest = words[start + 1 : stop]
    plain = lexicon.PREPOSITIONS | lexicon.ARTICLES | lexicon.ROLES | {"and", "&", ",", ")"}
    return bool(rest) and words[start].text in (",", "(") and all(w.capital or w.low in plain for w in rest)


def only_subject(text: str, words: list[Word], start: int, at: int) -> Cue | None:
    """The one whom the sentence from `words[start]` to the quotation `words[at]` is about, when it names no other."""
    if any(w.low in _OTHERS or w.kind == "quotation" for w in words[start:at]):
        return None
    found = subject_at(text, words, start, at)
    if found is None or found[1].kind == "organisation" or names_between(text, words, found[0] + 1, at, found[1]):
        return None
    full = found[1].kind == "person" or (found[1].kind == "name" and " " in found[1].name)
    return Cue(found[1], start, at - 1, True) if full or found[1].head in ("he", "she") else None


def _leads_in(text: str, words: list[Word], start: int, at: int) -> Cue | None:
    """`X was blunt: “…”` and `X praised the driver: “…”`: the sentence is about X alone, and a whole one follows."""
    cue = only_subject(text, words, start, at)
    if cue is None or at < len(words):
        whole = at < len(words) and len(words[at].text.split()) >= _WHOLE
        return cue if whole and words[at].text.lstrip("“\"'‘«„‹`")[:1].isupper() else None
    after = next((w.low for w in words[start:at] if w.start >= cue.subject.end), "")
    return cue if after in ("was", "is") else None  # what stands in the paragraph below may be no one's words


def _in_words(text: str, words: list[Word], start: int, at: int) -> Cue | None:
    """`X hit out in a letter: “…”`"""
    if not any(w.low in _WRITTEN for w in words[start:at]) or any(w.low in _HEARD for w in words[start:at]):
        return None
    found = subject_at(text, words, start, at)
    named = found is not None and found[1].kind in ("person", "name", "organisation")
    return Cue(found[1], start, at - 1, True) if found and named else None
