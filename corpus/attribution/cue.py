"""A cue: the words that say who speaks."""

from dataclasses import dataclass

from corpus.attribution.mention import Mention


@dataclass(frozen=True, slots=True)
class Cue:
    """`subject` speaks; the cue's words lie at the indexes `first` to `last` of the paragraph's words.

    `frame`: it only introduces a quotation (X said: “…”) and says nothing itself.
    """

    subject: Mention
    first: int
    last: int
    frame: bool
