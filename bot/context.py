"""Minimum context: chosen sentences to quotes that lose no negation, condition, list lead-in or noun of a pronoun.

The rules are on purpose few and certain: every widening costs the reader words.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from bot.errors import NotVerified
from bot.openings import contrasts, goes_on, points_back, takes_back
from bot.quote import Quote
from corpus.sentences import Sentence
from corpus.speakers import Spoken
from corpus.statement import Statement

_MAX_WORDS = 90  # of a quote; a chosen sentence that alone is longer stays whole, and is not widened
_MAX_LIST_WORDS = 150  # from a lead-in down to its item; further down the two are quoted apart
_MAX_STEPS_BACK = 2

_ANSWER = re.compile(r"(?:A|Answer)(?: ?\d{1,3})?[:.]\s")
_ASKED = re.compile(r"(?:Q|Question)(?: ?\d{1,3})?[:.]\s")
_MARKER = r"(?:[-–—•·▪◦‣●○*+]|\(?(?:[\d.]{1,9}|[a-zA-Z]|[ivx]{1,5})[.)])\s+"
_MARKED, _RUNS_ON = re.compile(_MARKER), re.compile(_MARKER + "[a-z]")


@dataclass(frozen=True, slots=True)
class _Voice:
    speech: str
    speaker: str | None
    start: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Sentences `first` to `last`, both included, of which `focus` were chosen; `rank`: the place of the best."""

    first: int
    last: int
    focus: tuple[int, ...]
    rank: int


class _Text:
    """One statement's sentences, with the two questions that the rules ask of them."""

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

    def said(self, i: int) -> str:
        """The sentence without the name and colon that a speaker's turn opens with."""
        k = bisect_right(self._starts, self.sentences[i].start) - 1
        if 0 <= k < len(self._spoken) - 1 and self._spoken[k + 1].speech == "direct":
            name = self._spoken[k]
            if (name.start, name.speech, self._body[name.end - 1]) == (self.sentences[i].start, "statement", ":"):
                return self._body[self._spoken[k + 1].start : self.sentences[i].end]
        return self.text(i)

    def replies(self, i: int) -> bool:
        """Whether sentence `i` opens the answer to the question before it, in a transcript or among questions."""
        if i == 0 or "heading" in (self.sentences[i - 1].form, self.sentences[i].form):
            return False
        before = self.text(i - 1)
        if _ASKED.match(before) and _ANSWER.match(self.text(i)):
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
            if self.sentences[below].paragraph != paragraph or self.words(i, below) > _MAX_WORDS:
                break
            last = below
        return range(first, last + 1)

    def _voice(self, at: int) -> _Voice | None:
        k = bisect_right(self._starts, at) - 1
        if k < 0 or self._spoken[k].end <= at:
            return None
        return _Voice(self._spoken[k].speech, self._spoken[k].speaker, self._spoken[k].start)


def complete(
    statement: Statement,
    sentences: tuple[Sentence, ...],
    spoken: tuple[Spoken, ...],
    chosen: tuple[Sentence, ...],
    replies: bool = True,
) -> tuple[Quote, ...]:
    """Quotes that hold the `chosen` sentences and what these need to be understood, best first as in `chosen`.

    `focus` of a quote are its chosen sentences, or with `replies` of a question the reply to it. Of a question line
    among questions and answers, and of a table's header, it is always what stands below. Chosen neighbours in a
    paragraph, and quotes that overlap, become one. A list item far below its lead-in gives two quotes: the lead-in
    first. No quote reaches over a heading, nor back to another speaker's words but those that are replied to. `spoken`
    may be empty: then nothing is known of speakers. Raises NotVerified for a chosen sentence that is not one of
    `sentences`.
    """
    text = _Text(statement, sentences, spoken)
    place = {sentence: i for i, sentence in enumerate(sentences)}
    runs: list[_Run] = []
    for rank, sentence in enumerate(dict.fromkeys(chosen)):
        if sentence not in place:
            raise NotVerified(f"{sentence} is no sentence of {statement.statement_id}; split it again and choose anew")
        runs += [run for i in text.answering(place[sentence]) for run in _runs(text, i, rank, replies)]
    merged = sorted(_merge(text, runs), key=lambda run: (run.rank, run.first))
    return tuple(
        Quote(
            statement.statement_id,
            sentences[run.first].start,
            sentences[run.last].end,
            tuple(sentences[i].span for i in run.focus),
        )
        for run in merged
    )


def _runs(text: _Text, i: int, rank: int, replies: bool) -> Iterator[_Run]:
    first, last = _range(text, i)
    lead_in = _lead_in(text, i)
    if lead_in is not None and lead_in < first and not text.led(lead_in + 1):
        yield _Run(lead_in, lead_in, (lead_in,), rank)
    asked_for = i + 1 if replies and last > i and text.replies(i + 1) else i  # who asks is not who answers
    yield _Run(first, last, (asked_for,), rank)


def _merge(text: _Text, runs: list[_Run]) -> list[_Run]:
    merged: list[_Run] = []
    for run in sorted(runs, key=lambda run: (run.first, run.last)):
        last = merged[-1] if merged else None
        if last and (run.first <= last.last or _touch(text, last.last, run.first)):
            focus = tuple(sorted({*last.focus, *run.focus}))
            merged[-1] = _Run(last.first, max(last.last, run.last), focus, min(last.rank, run.rank))
        else:
            merged.append(run)
    return merged


def _touch(text: _Text, above: int, below: int) -> bool:
    same_paragraph = text.sentences[above].paragraph == text.sentences[below].paragraph
    return above + 1 == below and same_paragraph and text.joins(below)


def _range(text: _Text, i: int) -> tuple[int, int]:
    """The first and the last sentence of the quote that sentence `i` needs."""
    first = last = i
    lead_in = _lead_in(text, i)
    if lead_in is not None:
        most_words = _MAX_WORDS if text.led(lead_in + 1) else _MAX_LIST_WORDS
        first = lead_in if text.words(lead_in, i) <= most_words else i
    for step in range(_MAX_STEPS_BACK):
        wanted = _needs_previous(text, first) if step == 0 else _needs_noun(text, first)
        if not ((wanted or text.led(first)) and text.joins(first) and text.words(first - 1, last) <= _MAX_WORDS):
            break
        first -= 1
    wanted_below = _needs_below(text, i)
    if wanted_below > i and text.words(first, i + 1) <= _MAX_WORDS:
        last = i + 1
    while last < wanted_below and last > i and text.words(first, last + 1) <= _MAX_WORDS:
        last += 1
    return first, last


def _needs_noun(text: _Text, i: int) -> bool:
    """Whether sentence `i` opens with a pronoun whose noun stands before it."""
    sentence, before = text.sentences[i], text.sentences[i - 1]
    opens = i > 0 and sentence.paragraph != before.paragraph
    if sentence.form == "heading" or (opens and before.form == "item") or _MARKED.match(text.text(i)):
        return False
    return points_back(text.said(i))


def _needs_previous(text: _Text, i: int) -> bool:
    sentence, opening = text.sentences[i], text.said(i)
    if i == 0 or sentence.form == "heading":
        return False
    if _ANSWER.match(text.text(i)):
        return any(_ASKED.match(text.text(k)) for k in range(max(0, i - 2), i))
    if _MARKED.match(opening):
        return False
    if contrasts(opening):
        return sentence.paragraph == text.sentences[i - 1].paragraph
    return goes_on(opening) or _needs_noun(text, i)


def _needs_below(text: _Text, i: int) -> int:
    """The last sentence below `i` that it would need; `i` itself when none."""
    count, sentence = len(text.sentences), text.sentences[i]
    if i + 1 >= count or "heading" in (sentence.form, text.sentences[i + 1].form):
        return i
    line, below = text.text(i), text.text(i + 1)
    introduces = line.endswith(":")
    if introduces and text.sentences[i + 1].form == "item":
        kind = _item_kind(line) if sentence.form == "item" else None
        last = i + 1
        while last + 1 < count and text.sentences[last + 1].form == "item":
            if kind and _item_kind(text.text(last + 1)) == kind:
                break
            last += 1
        return last
    same_paragraph = sentence.paragraph == text.sentences[i + 1].paragraph
    taken_back = same_paragraph and text.joins(i + 1) and takes_back(below)
    return i + 1 if introduces or text.replies(i + 1) or taken_back else i


def _lead_in(text: _Text, i: int) -> int | None:
    """The line that introduces the list item `i`, if there is one."""
    if text.sentences[i].form != "item":
        return None
    kind: str | None = None
    for k in range(i, -1, -1):
        line, form = text.text(k), text.sentences[k].form
        if form != "item":
            runs_on = _RUNS_ON.match(text.text(k + 1))  # "We will" above "- protect it"
            return k if text.led(k + 1) or (form == "prose" and (line.endswith(":") or runs_on)) else None
        kind = kind or _item_kind(line)
        if k < i and line.endswith(":") and _item_kind(line) not in (None, kind):
            return k
    return None


def _item_kind(line: str) -> str | None:
    """What sort of marker opens an item: "a" for (a), "1" for 2., the mark itself for a bullet."""
    marker = _MARKED.match(line)
    if marker is None:
        return None
    sign = marker.group().strip(" ().\t")[:1]
    return "1" if sign.isdigit() else "a" if sign.isalpha() else sign or None
