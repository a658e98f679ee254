"""The mentions of a paragraph: who is named in it outside quotations, and how."""

from bisect import bisect_right
from dataclasses import replace

from corpus.attribution import lexicon
from corpus.attribution.apposition import apposed
from corpus.attribution.mention import Gender, Mention
from corpus.attribution.names import noun_phrase
from corpus.attribution.words import DASHES, Word, sentence_starts

_ADDRESSING = frozenset({"told", "tells", "urged", "urges", "exhorted", "informed", "assured"})
_BEFORE_SUBJECT = lexicon.SAYING - lexicon.TRANSITIVE - _ADDRESSING
_OPENERS = lexicon.ARTICLES | lexicon.POSSESSIVES | lexicon.ROLES
_FRONTED = lexicon.PREPOSITIONS | lexicon.SUBORDINATORS
_SEX: dict[str, Gender] = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
_AFTER_OBJECT = frozenset(". , that to and or for in on at by with whether if when as about after before out".split())
_DATELINE = 9  # words
_AT_PLACES = frozenset({"in", "at", "near", "from", "across", "outside", "on"})
_CHOOSING = frozenset({"name", "appoint", "elect", "choose", "select", "nominate", "hire", "recruit", "become"})
_MAY = frozenset({"to", "will", "would", "can", "could", "should", "must", "may", "might"})
_BEFORE_BARE = _MAY | {"not", "did", "does"}
_BEFORE_OBJECT = lexicon.PREPOSITIONS - lexicon.SUBORDINATORS


def mentions(text: str, words: list[Word]) -> list[Mention]:
    """The names in a paragraph outside quotations, in order, with the roles in apposition to them, and descriptions
    that bring in somebody without a name."""
    found: list[Mention] = []
    starts = sentence_starts(words)
    i = 0
    while i < len(words):
        word = words[i]
        if word.kind != "word" or not (word.capital or word.low in _OPENERS):
            i += 1
            continue
        if i == 0 and (dash := _dateline(words)):
            i = dash
            continue
        phrase = noun_phrase(text, words, i, len(words), 3)
        if phrase is None or phrase[1].kind == "pronoun":
            i += 1
            continue
        if i and words[i - 1].low in _AT_PLACES and " " not in phrase[1].name and phrase[1].role is None:
            i = phrase[0]  # "At a meeting in Chelsea, the mayor said": a place, and no mayor
            continue
        end, mention = apposed(text, words, phrase[0], len(words), phrase[1])
        if mention.kind == "description" and (wide := noun_phrase(text, words, i, len(words))) is not None:
            holder = apposed(text, words, wide[0], len(words), wide[1])  # the Minister for Health, X
            phrase, end, mention = (wide, *holder) if holder[1].kind == "person" else (phrase, end, mention)
        if mention.kind == "person" or (mention.kind == "name" and not _is_no_person(words, i, mention)):
            first = i - 1 if i and words[i - 1].low in ("but", "and", "yet", "even", "now") else i
            begin = starts[bisect_right(starts, i) - 1]
            opens = first == 0 or words[first - 1].ends or words[first - 1].closed or _is_fronted(words, begin, i, end)
            sentence = words[begin].start
            owner = mention.end > 1 and text[mention.end - 2 : mention.end].replace("’", "'") in ("'s", "s'")
            aside = owner or (i > 0 and _takes_object(words[i - 1])) or _is_object(words, i) or _is_relative(words, i)
            opens = opens and not owner and not _meets_another(words, i, mention.gender)
            found.append(replace(mention, opens=opens, sentence=sentence, aside=aside, owner=owner))
        elif (somebody := _newcomer(words, starts[bisect_right(starts, i) - 1], i, mention)) is not None:
            found.append(somebody)
        named_after = phrase[1].kind in ("description", "thing")  # its president, X
        i = max(end if mention.kind != "person" or named_after else phrase[0], i + 1)
    return found


def _dateline(words: list[Word]) -> int:
    """The index of the dash that ends a place in capitals, "MIDWAY ATOLL - ", or 0."""
    dash = next((k for k, word in enumerate(words[:_DATELINE]) if word.text in DASHES), 0)
    return dash if dash and words[0].text.isupper() and len(words[0].text) > 1 else 0


def _newcomer(words: list[Word], begin: int, i: int, mention: Mention) -> Mention | None:
    """Somebody without a name whom the phrase at `i` brings in, such as "a woman" or "my mother", with the sex that may
    be; nobody in "she is a nurse", and nobody whom "she" could mean in "she met a nurse"."""
    new = words[i].low in lexicon.POSSESSIVES or (mention.determined and not mention.definite)
    told_of = i > 0 and (words[i - 1].low in lexicon.BE or words[i - 1].low in ("as", "become", "became", ","))
    sought = i > 1 and words[i - 1].low in _CHOOSING and words[i - 2].low in _MAY  # to name a successor
    if not new or told_of or sought or mention.kind != "description" or mention.head not in lexicon.ROLES:
        return None
    taken = {_SEX[word.low] for word in words[begin : i + 1] if word.low in _SEX}
    sexes: set[Gender] = {mention.gender} if mention.gender else {"m", "f"}
    left = sorted(sexes - taken)
    return replace(mention, sentence=words[begin].start, gender=left[0] if len(left) == 1 else None) if left else None


def _meets_another(words: list[Word], i: int, gender: Gender | None) -> bool:
    """Whether the sentence of the name at `i` goes on with a "him" or "her" that is somebody else: X put it to him."""
    for k in range(i, len(words) - 1):
        if words[k].ends or words[k].text == "," or words[k].kind == "quotation":
            return False
        whole = words[k].low == "him" or (words[k].low == "her" and words[k + 1].low in _AFTER_OBJECT)
        if whole and gender in (None, _SEX[words[k].low]):
            return True
    return False


def _is_fronted(words: list[Word], begin: int, i: int, end: int) -> bool:
    """Whether the name at `i` is the subject after an opening phrase: At the rally on Monday, X …"""
    if words[begin].low not in _FRONTED or i <= begin or words[i - 1].text != ",":
        return False
    fronted = words[begin : i - 1]
    listed = end < len(words) and words[end].low in ("and", "or", "&")
    return not listed and all(w.kind == "word" and w.low not in lexicon.SAYING for w in fronted)


def _is_object(words: list[Word], i: int) -> bool:
    """Whether a verb in the present, or after "to" or the like, stands before the name at `i`: he respects X."""
    if i < 2 or not words[i - 1].small:
        return False
    verb, before = words[i - 1].low, words[i - 2].low
    present = verb.endswith("s") and before in ("he", "she", "it", "who", "which", "that")
    bare = before in _BEFORE_BARE and verb not in lexicon.AUXILIARY  # he did not support X
    return bare or (present and verb not in lexicon.SAYING)


def _is_relative(words: list[Word], i: int) -> bool:
    """Whether the name at `i` opens a clause that only adds to what was said: in Leeds, where X spoke."""
    return i > 1 and words[i - 1].low in ("where", "which", "whom") and words[i - 2].text == ","


def _takes_object(word: Word) -> bool:
    """Whether a name right after `word` is no subject: with X, blamed X, praising X, told X."""
    verb = word.low.endswith(("ed", "ing")) or word.low in lexicon.VERBS or word.low in lexicon.CUES
    return word.small and (word.low in _BEFORE_OBJECT or (verb and word.low not in _BEFORE_SUBJECT))


def _is_led(word: Word) -> bool:
    """Whether it is a role, or a body: the Institute of Forensic Science."""
    return word.low in lexicon.ROLES or (word.capital and word.low in lexicon.ORGANISATIONS)


def _is_no_person(words: list[Word], i: int, mention: Mention) -> bool:
    """Whether the name is of a place, or of the body that somebody is the director of."""
    led = i > 1 and words[i - 1].low in ("of", "for", "at") and _is_led(words[i - 2])
    after = i > 0 and words[i - 1].low in _AT_PLACES
    names = mention.name.lower().split()
    return (
        after
        or led
        or (mention.role is None and (names[-1] in lexicon.PLACES or names[0] in ("lake", "mount", "cape")))
    )
