"""Runs: how far the words of a noun phrase reach."""

import itertools

from corpus.attribution import lexicon
from corpus.attribution.words import Word

STOPS = lexicon.NOT_NAMES | lexicon.CUES | lexicon.MONTHS_AND_DAYS
DETERMINERS = lexicon.ARTICLES | lexicon.POSSESSIVES | lexicon.QUANTIFIERS
ROLE_ENDINGS = ("er", "or", "ist", "man", "woman", "ian", "eer")
_NOUNS = lexicon.ROLES | lexicon.PLURALS | lexicon.ORGANISATIONS | lexicon.DOCUMENTS
_LONGEST = 12
_WITH_PURPOSE = frozenset({"alliance", "campaign", "centre", "center", "coalition", "committee", "movement", "project"})


def run_end(words: list[Word], i: int, stop: int) -> int:
    """The index after the nouns, adjectives and names that start at `words[i]`."""
    k = i
    while k < min(stop, i + _LONGEST):
        word = words[k]
        after = words[k + 1] if k + 1 < stop else None
        if word.kind != "word":
            # the ministers’ spokesman
            if (
                word.text not in "’'"
                or k == i
                or not words[k - 1].low.endswith("s")
                or not after
                or after.kind != "word"
            ):
                return k
        elif word.low == "of" and after is not None and after.text in ("State", "Staff") and k > i:
            k += 1
        elif word.capital:
            shouted = word.text.isupper() and len(word.text) > 1
            if word.low.removesuffix("'s") in lexicon.MONTHS_AND_DAYS or (
                word.low in lexicon.NOT_NAMES and not shouted
            ):
                return k
        elif word.low in lexicon.PARTICLES and after is not None and after.capital:
            pass
        elif _ends_run(words, i, k, stop):
            return k
        k += 1
    return k


def trails(words: list[Word], k: int, stop: int) -> bool:
    """Whether a noun in small letters ends the phrase after a name: a spokeswoman for Solvex hotels, …"""
    if k >= stop or not (words[k].small and words[k - 1].capital):
        return False
    low = words[k].low
    verb = low in STOPS or low in lexicon.VERBS or low.endswith(("ed", "ing")) or lexicon.is_adverb(low)
    return not verb and low[0].isalpha() and (k + 1 == stop or words[k + 1].text in (",", "."))


def purpose_end(words: list[Word], k: int, stop: int) -> int:
    """The index after the purpose in a body's name (Campaign to Protect Rural England), or `k`."""
    after = words[k : min(k + 2 + _LONGEST, stop)]
    if k == 0 or bare(words[k - 1]) not in _WITH_PURPOSE or len(after) < 3 or after[0].low != "to":
        return k
    named = list(itertools.takewhile(lambda word: word.capital or word.low in lexicon.PARTICLES | {"the"}, after[1:]))
    while named and not named[-1].capital:
        named.pop()
    return k + 1 + len(named) if len(named) > 1 else k


def is_plural(head: str) -> bool:
    """Whether the noun is of several persons: police, officials, leaders."""
    return head in lexicon.PLURALS or (head.endswith("s") and head[:-1] in lexicon.ROLES)


def bare(word: Word) -> str:
    """The word in small letters without the stop of an abbreviation: sen, rep."""
    return word.low.rstrip(".")


def _ends_run(words: list[Word], i: int, k: int, stop: int) -> bool:
    word = words[k]
    if word.low == "first" and k == i and k and words[k - 1].low in DETERMINERS:
        return False  # the first report
    if word.low in STOPS or lexicon.is_adverb(word.low) or (word.text[0].isdigit() and not {"-", "/"} & {*word.text}):
        return True
    if k > i and (
        word.low in lexicon.SURE_VERBS or (word.low in lexicon.ISSUED and bare(words[k - 1]) in lexicon.DOCUMENTS)
    ):
        return True
    granted = k > i and word.low.endswith("ed") and k + 1 < stop and words[k + 1].capital
    if granted and bare(words[k - 1]).removesuffix("s") in lexicon.ORGANISATIONS:
        return True  # several groups granted Mr X time
    return k > i and words[k - 1].capital and not _leads_to_role(words, k, stop)


def _leads_to_role(words: list[Word], k: int, stop: int) -> bool:
    """Whether the small words from `k` on are a title, as in "Labour's shadow foreign secretary", and no verb."""
    for word in words[k : min(k + 5, stop)]:
        if not word.small or word.low in STOPS or word.low in lexicon.VERBS or word.low.endswith("ed"):
            return False
        noun = bare(word)
        if noun in _NOUNS or is_plural(noun) or noun.endswith(ROLE_ENDINGS):
            return True
    return False
