"""A statement's sentences together with who says them: which may be shown together, and which reply to which."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from corpus.sentences import Sentence
from corpus.speakers import Spoken
from corpus.statement import Statement

MAX_WORDS = 90  # of a quote; a chosen sentence that alone is longer stays whole, and is not widened
ANSWER = re.compile(r"(?:A|Answer)(?: ?\d{1,3})?[:.]\s")
ASKED = re.compile(r"(?:Q|Question)(?: ?\d{1,3})?[:.]\s")
_CUE = re.compile(r"\b[a-z]{2,}:$")  # "X said:", where a turn's label ends in a name
_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class _Voice:
    speech: str
    speaker: str | None
    start: int


class SpokenText:
    """What the rules of minimum context ask of one statement's sentences; `spoken` may be empty."""

    def __init__(self, statement: Statement, sentences: tuple[Sentence, ...], spoken: tuple[Spoken, ...]) -> None:
        self.sentences, self._body, self._spoken = sentences, statement.body, spoken
        self._starts = [s.start for s in spoken]

    def text(self, i: int) -> str:
        return self._body[self.sentences[i].start : self.sentences[i].end]

    def words(self, first: int, last: int) -> int:
        return len(self._body[self.sentences[first].start : self.sentences[last].end].split())

    def joins(self, i: int) -> bool:
        """Whether sentence `i` may be shown with the one before it: no heading, no other speaker in between."""
        if not 0 < i < len(self.sentences):
            return False
        if "heading" in (self.sentences[i - 1].form, self.sentences[i].form):
            return False
        return self._one_voice(i) or self.replies(i) or self.led(i)

    def _one_voice(self, i: int) -> bool:
        """Whether nobody else speaks in sentence `i` than at the end of the one before it."""
        before, sentence = self.sentences[i - 1], self.sentences[i]
        end = next((k for k in range(before.end - 1, before.start, -1) if self._body[k].isalnum()), before.start)
        start = next((k for k in range(sentence.start, sentence.end) if self._body[k].isalnum()), sentence.start)
        one, other = self._voice(end), self._voice(start)
        if one is None or other is None or "direct" not in (one.speech, other.speech):
            return True
        return one == other or (one.speaker == other.speaker and one.speaker is not None)

    def widens(self, i: int) -> bool:
        """Whether the one before it may complete sentence `i`: also where it quotes, for its own words say whom."""
        if self.joins(i):
            return True
        if i == 0 or "heading" in (self.sentences[i - 1].form, self.sentences[i].form):
            return False
        before = self.sentences[i - 1].span
        parts = self._spoken[
            max(0, bisect_right(self._starts, before.start) - 1) : bisect_left(self._starts, before.end)
        ]
        own = any(
            s.speech != "direct" and _WORD.search(self._body, max(s.start, before.start), min(s.end, before.end))
            for s in parts
        )
        return own and self.speech(i) != "direct"

    def said(self, i: int) -> str:
        """The sentence without the name and colon that a speaker's turn opens with."""
        k = bisect_right(self._starts, self.sentences[i].start) - 1
        if 0 <= k < len(self._spoken) - 1 and self._spoken[k + 1].speech == "direct":
            name = self._spoken[k]
            label = (name.start, name.speech, self._body[name.end - 1]) == (self.sentences[i].start, "statement", ":")
            if label and not _CUE.search(self._body, name.start, name.end):
                return self._body[self._spoken[k + 1].start : self.sentences[i].end]
        return self.text(i)

    def replies(self, i: int) -> bool:
        """Whether sentence `i` opens the answer to the question before it, in a transcript or among questions."""
        if i == 0 or "heading" in (self.sentences[i - 1].form, self.sentences[i].form):
            return False
        before = self.text(i - 1)
        if ASKED.match(before) and ANSWER.match(self.text(i)):
            return True
        return before.endswith("?") and self.said(i) != self.text(i)

    def led(self, i: int) -> bool:
        """Whether above sentence `i` stands what it is read with: a question line, or the header of its table."""
        before = self.sentences[i - 1]
        if i == 0 or before.form not in ("question", "header"):
            return False
        voice = self._voice(before.end - 1)
        return voice is None or voice.speech != "direct" or self._one_voice(i)

    def answering(self, i: int) -> range:
        """The sentences that say what is asked or named in sentence `i`: the paragraph that replies to a question line,
        or the rows below a header, as far as they fit a quote with it. Of any other sentence, itself."""
        last = first = i + 1
        if first == len(self.sentences) or not self.led(first):
            return range(i, i + 1)
        if self.sentences[first].form == "header":  # a table replies
            return self.answering(first)
        paragraph = self.sentences[first].paragraph
        for below in range(first + 1, len(self.sentences)):
            if self.sentences[below].paragraph != paragraph or self.words(i, below) > MAX_WORDS:
                break
            last = below
        return range(first, last + 1)

    def speech(self, i: int) -> str:
        """How sentence `i` begins: direct, reported, or in the statement's own voice."""
        voice = self._voice(self.sentences[i].start)
        return voice.speech if voice else "statement"

    def tells(self, i: int) -> bool:
        """Whether sentence `i` is there, no heading, and begins outside of quotation marks."""
        return i >= 0 and self.sentences[i].form != "heading" and self.speech(i) != "direct"

    def _voice(self, at: int) -> _Voice | None:
        k = bisect_right(self._starts, at) - 1
        if k < 0 or self._spoken[k].end <= at:
            return None
        return _Voice(self._spoken[k].speech, self._spoken[k].speaker, self._spoken[k].start)
