"""What speaks for and against each candidate sentence being the answer: one row of numbers for each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from bot.coverage import Asked
from bot.readings import Floats, Reading
from bot.terms import STOP, content, names, numbers, stem, words
from bot.vocabulary import Vocabulary
from corpus.sentences import Sentence

# What kind of answer a question wants; the first that fits.
_WANTED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(who|whom|whose|(which|what) (person|people|name))\b",
        r"\b(when|(what|which) (year|date|day|month|time|century|decade)|how long|how old)\b",
        r"\b(where|(what|which) (city|country|place|state|location|region|town|county|province|continent))\b",
        r"\b(how (many|much|often|far|large|big|tall|high|fast|deep|wide)|(percent|percentage|proportion|number|amount)"
        r"|what (portion|share|rate|population))\b",
        r"\b(why|what (reason|caused|causes|led)|purpose|how come)\b",
        r"\bhow\b",
        r"\b(what|which)\b",
        r"^\s*(is|are|was|were|do|does|did|can|could|has|have|had|will|would|should|may)\b",
    )
)
KINDS = len(_WANTED) + 1
_TIME = re.compile(
    r"\b(1\d{3}s?|20\d\d|january|february|march|april|may|june|july|august|september|october|november|december|monday|"
    r"tuesday|wednesday|thursday|friday|saturday|sunday|century|centuries|decade|today|yesterday|tomorrow|days?|weeks?|"
    r"months?|years?|spring|summer|autumn|winter)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(1\d{3}|20\d\d)%?")
_REASON = re.compile(
    r"\b(because|due to|in order to|so that|as a result|since|therefore|thus|caused|led to|owing|reason|to ensure|"
    r"to prevent|to protect|purpose)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:in|at|near|from|to|of|across|between|into|through)\s+(?:the\s+)?[A-Z]")
NAMES = (
    "coverage weakest two_weakest with_title with_title_weakest passage passage_weakest passage_two_weakest back "
    "back_best cosine dense dense_below rank overlap passage_overlap missing figures passage_figures figures_asked "
    "named passage_named names_asked known_names type new_figures new_times new_names reason place length position "
    "margin words_asked unknown"
).split()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence, its text, its passage as read, and how the passage was found.

    `passage_text` is the statement's title, a line break and the passage; the sentence stands `at` this place in it.
    """

    sentence: Sentence
    text: str
    reading: Reading
    passage_text: str
    at: int
    dense: float
    rank: int
    position: int


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in a text: stems, numbers, names; the rest are counts of what answers look like."""

    stems: frozenset[str]
    length: int
    numbers: frozenset[str]
    names: frozenset[str]
    times: int
    reason: bool
    places: int


@lru_cache(maxsize=20_000)
def said(text: str) -> Said:
    """What stands in `text`."""
    stems = content(text)
    return Said(
        frozenset(stems),
        len(stems),
        numbers(text),
        names(text),
        len(_TIME.findall(text)),
        bool(_REASON.search(text)),
        len(_PLACE.findall(text)),
    )


def kind(query: str) -> int:
    """Which kind of answer the question wants, from 0 to KINDS − 1."""
    return next((i for i, pattern in enumerate(_WANTED) if pattern.search(query)), len(_WANTED))


def asked_names(query: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The names in a question; in one without capitals, the words that the statements write with one."""
    if any(c.isupper() for c in query[1:]):
        return names(query)
    return frozenset(w for w, _, _ in words(query) if w not in STOP and not w.isdigit() and vocabulary.is_name(w))


def evidence(query: str, asked: Asked, candidates: Sequence[Candidate], vocabulary: Vocabulary) -> Floats:
    """One row for each candidate, in the columns NAMES."""
    weights = np.array([vocabulary.rarity(s) for s in asked.stems], np.float32) * np.where(asked.content, 1, 0.15)
    weights /= weights.sum()
    stems = dict.fromkeys(content(query))
    rarity = {s: vocabulary.rarity(s) for s in stems}
    total = sum(rarity.values()) or 1.0
    unknown = max((r for s, r in rarity.items() if not vocabulary.knows(s)), default=0.0)
    figures, named, wanted = numbers(query), asked_names(query, vocabulary), kind(query)
    in_query = frozenset(w for w, _, _ in words(query))
    known = _share([vocabulary.is_name(n) or vocabulary.knows(stem(n)) for n in named])
    top = max(c.dense for c in candidates)
    mean = asked.vectors.mean(axis=0)
    mean /= np.linalg.norm(mean)
    readings = {id(c.reading): c.reading for c in candidates}
    seen = {key: _cosines(asked, reading) for key, reading in readings.items()}
    rows: list[list[float]] = []
    for c in candidates:
        vectors, cosines, whole = seen[id(c.reading)]
        inside = c.reading.within(c.sentence.span)
        sentence = asked.covered(cosines[:, inside])
        titled = np.maximum(sentence, 0.9 * asked.covered(cosines[:, c.reading.starts < 0]))
        back = np.sort(cosines[:, inside & c.reading.content].max(axis=0, initial=-1))
        pooled = vectors[inside].mean(axis=0) if inside.any() else vectors.mean(axis=0)
        here, around = said(c.text), said(c.passage_text)
        new_figures, new_names = here.numbers - figures, here.names - in_query
        times = here.times + any(_YEAR.fullmatch(n) for n in new_figures)
        looks = (bool(new_names), times > 0, here.places > 0 and bool(new_names), bool(new_figures), here.reason)
        rows.append(
            [
                float(sentence @ weights),
                *_weakest(sentence, asked),
                float(titled @ weights),
                _weakest(titled, asked)[0],
                float(whole @ weights),
                *_weakest(whole, asked),
                float(back.mean()) if len(back) else 0.0,
                float(back[-3:].mean()) if len(back) else 0.0,
                float(mean @ pooled / (np.linalg.norm(pooled) + 1e-9)),
                c.dense,
                c.dense - top,
                1 / c.rank,
                sum(r for s, r in rarity.items() if s in here.stems) / total,
                sum(r for s, r in rarity.items() if s in around.stems) / total,
                max((r for s, r in rarity.items() if s not in around.stems), default=0.0),
                _share([n in here.numbers for n in figures]),
                _share([n in around.numbers for n in figures]),
                min(len(figures), 3),
                _share([n in here.names or stem(n) in here.stems for n in named]),
                _share([n in around.names or stem(n) in around.stems for n in named]),
                min(len(named), 4),
                known,
                float(looks[wanted]) if wanted < len(looks) else 0.5,
                min(len(new_figures), 3),
                min(times, 2),
                min(len(new_names), 4),
                here.reason,
                min(here.places, 2),
                min(here.length, 40) / 20,
                min(c.position, 8) / 8,
                0.0,
                min(len(stems), 10) / 10,
                unknown,
            ]
        )
    found = np.array(rows, np.float32)
    ordered = np.sort(found[:, 0])[::-1]
    found[:, NAMES.index("margin")] = found[:, 0] - np.where(found[:, 0] == ordered[0], ordered[1:2].sum(), ordered[0])
    return found


def _share(flags: list[bool]) -> float:
    """One more than the true ones, over one more than all: an empty list is 1."""
    return (sum(flags) + 1) / (len(flags) + 1)


def _weakest(covered: Floats, asked: Asked) -> tuple[float, float]:
    """The least covered content word, and the mean of the two least."""
    ordered = np.sort(covered[asked.content])
    return float(ordered[0]), float(ordered[:2].mean())


def _cosines(asked: Asked, reading: Reading) -> tuple[Floats, Floats, Floats]:
    vectors = reading.rows()
    cosines = asked.vectors @ vectors.T
    return vectors, cosines, asked.covered(cosines)
