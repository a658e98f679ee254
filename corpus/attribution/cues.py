"""Cues: the clauses that say who speaks, such as "said X", "X, the mayor, told reporters", "according to X"."""

from dataclasses import dataclass

from corpus.attribution import lexicon
from corpus.attribution.names import Mention, noun_phrase, speaker_phrase
from corpus.attribution.subjects import apposed, coordinated, is_speaker, passive, subject, subject_at
from corpus.attribution.words import Word

_DASHES = frozenset({"–", "—", "-", "--", "―"})
_AFTER_QUOTATION = _DASHES | {",", "…", "."}
_PAUSES = (",", ".", "!", "?", "…", "—", "–", "-")
_FAR = 45  # words between a quotation and its cue
_BEFORE_NOUNS = lexicon.ARTICLES | lexicon.POSSESSIVES | {"of", "for", "with", "no", "old", "new"}
_TRIES = 5  # verbs of one sentence that are looked at
_FOLLOWING = lexicon.CUES - lexicon.TRANSITIVE
_NO_INVERSION = frozenset({"told", "tells", "tell", "according", "put", "puts", "called", "went", "pointed", "read"})


@dataclass(frozen=True, slots=True)
class Cue:
    """`subject` speaks; the cue's words lie at the indexes `first` to `last` of the paragraph's words.

    `frame`: it only introduces a quotation (X said: “…”) and says nothing itself.
    """

    subject: Mention
    first: int
    last: int
    frame: bool


def cue_after(text: str, words: list[Word], at: int, stop: int) -> Cue | None:
    """The cue that follows the quotation `words[at]`: “…,” said X. “…,” X said. “…” – X. “…”, according to X."""
    i = at + 1
    while i < stop and words[i].text in _AFTER_QUOTATION:
        i += 1
    if i >= stop:
        return None
    comma, stopped, dash = (_follows(words, at + 1, i, marks) for marks in ((",",), (".",), _DASHES))
    if dash and not stopped and (line := _signature(text, words, i, stop)):
        return line
    if stopped:
        return None
    inner = words[at].text.rstrip("”“\"'’‘»«› ")[-1:]
    if words[i].low == "according" or (words[i].low in lexicon.CUES and words[i].small):
        apart = comma or dash or inner in _PAUSES or words[i].low in ("said", "says", "added", "according")
        return _inverted(text, words, i, stop) if apart else None
    if not (comma or dash or inner in _PAUSES) or inner == "":
        return None
    if words[i].low in lexicon.SUBORDINATORS:
        return None
    for k in range(i + 1, min(stop, i + _FAR)):
        if words[k].kind == "quotation" or words[k].ends or words[k].text in (":", ";"):
            return None
        if words[k].low in _FOLLOWING and words[k].small and not passive(words, i, k):
            found = subject(text, words, i, k)
            if found is None or not is_speaker(found[1], words[k].low):
                continue
            if inner != "," and not _tail_is_bare(words, k, stop, inner == "."):
                return None
            return Cue(found[1], i, k, True)
    return None


def cue_before(text: str, words: list[Word], start: int, at: int) -> Cue | None:
    """The cue that leads to the quotation `words[at]` within the sentence that starts at `words[start]`."""
    tried = 0
    for v in range(at - 1, max(start - 1, at - _FAR), -1):
        verb = words[v]
        if verb.text == ";":
            return None
        if verb.low == "according" and v + 1 < at and words[v + 1].low == "to":
            return _inverted(text, words, v, at)
        if verb.low not in lexicon.CUES or not (verb.small or v == start) or not _leads(words, v, at):
            continue
        if verb.low in lexicon.PARTICIPLES and v > start and words[v - 1].low in _BEFORE_NOUNS:
            continue  # the saying “…”
        if verb.low in lexicon.NOUNS_TOO and not _is_verb(words, start, v):
            continue
        if passive(words, start, v):
            if verb.low in ("saying", "quoted") or verb.low in lexicon.PARTICIPLES:
                continue
            return None
        tried += 1
        if tried > _TRIES:
            return None
        if verb.capital and v == start:
            inverted = _inverted(text, words, v, at)
            return inverted if inverted and words[at - 1].text in (":", ",") else None
        if parenthetic := _parenthetic(text, words, start, v, at):
            return parenthetic
        found = subject(text, words, start, v)
        if found is None and verb.low in lexicon.PARTICIPLES:
            if v > start and words[v - 1].low == "as" and _quoted_as(words, start, v):
                found = subject(text, words, start, _quoted_as(words, start, v))
            else:
                found = subject_at(text, words, start, v)
        found = found or coordinated(text, words, start, v)
        if found is None or not is_speaker(found[1], verb.low):
            if verb.low in (lexicon.SAYING | lexicon.JUDGING) - lexicon.NOUNS_TOO:
                return None  # somebody says it, and we cannot tell who
            continue
        if words[at - 1].text in _DASHES and at - v > 2:
            return None  # X said that Y's remark – “…” – was cruel
        frame = words[at - 1].text in (":", ",") and at - v <= _FAR
        return Cue(found[1], found[0], v, frame)
    return _label(text, words, start, at) or _was_clear(text, words, start, at)


def cue_of_sentence(text: str, words: list[Word], start: int, stop: int) -> Cue | None:
    """The cue that makes the whole sentence reported speech, or None."""
    tried = 0
    for v in range(start, stop):
        word = words[v]
        if word.low == "according" and v + 1 < stop and words[v + 1].low == "to":
            if v == start or words[v - 1].text == "," or words[v - 1].kind == "quotation" or v + 8 > stop:
                return _inverted(text, words, v, stop)
            continue
        if not word.small or word.low not in lexicon.CUES or word.low in lexicon.PARTICIPLES:
            continue
        if passive(words, start, v) or (word.low in lexicon.NOUNS_TOO and not _is_verb(words, start, v)):
            continue
        that = v + 1 < stop and "that" in (words[v + 1].low, words[min(v + 3, stop - 1)].low)
        if word.low not in lexicon.SAYING and not (that and word.low not in ("called", "put", "went")):
            continue
        tried += 1
        if tried > _TRIES:
            return None
        found = subject(text, words, start, v)
        if found is None or not is_speaker(found[1], word.low) or found[1].head == "who":
            continue
        begin = found[0]
        leading = words[start:begin]
        if leading and leading[-1].text != "," and not all(w.low in ("but", "and", "however", "yet") for w in leading):
            continue
        return Cue(found[1], begin, v, False)
    return None


def _follows(words: list[Word], start: int, stop: int, marks: tuple[str, ...] | frozenset[str]) -> bool:
    return any(w.text in marks for w in words[start:stop])


def _leads(words: list[Word], v: int, at: int) -> bool:
    """Whether the verb at `v` is strong or near enough to lead to the quotation."""
    between = words[v + 1 : at]
    if words[v].low in lexicon.SAYING or words[v].low in lexicon.PARTICIPLES or not between:
        return True
    if between[0].low in ("that", "as") or between[-1].text in (":", ","):
        return True
    return words[v].low in lexicon.JUDGING and len(between) <= 20


def _is_verb(words: list[Word], start: int, v: int) -> bool:
    """Whether a word that may be a noun is a verb here: it has a name, pronoun or plural right before it."""
    if v == start:
        return False
    before = words[v - 1]
    if words[v].low in lexicon.BARE_FORMS:
        return before.low in ("they", "to", "not") or before.low in lexicon.PLURALS
    named = before.capital and not before.low.endswith("'s")
    known = before.low in lexicon.PRONOUNS or before.low in lexicon.PLURALS or before.low in lexicon.ORGANISATIONS
    return named or known or before.text in (",", ")") or before.low in lexicon.ROLES - {"member"}


def _quoted_as(words: list[Word], start: int, v: int) -> int:
    """The index of "was" in "was quoted as saying", before the participle at `v`; 0 when it is not there."""
    k = v - 2
    if k - 1 > start and words[k].low in ("quoted", "cited", "reported") and words[k - 1].low in lexicon.AUXILIARY:
        while k - 1 > start and words[k - 1].low in lexicon.AUXILIARY:
            k -= 1
        return k
    return 0


def _inverted(text: str, words: list[Word], v: int, stop: int) -> Cue | None:
    """`said X, the mayor` and `according to X, the mayor`, from the verb at `v`."""
    verb = words[v].low
    i = v + 2 if verb == "according" and v + 1 < stop and words[v + 1].low == "to" else v + 1
    if i == v + 1 and verb in _NO_INVERSION | lexicon.PARTICIPLES:
        return None
    found = speaker_phrase(text, words, i, stop)
    if found is None:
        return None
    end, mention = found
    end, mention = apposed(text, words, end, stop, mention)
    if not is_speaker(mention, "says" if verb == "according" else verb):
        return None
    return Cue(mention, v, end - 1, True)


def _parenthetic(text: str, words: list[Word], start: int, v: int, at: int) -> Cue | None:
    """It was, said X, “…” and “…,” said X, “…”: the verb stands first, after a comma or a quotation."""
    if v == start or not (words[v - 1].text == "," or words[v - 1].kind == "quotation"):
        return None
    cue = _inverted(text, words, v, at)
    return cue if cue and cue.last == at - 2 and words[at - 1].text in (",", ":", "–", "—") else None


def _signature(text: str, words: list[Word], i: int, stop: int) -> Cue | None:
    """X, role: the rest of the paragraph after a dash."""
    found = noun_phrase(text, words, i, stop) if stop - i <= 16 else None
    if found is None or found[1].kind not in ("person", "name", "organisation"):
        return None
    end, mention = apposed(text, words, found[0], stop, found[1])
    rest = words[end:stop]
    if any(w.kind == "quotation" or w.ends or w.low in lexicon.AUXILIARY for w in rest[:-1]):
        return None
    return Cue(mention, i, stop - 1, True)


def signature_line(text: str, words: list[Word]) -> Cue | None:
    """The paragraph as a signature under a quotation, "— X, role", or None."""
    return _signature(text, words, 1, len(words)) if len(words) > 1 and words[0].text in _DASHES else None


def _tail_is_bare(words: list[Word], k: int, stop: int, strict: bool) -> bool:
    """Whether the cue clause says nothing more after its verb: “Who?” X asked on Monday."""
    after = words[k + 1] if k + 1 < stop else None
    if after is None or after.ends or after.text in (",", ";", *_DASHES):
        return True
    end = next((n for n in range(k + 1, stop) if words[n].ends or words[n].kind == "quotation"), stop)
    if end < stop and words[end].kind == "quotation" and words[end - 1].text != ".":
        return False
    if any(w.text == ":" or w.low == "that" for w in words[k + 1 : end]) or (strict and end - k > 8):
        return False
    told = words[k].low in ("told", "tells", "asked", "asks")
    adverb = after.low.endswith("ly") or after.low in lexicon.AUXILIARY
    return told or after.low in lexicon.PREPOSITIONS | lexicon.MONTHS_AND_DAYS or adverb or after.low in ("as", "when")


def _label(text: str, words: list[Word], start: int, at: int) -> Cue | None:
    """`X: “…”` at the head of a paragraph, as in an interview."""
    if start != 0 or not 2 <= at <= 14 or words[at - 1].text != ":" or words[0].low in lexicon.NOT_LABELS:
        return None
    found = noun_phrase(text, words, 0, at - 1)
    if found and found[1].kind in ("person", "name", "organisation", "description"):
        end, mention = apposed(text, words, found[0], at - 1, found[1])
        if mention.kind == "description" and at != 2:
            return None
        if end == at - 1 and words[0].capital:
            return Cue(mention, 0, at - 1, True)
    return None


def _was_clear(text: str, words: list[Word], start: int, at: int) -> Cue | None:
    """`X was blunt: “…”`"""
    if words[at - 1].text != ":" or at - start > 12:
        return None
    found = noun_phrase(text, words, start, at)
    if found is None or found[0] >= at or words[found[0]].low not in ("was", "is"):
        return None
    named = found[1].kind == "person" or found[1].head in ("he", "she")
    return Cue(found[1], start, at - 1, True) if named else None
