"""Cues: the clauses that say who speaks, such as "said X", "X, the mayor, told reporters", "according to X"."""

from corpus.attribution import lexicon
from corpus.attribution.apposition import apposed
from corpus.attribution.clauses import (
    adjectival,
    is_verb,
    leads,
    outer_subject,
    participial_subject,
    quoted_as,
    tail_is_bare,
)
from corpus.attribution.colon import cue_before_colon
from corpus.attribution.cue import Cue
from corpus.attribution.names import noun_phrase, speaker_phrase
from corpus.attribution.subjects import coordinated, is_speaker, issued_end, passive, subject, subject_at
from corpus.attribution.words import DASHES, Word

_AFTER_QUOTATION = DASHES | {",", "…", "."}
_PAUSES = (",", ".", "!", "?", "…", "—", "–", "-")
_FAR = 60  # words between a quotation and its cue
_BEFORE_NOUNS = lexicon.ARTICLES | lexicon.POSSESSIVES | {"of", "for", "with", "no", "old", "new"}
_NAMING = frozenset({"calling", "describing", "dubbing", "branding", "labelling", "labeling", "accusing"})
_OPENERS = lexicon.ARTICLES | lexicon.POSSESSIVES | frozenset(lexicon.PRONOUNS) | lexicon.SUBORDINATORS
_EXPRESSIONS = frozenset({"phrase", "term", "word", "words", "expression"})
_USES = frozenset({"used", "uses", "coined"})
_TRIES = 5  # verbs of one sentence that are looked at
_FOLLOWING = lexicon.CUES - lexicon.TRANSITIVE
_READS = frozenset({"read", "reads"})
_JOINED = frozenset({"said", "says", "added", "according"})  # no comma needed after the quotation
_NO_INVERSION = frozenset({"told", "tells", "tell", "according", "put", "puts", "called", "went", "pointed", "read"})


def cue_after(text: str, words: list[Word], at: int, stop: int) -> Cue | None:
    """The cue that follows the quotation `words[at]`: “…,” said X. “…,” X said. “…” – X. “…”, according to X."""
    i = at + 1
    while i < stop and words[i].text in _AFTER_QUOTATION:
        i += 1
    if i >= stop:
        return None
    comma, stopped, dash = (_follows(words, at + 1, i, marks) for marks in ((",",), (".",), DASHES))
    if dash and not stopped and (line := _signature(text, words, i, stop)):
        return line
    if stopped:
        return None
    inner = words[at].text.rstrip("”“\"'’‘»«› ")[-1:]
    if words[i].low == "according" or (words[i].low in lexicon.CUES and words[i].small):
        apart = comma or dash or inner in _PAUSES or words[i].low in _JOINED
        return inverted(text, words, i, stop) if apart else None
    opens = at == 0 or words[at - 1].ends or words[at - 1].closed
    joined = (
        opens and words[i].low == "and" and i + 1 < stop and words[i + 1].small and words[i + 1].low not in _OPENERS
    )
    if not (comma or dash or joined or inner in _PAUSES) or inner == "":
        return None
    if (words[i].low in lexicon.SUBORDINATORS and not joined) or words[i].kind == "quotation":
        return None
    for k in range(i + 1, min(stop, i + _FAR)):
        if words[k].low in ("quoted", "quotes", "cited", "cites") and (cue := _quoting(text, words, i, k, stop)):
            return cue
        if words[k].kind == "quotation" or words[k].ends or words[k].text in (":", ";"):
            return None
        if words[k].low in lexicon.NOUNS_TOO and not is_verb(words, i, k):
            continue
        written = words[k].low in _READS and words[k - 1].low in lexicon.DOCUMENTS  # “…,” the letter reads
        if (words[k].low in _FOLLOWING or written) and words[k].small and not passive(words, i, k):
            found = subject(text, words, i, k)
            if found is None or not is_speaker(found[1], words[k].low):
                continue
            if joined and (words[found[0] - 1].text != "," or not tail_is_bare(words, k, stop, False)):
                continue
            if inner != "," and not joined and not tail_is_bare(words, k, stop, inner == "."):
                return None
            return Cue(found[1], i, k, True)
    return None


def cue_before(text: str, words: list[Word], start: int, at: int) -> Cue | None:
    """The cue that leads to the quotation `words[at]` within the sentence that starts at `words[start]`."""
    if at - start > 3 and words[at - 1].low in _EXPRESSIONS and words[at - 3].low in _USES:  # X used the phrase “…”
        begin = max((n + 1 for n in range(start, at) if words[n].text == ";"), default=start)
        found = subject(text, words, begin, at - 3)
        return Cue(found[1], found[0], at - 1, True) if found and is_speaker(found[1], "calls") else None
    tried = 0
    for v in range(at - 1, max(start - 1, at - _FAR), -1):
        verb = words[v]
        if verb.text == ";":
            return None
        if verb.low == "according" and v + 1 < at and words[v + 1].low == "to":
            return inverted(text, words, v, at)
        if verb.low not in lexicon.CUES or not (verb.small or v == start) or not leads(words, v, at):
            continue
        if verb.low in lexicon.PARTICIPLES and v > start and words[v - 1].low in _BEFORE_NOUNS:
            continue  # the saying “…”
        if verb.low in lexicon.NOUNS_TOO and not is_verb(words, start, v):
            continue
        if verb.low.endswith("ed") and adjectival(words, start, v):
            continue
        if verb.low in lexicon.PARTICIPLES and v > start and words[v - 1].low == "as":
            near = range(max(start, v - 14), v)
            for k in (k for k in near if words[k].low in ("quoted", "quotes", "cited", "cites")):
                if (cue := _quoting(text, words, start, k, at)) and cue.last == v:
                    return cue
        if passive(words, start, v):
            if verb.low in ("saying", "quoted") or verb.low in lexicon.PARTICIPLES:
                continue
            return None
        tried += 1
        if tried > _TRIES:
            return None
        if verb.capital and v == start:
            if verb.low in lexicon.PARTICIPLES:
                return _fronted(text, words, v, at)
            said = inverted(text, words, v, at)
            return said if said and words[at - 1].text in (":", ",") else None
        if parenthetic := _parenthetic(text, words, start, v, at):
            return parenthetic
        hangs = verb.low in lexicon.PARTICIPLES and v > start and words[v - 1].text == ","
        found = participial_subject(text, words, start, v) if hangs else None
        found = found or outer_subject(text, words, start, verb.low, subject(text, words, start, v))
        if verb.low in lexicon.PARTICIPLES and (found is None or not is_speaker(found[1], verb.low)):
            if v > start and words[v - 1].low == "as" and quoted_as(words, start, v):
                found = subject(text, words, start, quoted_as(words, start, v))
            else:
                found = subject_at(text, words, start, v)
        found = found or coordinated(text, words, start, v)
        if found is None or not is_speaker(found[1], verb.low):
            by_saying = words[v - 1].low == "by" and verb.low in lexicon.PARTICIPLES
            if by_saying or verb.low in (lexicon.SAYING | lexicon.JUDGING) - lexicon.NOUNS_TOO:
                return None  # somebody says it, and we cannot tell who
            continue
        taken = found[0] > start and words[found[0] - 1].kind == "quotation"
        if taken and any(w.capital and w.low not in lexicon.MONTHS_AND_DAYS for w in words[v + 1 : at]):
            return None  # “…,” he said, only for X to tweet “…”
        if words[at - 1].text in DASHES and at - v > 2:
            return None  # X said that Y's remark – “…” – was cruel
        frame = words[at - 1].text in (":", ",") and at - v <= _FAR
        return Cue(found[1], found[0], v, frame)
    return cue_before_colon(text, words, start, at)


def cue_of_sentence(text: str, words: list[Word], start: int, stop: int) -> Cue | None:
    """The cue that makes the whole sentence reported speech, or None."""
    tried = 0
    for v in range(start, stop):
        word = words[v]
        if word.low == "according" and v + 1 < stop and words[v + 1].low == "to":
            if v == start or words[v - 1].text == "," or words[v - 1].kind == "quotation" or v + 8 > stop:
                return inverted(text, words, v, stop)
            continue
        if not word.small or word.low not in lexicon.CUES or word.low in lexicon.PARTICIPLES:
            continue
        if passive(words, start, v) or (word.low in lexicon.NOUNS_TOO and not is_verb(words, start, v)):
            continue
        that = v + 1 < stop and "that" in (words[v + 1].low, words[min(v + 3, stop - 1)].low)
        if word.low not in lexicon.SAYING and not (that and word.low not in ("called", "put", "went")):
            continue
        tried += 1
        if tried > _TRIES:
            return None
        parenthetic = inverted(text, words, v, stop) if v > start and words[v - 1].text == "," else None
        after = words[parenthetic.last + 1 : stop] if parenthetic else []
        if parenthetic and (not after or after[0].ends or after[0].text == ","):
            return parenthetic  # It may rain, said X.
        found = subject(text, words, start, v) or coordinated(text, words, start, v)
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


def _fronted(text: str, words: list[Word], v: int, at: int) -> Cue | None:
    """`Calling it “odd,” X left`: the subject follows the quotation."""
    i = at + 1
    if i < len(words) and words[i].text == ",":
        i += 1
    elif not words[at].text.rstrip("”\"'’»").endswith(","):
        return None
    found = speaker_phrase(text, words, i, len(words))
    said = words[v].low in _NAMING or words[at - 1].text in (",", ":")
    if not said or found is None or found[0] >= len(words) or not is_speaker(found[1], words[v].low):
        return None
    goes_on = words[found[0]].kind == "word" or words[found[0]].text == ","
    return Cue(found[1], v, v, False) if goes_on else None


def inverted(text: str, words: list[Word], v: int, stop: int) -> Cue | None:
    """`said X, the mayor` and `according to X, the mayor`, from the verb at `v`."""
    verb = words[v].low
    i = v + 2 if verb == "according" and v + 1 < stop and words[v + 1].low == "to" else v + 1
    found = speaker_phrase(text, words, i, stop)
    if found is None:
        return None
    written = verb in ("read", "reads") and found[1].head in lexicon.DOCUMENTS  # read a statement from X
    if i == v + 1 and verb in _NO_INVERSION | lexicon.PARTICIPLES and not written:
        return None
    end, mention = found
    end, mention = apposed(text, words, issued_end(words, end, stop, mention), stop, mention)
    if not is_speaker(mention, "says" if verb == "according" else verb):
        return None
    return Cue(mention, v, end - 1, True)


def _quoting(text: str, words: list[Word], first: int, v: int, stop: int) -> Cue | None:
    """`the agency quoted X, the editor, as saying`: X speaks, from the verb at `v`."""
    found = speaker_phrase(text, words, v + 1, stop)
    if found is None or found[1].kind in ("pronoun", "thing"):
        return None
    end, mention = apposed(text, words, found[0], stop, found[1])
    end += end < stop and words[end].text == ","
    said = end + 1 < stop and words[end].low == "as" and words[end + 1].low in lexicon.PARTICIPLES
    return Cue(mention, first, end + 1, True) if said else None


def _parenthetic(text: str, words: list[Word], start: int, v: int, at: int) -> Cue | None:
    """It was, said X, “…” and “…,” said X, “…”: the verb stands first, after a comma or a quotation."""
    if v == start or not (words[v - 1].text == "," or words[v - 1].kind == "quotation"):
        return None
    cue = inverted(text, words, v, at)
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
    return _signature(text, words, 1, len(words)) if len(words) > 1 and words[0].text in DASHES else None
