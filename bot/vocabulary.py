"""How rare a word is, and which names there are, in the statements."""

import gzip
import json
import math
import re
from collections import Counter
from dataclasses import dataclass

from bot.terms import acronyms, content, names
from corpus.loading import Corpus

_UNIT = re.compile(r"[^\n.!?]+")


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many of `count` sentences each stem stands."""

    count: int
    of: dict[str, int]


class Vocabulary:
    """The words of a corpus; `background` keeps the rarity of words sensible where the corpus is one page long."""

    def __init__(self, corpus: Corpus, background: Frequencies) -> None:
        self._background = background
        self._counts: Counter[str] = Counter()
        self._sentences = 0
        self._names: set[str] = set()
        for statement in corpus.statements:
            for text in (statement.title, *_UNIT.findall(statement.body)):
                stems = set(content(text))
                self._sentences += bool(stems)
                self._counts.update(stems)
            for text in (statement.title, statement.issuer, statement.body):
                self._names |= names(text) | acronyms(text)
            self._counts.update(set(content(statement.issuer)) - set(self._counts))

    def rarity(self, stem: str) -> float:
        """Inverse document frequency over the corpus and the background together: 0 to about 12."""
        count = self._sentences + self._background.count
        return math.log((count + 1) / (self._counts[stem] + self._background.of.get(stem, 0) + 0.5))

    def knows(self, stem: str) -> bool:
        """Whether a statement has this word anywhere."""
        return self._counts[stem] > 0

    def is_word(self, stem: str) -> bool:
        """Whether any text has this word, a statement or the background."""
        return self.knows(stem) or stem in self._background.of

    def is_name(self, word: str) -> bool:
        """Whether a statement writes this folded word with a capital, or it is the initials of a name in one."""
        return word in self._names


def parse_frequencies(content: bytes) -> Frequencies:
    """The frequencies in gzipped JSON `{"count": …, "of": {stem: sentences}}`."""
    read = json.loads(gzip.decompress(content))
    return Frequencies(int(read["count"]), {str(k): int(v) for k, v in read["of"].items()})
