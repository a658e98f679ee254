"""A question and a sentence in its place, as the cross-encoder reads them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """`before` and `after` are the text of the passage around the sentence, `title` that of its statement."""

    query: str
    title: str
    before: str
    sentence: str
    after: str
