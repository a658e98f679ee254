"""The content words, names and numbers of a question, and whether a text bears them out.

Numbers are compared by value and kind: "£4.8m", "4.8 million pounds" and "GBP 4,800,000" are one number; so are "92%"
and "92 per cent", "Q1" and "between January and March". A name is borne out word by word, so a surname is
enough, or by the initials of a name in the text ("NCA" by "National Crime Agency").
"""

import re
import unicodedata
from functools import lru_cache

import Stemmer  # type: ignore[import-not-found]

from bot.words import FUNCTION_WORDS

_WORD = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*")
_NUMBER = re.compile(
    r"(?<![^\W_])(?P<value>\d{1,3}(?:[, \u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?-?"
    r"(?P<scale>k|thousand|m|mn|million|bn|b|billion|tn|trillion)?\b(?P<rest>\s?(?:%|per\s?cent|percent)|"
    r"\s?(?:pounds?|sterling|dollars?|euros?|gbp|usd|eur)\b)?",
    re.IGNORECASE,
)
_SCALE = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "b": 9, "bn": 9, "billion": 9, "tn": 12, "trillion": 12}
_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen""".split()
_TENS = """twenty thirty forty fifty sixty seventy eighty ninety""".split()
_SPELLED = {w: n for n, w in enumerate(_UNITS)} | {w: 10 * n for n, w in enumerate(_TENS, 2)} | {"dozen": 12}
_COMPOUND = re.compile(rf"\b({'|'.join(_TENS)})[- ]({'|'.join(_UNITS[1:10])})\b")
_MONTHS = """january february march april may june july august september
    october november december""".split()
_QUARTER = re.compile(r"\b(?:q([1-4])|(first|second|third|fourth) quarter)\b")
_SPAN = re.compile(rf"\b({'|'.join(_MONTHS)})\b(?: \d{{4}})?(?: and | to | until |-)({'|'.join(_MONTHS)})\b")
_CAPITALS = re.compile(r"[A-Z][\w’'.&-]*(?:\s+(?:(?:of|the|de|van|von|and|for)\s+)?[A-Z][\w’'.&-]*)*")
STOP = FUNCTION_WORDS | frozenset(
    """asked asks didn't done else ever get gets gives give given go got know let name names said same say saying says
    t tell us use used ve s ll please whats""".split()
)


def fold(text: str) -> str:
    """`text` without case, accents and typographic marks, so that "Café’s" equals "cafe's"."""
    text = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'").replace("–", "-").replace("—", " - "))
    return "".join(c for c in text if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The English Snowball stem of a folded word: "arrested" and "arrests" become "arrest"."""
    # A stemmer keeps state and is not safe to share between threads; making one takes microseconds.
    found: str = Stemmer.Stemmer("english").stemWord(word.removesuffix("'s"))
    return found


def words(text: str) -> tuple[tuple[str, int, int], ...]:
    """The words of `text`, folded, with their offsets."""
    return tuple((fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text))


def content(text: str) -> tuple[str, ...]:
    """The stems of the words of `text` that say what it is about, in order."""
    return tuple(stem(word) for word, _, _ in words(text) if word not in STOP)


def numbers(text: str) -> frozenset[str]:
    """The numbers and quarters in `text` as keys to compare: "4800000", "92%", "2", "q1"."""
    folded = fold(text)
    found: set[str] = set()
    for m in _NUMBER.finditer(folded):
        value = float(re.sub(r"[, ]", "", m["value"])) * 10.0 ** _SCALE.get(m["scale"] or "", 0)
        found.add(f"{value:.12g}" + ("%" if re.search(r"%|cent", m["rest"] or "") else ""))
    found.update(str(_SPELLED[m[1]] + _SPELLED[m[2]]) for m in _COMPOUND.finditer(folded))
    found.update(str(_SPELLED[w]) for w in _WORD.findall(_COMPOUND.sub(" ", folded)) if w in _SPELLED)
    for m in _QUARTER.finditer(folded):
        found.add("q" + (m[1] or str(("first", "second", "third", "fourth").index(m[2]) + 1)))
    for m in _SPAN.finditer(folded):
        first, last = _MONTHS.index(m[1]), _MONTHS.index(m[2])
        if first % 3 == 0 and last == first + 2:
            found.add(f"q{first // 3 + 1}")
    return frozenset(found)


def names(text: str) -> frozenset[str]:
    """The folded words of `text` written with a capital, but for a lone first word, which has to have one."""
    found: set[str] = set()
    for m in _CAPITALS.finditer(text):
        run = [word for word, _, _ in words(m.group()) if word not in STOP]
        if run and (text[: m.start()].strip(" “\"'‘(") or len(run) > 1 or m.group()[1:2].isupper()):
            found.update(word.removesuffix("'s") for word in run)
    return frozenset(found)


def acronyms(text: str) -> frozenset[str]:
    """The folded initials of runs of capitalised words: "National Crime Agency" gives "nca", "nc" and "ca"."""
    found: set[str] = set()
    for m in _CAPITALS.finditer(text):
        run = [word[0] for word in _WORD.findall(m.group()) if word[0].isupper()]
        found.update("".join(run[i:j]).casefold() for i in range(len(run)) for j in range(i + 2, len(run) + 1))
    return frozenset(found)
