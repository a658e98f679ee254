"""Shorthand and typing errors in a question, put right from the words of the statements. Only the search changes."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.shorthand import written_out
from bot.terms import STOP, fold, stem, words
from bot.vocabulary import Vocabulary
from bot.words import ASKING
from corpus.loading import Corpus

_SHORTEST = 5  # in letters; among shorter words, one letter more or less too often makes another word
_LONG = 8  # from here on two errors are forgiven
# Right whether the statements say so or not.
_OF_QUESTIONS = {word for word in ASKING if len(word) > 6} | {
    "statement",
    "statements",
    "published",
    "publish",
    "latest",
    "newest",
}


@dataclass(frozen=True, slots=True)
class Spelled:
    """`query` with its typing errors put right; `corrected` are pairs of the word typed and the word meant."""

    query: str
    corrected: tuple[tuple[str, str], ...]


class Spelling:
    """The words of a corpus, and which other words there are. Made once for a corpus; safe between threads.

    The distance is optimal string alignment (a letter too many, missing, wrong, or two swapped: each one error).
    """

    def __init__(self, corpus: Corpus, vocabulary: Vocabulary) -> None:
        texts = (text for s in corpus.statements for text in (s.title, s.issuer, s.body))
        found = {word.removesuffix("'s") for text in texts for word, _, _ in words(text)}
        self._used = frozenset(found)
        self._words = sorted(
            w for w in found.union(_OF_QUESTIONS) if w.isalpha() and len(w) >= _SHORTEST and w not in STOP
        )
        self._vocabulary = vocabulary
        signs = Counter(sign for s in corpus.statements for sign in re.findall(r"[£$€](?=\d)", s.body))
        self._issuers = {short: name for short, name in _initials(corpus) if short not in found}
        self._currency = signs.most_common(1)[0][0] if signs else None

    def correct(self, query: str) -> Spelled:
        """The query as it was probably meant, an issuer's initials written out where no statement uses them.

        A word that any text knows is left alone, and so is one that could mean two words of the statements, or begins
        with another letter than the word it resembles.
        """
        corrected: list[tuple[str, str]] = []

        def meant(match: re.Match[str]) -> str:
            word = self._meant(fold(match[0]))
            if word is None:
                return match[0]
            corrected.append((match[0], word))
            return word

        def written(match: re.Match[str]) -> str:
            word, known = fold(match[0]), self._vocabulary.is_word(stem(fold(match[0])))
            return self._issuers.get(word, match[0]) if match[0].isupper() or not known else match[0]

        query = written_out(query, self._used.__contains__, self._currency)
        query = re.sub(r"(?<![^\W_])[^\W\d_]{2,6}(?![^\W_])", written, query)
        return Spelled(re.sub(r"[^\W\d_]{5,}", meant, query), tuple(corrected))

    def _meant(self, word: str) -> str | None:
        if word in STOP or word in _OF_QUESTIONS or self._vocabulary.is_word(stem(word)):
            return None
        errors = 2 if len(word) >= _LONG else 1
        found = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=errors, limit=5)
        near = [(other, distance) for other, distance, _ in found if other[0] == word[0]]  # nearest first
        # "threats" and "threat" are one word to the search, so they do not compete.
        best = {stem(other) for other, distance in near if distance == near[0][1]}
        return near[0][0] if len(best) == 1 else None


def _initials(corpus: Corpus) -> Iterator[tuple[str, str]]:
    for name in {statement.issuer for statement in corpus.statements}:
        capitals = re.findall(r"(?<!\w)[A-Z](?=\w)", name)
        if len(capitals) > 1:
            yield "".join(capitals).lower(), name
