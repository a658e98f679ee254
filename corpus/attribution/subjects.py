"""The subject of a verb of saying."""

import re
from dataclasses import replace

from corpus.attribution import lexicon
from corpus.attribution.apposition import apposed, at_body, listed, role_of, without_article
from corpus.attribution.mention import Mention
from corpus.attribution.names import noun_phrase, speaker_phrase
from corpus.attribution.offices import joined_fields
from corpus.attribution.runs import is_plural
from corpus.attribution.words import DASHES, Word

_APPOSED = ("person", "name", "organisation")
_NAMED = ("person", "name", "organisation", "joint")
_TRIED = frozenset(
    {"managed", "tried", "sought", "began", "continued", "continues", "paused", "hastened", "rushed", "appeared"}
)
_CLAUSES = frozenset({"after", "when", "as", "while", "although", "though", "because", "since", "before", "once", "if"})
_PARTING = DASHES | {",", ";", ":", "(", ")"}
_FRONTED = lexicon.PREPOSITIONS | {"following"}
_OPENING = 14  # words of a phrase before the subject
_FAR = 60  # words: a subject does not stand further from its verb
_ALSO_PASSIVE = frozenset({"urged", "warned", "advised"})
_PARTY = re.compile(r"[RDI](?:em|ep)?\.?-\w+\.?")  # Rep. Mike Hill, R-Texas, said


def is_speaker(mention: Mention, verb: str) -> bool:
    """Whether such a thing can be the subject of `verb`; a document only says, states, warns …"""
    if mention.kind == "thing" or (mention.head in lexicon.ORGANISATIONS and mention.name.lower().startswith("our ")):
        return False  # our laboratory found: that is the issuer's own voice, as "we" is
    if verb in ("found", "finds"):  # the report found that …
        return mention.head in lexicon.DOCUMENTS | (lexicon.ORGANISATIONS - lexicon.PLURALS)
    if mention.kind == "description" and mention.head in lexicon.DOCUMENTS:
        return verb in lexicon.DOCUMENT_CUES
    if mention.kind == "description" and not mention.determined:
        return is_plural(mention.head) or "spokes" in mention.head or mention.name[0].isupper()
    return mention.head not in ("i", "we", "you") or mention.kind != "pronoun"


def passive(words: list[Word], start: int, v: int) -> bool:
    """Whether the verb at `v` is passive: was told, once hailed as, described by."""
    k = v - 1
    while k >= start and (lexicon.is_adverb(words[k].low) or words[k].low in lexicon.AUXILIARY - lexicon.BE):
        k -= 1
    participle = words[v].low in lexicon.PARTICIPLES
    if k >= start and words[k].low in lexicon.BE:
        return not participle
    after = words[v + 1].low if v + 1 < len(words) else ""
    bare = k < start or words[k].text in (",", "(", "–", "—")
    adverb = k < v - 1 and not any(w.low in ("has", "have", "had", "having") for w in words[k + 1 : v])
    says = words[v].low in lexicon.SAYING and words[v].low not in _ALSO_PASSIVE
    return not participle and bare and not says and (after in ("as", "by") or adverb)


def subject(text: str, words: list[Word], start: int, v: int) -> tuple[int, Mention] | None:
    """The subject right before the verb at `v` in the clause from `start`, and the index where it starts."""
    start, stop = max(start, v - _FAR), v
    while stop > start and (
        words[stop - 1].low in lexicon.AUXILIARY
        or words[stop - 1].low in lexicon.MONTHS_AND_DAYS
        or (words[stop - 1].small and lexicon.is_adverb(words[stop - 1].low))
    ):
        stop -= 1
    if stop - 1 > start and words[stop - 1].low in _TRIED and words[stop].low == "to":
        return subject(text, words, start, stop - 1)  # X tried to say
    pieces = joined_fields(words, _pieces(words, start, _before_aside(words, start, stop)))
    if not pieces:
        return None
    if pieces[-1][1] < stop:  # a comma, dash or bracket before the verb: X, the mayor, said
        return _before_apposition(text, words, pieces)
    begin, end = pieces[-1]
    found = _ending_at(text, words, begin, end) or _before_phrase(text, words, begin, end)
    if found is None:
        return None
    if found[1].head == "who":
        return _antecedent(text, words, pieces, found[0])
    return listed(text, words, pieces, found)


def _before_phrase(text: str, words: list[Word], begin: int, end: int) -> tuple[int, Mention] | None:
    """X in "X in recent days has said", "X living nearby said", and "who": a short phrase stands between."""
    while begin < end and words[begin].low in lexicon.SUBORDINATORS and words[begin].low != "who":
        begin += 1
    found = speaker_phrase(text, words, begin, end)
    if found is None or found[0] == end:
        return None
    phrase, mention = words[found[0] : end], found[1]
    whole = mention.kind in ("person", "description") or " " in mention.name  # not in "Radar tracking showed"
    doing = phrase[0].low.endswith("ing") and mention.kind in (*_NAMED, "description") and whole
    when = phrase[0].low in lexicon.PREPOSITIONS and mention.kind in (*_NAMED, "pronoun")
    plain = doing or all(w.small or w.text.isdigit() for w in phrase)
    verb = any(w.low in lexicon.CUES | lexicon.VERBS or w.low.endswith("ed") for w in phrase)
    return (begin, mention) if (doing or when) and plain and not verb and len(phrase) <= 5 else None


def subject_at(text: str, words: list[Word], start: int, stop: int) -> tuple[int, Mention] | None:
    """The subject of the sentence: the phrase it opens with, for "X left, saying …"."""
    i = start
    if stop - start > _FAR:
        return None
    for k in range(start, min(start + 9, stop)):  # a dateline: WASHINGTON (AP) —
        if words[k].text in DASHES and all(not w.small for w in words[start:k]):
            i = k + 1
    while i < stop and words[i].low in ("even", "just", "only"):
        i += 1
    if i < stop and words[i].low in _CLAUSES:  # After it rained, X angered them by saying
        commas = (k + 1 for k in range(i, stop - 1) if words[k].text == ",")
        mains = (k for k in commas if (it := noun_phrase(text, words, k, stop)) and it[1].kind in (*_NAMED, "pronoun"))
        i = next(mains, stop)
    while i < stop and words[i].low in lexicon.SUBORDINATORS:
        i += 1
    if i < stop and words[i].low in _FRONTED:  # On Russia, X knocked …, saying
        comma = next((k for k in range(i, min(stop, i + _OPENING)) if words[k].text == ","), None)
        if comma is None or any(w.low in lexicon.CUES or w.kind == "quotation" for w in words[i:comma]):
            return None
        i = comma + 1
    found = speaker_phrase(text, words, i, stop)
    if found is None or found[1].kind == "thing" or found[1].head == "who":
        return None
    end, mention = apposed(text, words, found[0], stop, found[1])
    others = names_between(text, words, end, stop)
    return None if others and mention.kind == "pronoun" else (i, mention)


def coordinated(text: str, words: list[Word], start: int, v: int) -> tuple[int, Mention] | None:
    """The subject of the sentence when the verb at `v` follows an "and": X paused and added."""
    k = v - 1
    while k > start and (words[k].low in lexicon.AUXILIARY or words[k].low in ("then", "but") or words[k].text == ","):
        k -= 1
    listed = words[v - 1].text == ","
    if words[v - 1].low not in ("and", "but", "then") and words[k].low != "and" and not listed:
        return None
    found = None
    for u in range(v - 1, max(start, v - _FAR), -1):
        if words[u].small and words[u].low in lexicon.CUES and not passive(words, start, u):
            found = subject(text, words, start, u)
            break
    found = found or (None if listed else subject_at(text, words, start, v))
    if found is None:
        return None
    after = next((n for n in range(found[0], v) if words[n].start >= found[1].end), v)
    return None if names_between(text, words, after, v) else found


def _before_aside(words: list[Word], start: int, stop: int) -> int:
    """The index after the dash that opens an aside with commas in it, if it ends at `stop`: X – Y, who is Z – said."""
    last = words[stop - 1].text if stop > start else ""
    opening = next((k for k in range(stop - 2, start, -1) if words[k].text == last), stop)
    aside = last in DASHES and any(words[k].text == "," for k in range(opening, stop))
    return opening + 1 if aside else stop


def _pieces(words: list[Word], start: int, stop: int) -> list[tuple[int, int]]:
    """The stretches between commas, dashes, brackets and quotations; bracketed words are left out."""
    pieces: list[tuple[int, int]] = []
    begin, bracketed = start, False
    for k in range(start, stop + 1):
        if k < stop and not (words[k].kind == "quotation" or words[k].text in _PARTING):
            continue
        if k > begin and (not bracketed or k == stop):
            pieces.append((begin, k))
        if k < stop:
            bracketed = words[k].text == "("
            begin = k + 1
    return pieces


def _ending_at(text: str, words: list[Word], begin: int, end: int) -> tuple[int, Mention] | None:
    """The longest speaker phrase that ends at `end` and starts where a clause may start."""
    opener = words[begin].low in lexicon.PREPOSITIONS
    for i in range(begin, end):
        before = words[i - 1].low if i > begin else ""
        said = before in lexicon.SAYING and before not in ("told", "tells", "urged", "urges")  # X said Y called it “…”
        if i > begin and before not in lexicon.SUBORDINATORS and not said:
            determined = words[i].low in lexicon.ARTICLES or words[i].low in lexicon.PRONOUNS
            plain = words[i - 1].small and before not in lexicon.PREPOSITIONS and before not in lexicon.ROLES
            if not (opener and plain and (determined or words[i].capital) and before not in lexicon.ARTICLES):
                continue
        found = speaker_phrase(text, words, i, end)
        if found and found[0] == end:
            return i, found[1]
        if found and found[0] < end and words[found[0]].low in ("which", "that") and found[1].kind == "description":
            return (i, found[1]) if found[0] + 1 < end else None  # The survey which …, said
        if found and issued_end(words, found[0], end, found[1]) == end > found[0]:
            return i, found[1]
        if found and found[0] < end and words[found[0]].low in ("who", "of", "for") and found[1].kind in _NAMED:
            return (i, found[1]) if words[found[0]].low == "who" and found[0] + 1 < end else None
    return None


def issued_end(words: list[Word], k: int, stop: int, mention: Mention) -> int:
    """Where "published last week by the board" ends after a document, or `k`."""
    if k >= stop or mention.head not in lexicon.DOCUMENTS or words[k].low not in lexicon.ISSUED:
        return k
    said = lexicon.CUES | lexicon.AUXILIARY
    last = next(
        (n for n in range(k, stop) if words[n].kind != "word" or (words[n].small and words[n].low in said)), stop
    )
    return last if last - k <= _OPENING else k


def _before_apposition(text: str, words: list[Word], pieces: list[tuple[int, int]]) -> tuple[int, Mention] | None:
    last = _ending_at(text, words, *pieces[-1])
    if len(pieces) == 1:
        return last
    if last and last[1].kind in _APPOSED and last[0] == pieces[-1][0]:
        outer = _ending_at(text, words, *pieces[-2])
        named = last[1].kind != "name" or " " in last[1].name
        if outer and outer[1].kind in ("description", "thing") and (named or outer[1].definite):
            if last[1].kind == "organisation":  # The maker, Solvex Ltd, said
                return outer[0], replace(last[1], start=outer[1].start)
            return outer[0], replace(last[1], start=outer[1].start, role=without_article(outer[1].name))
    for n in range(len(pieces) - 2, max(-1, len(pieces) - 7), -1):
        begin, end = pieces[n]
        found = (
            None if end == begin + 1 and _PARTY.fullmatch(words[begin].text) else _ending_at(text, words, begin, end)
        )
        if found and n and found[1].kind == "name" and " " not in found[1].name and found[0] == begin:
            outer = _ending_at(text, words, *pieces[n - 1])  # Bob Jones, Ohio, said
            found = outer if outer and outer[1].kind == "person" else found
        if found is None or found[1].kind not in (*_NAMED, "pronoun", "description"):
            continue
        if words[begin].low == "and" and n:
            return None  # X, from A, and Y, from B, said
        relative = words[pieces[n + 1][0]].low in ("who", "whose", "which")
        if found[1].kind not in ("person", "name") and n < len(pieces) - 2 and not relative:
            continue
        if found[1].kind == "description" and n and found[0] == begin and not relative:
            outer = _ending_at(text, words, *pieces[n - 1])  # X, a fellow at the institute, a charity, said
            if outer and outer[1].kind in ("person", "name") and " " in outer[1].name:
                return outer[0], replace(outer[1], role=outer[1].role or without_article(found[1].name), kind="person")
        role = role_of(text, words, *pieces[n + 1])
        if role is None and n + 2 < len(pieces) and words[pieces[n + 1][0]].text.isdigit():
            role = role_of(text, words, *pieces[n + 2])
        if role and found[1].role is None and found[1].kind in ("person", "name"):
            return found[0], replace(found[1], role=role, kind="person")
        return found[0], at_body(text, words, end, pieces[n + 1][1], found[1])[1]
    # In May, X, … · One of the protesters, X, …
    return last if last and words[pieces[-2][0]].low in lexicon.PREPOSITIONS | {"one"} else None


def _antecedent(text: str, words: list[Word], pieces: list[tuple[int, int]], who: int) -> tuple[int, Mention] | None:
    begin, end = (pieces[-1][0], who) if who > pieces[-1][0] else (pieces[-2] if len(pieces) > 1 else (who, who))
    found = _ending_at(text, words, begin, end)
    if found is None:
        return _named_last(text, words, begin, end)  # he echoed Sen. X, who said
    beside = found[1].kind == "description" and words[who - 1].text == "," and len(pieces) > 2
    if beside and words[pieces[-3][0]].low not in lexicon.SUBORDINATORS | lexicon.PREPOSITIONS:
        return _named_last(text, words, *pieces[-3]) or found  # he met X, now the mayor, who said
    return found


def _named_last(text: str, words: list[Word], begin: int, end: int) -> tuple[int, Mention] | None:
    """The name that ends at `end`."""
    for i in (i for i in range(begin, end) if words[i].capital and not words[i - 1].capital):
        named = noun_phrase(text, words, i, end)
        if named and named[0] == end and named[1].kind in _NAMED:
            return i, named[1]
    return None


def names_between(text: str, words: list[Word], start: int, stop: int, but: Mention | None = None) -> bool:
    """Whether somebody is named there, other than `but`."""
    begins = but.end if but else 0
    return any(
        words[i].capital
        and words[i].start >= begins
        and (found := noun_phrase(text, words, i, stop, 3)) is not None
        and found[1].kind == "person"
        for i in range(start, stop)
    )
