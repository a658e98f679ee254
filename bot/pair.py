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


def pair(query: str, passage: str, start: int, end: int) -> Pair:
    """The question with the sentence that stands at these offsets of a `passage` whose first line is the title."""
    title = passage[: passage.index("\n")]
    return Pair(query, title, passage[len(title) + 1 : start], passage[start:end], passage[end:])
