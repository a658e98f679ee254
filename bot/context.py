"""Minimum context: chosen sentences to quotes that lose no negation, condition, list lead-in or noun of a pronoun.

The rules are on purpose few and certain: every widening costs the reader words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.errors import NotVerified
from bot.openings import contrasts, goes_on, points_back, takes_back
from bot.quote import Quote
from bot.spoken_text import ANSWER, ASKED, MAX_WORDS, SpokenText
from corpus.sentences import Sentence
from corpus.speakers import Spoken
from corpus.statement import Statement

_MAX_LIST_WORDS = 150  # from a lead-in down to its item; further down the two are quoted apart
_MAX_STEPS_BACK = 2

_HE_SAID = re.compile(r"[”\"’'»]\s+(?:(?:he|she)\s\w+|\w+\s(?:he|she))\b")
_MARKER = r"(?:[-–—•·▪◦‣●○*+]|\(?(?:[\d.]{1,9}|[a-zA-Z]|[ivx]{1,5})[.)])\s+"
_MARKED, _RUNS_ON = re.compile(_MARKER), re.compile(_MARKER + "[a-z]")


@dataclass(frozen=True, slots=True)
class _Run:
    """Sentences `first` to `last`, both included, of which `focus` were chosen; `rank`: the place of the best."""

    first: int
    last: int
    focus: tuple[int, ...]
    rank: int


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
    first. No quote reaches over a heading, nor back to another speaker's words but those that are replied to, or
    that a sentence quotes which says whose they are. `spoken` may be empty: then nothing is known of speakers.
    Raises NotVerified for a chosen sentence that is not one of `sentences`.
    """
    text = SpokenText(statement, sentences, spoken)
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


def _runs(text: SpokenText, i: int, rank: int, replies: bool) -> Iterator[_Run]:
    first, last = _range(text, i)
    lead_in = _lead_in(text, i)
    if lead_in is not None and lead_in < first and not text.led(lead_in + 1):
        yield _Run(lead_in, lead_in, (lead_in,), rank)
    asked_for = i + 1 if replies and last > i and text.replies(i + 1) else i  # who asks is not who answers
    yield _Run(first, last, (asked_for,), rank)


def _merge(text: SpokenText, runs: list[_Run]) -> list[_Run]:
    merged: list[_Run] = []
    for run in sorted(runs, key=lambda run: (run.first, run.last)):
        last = merged[-1] if merged else None
        if last and (run.first <= last.last or _touch(text, last.last, run.first)):
            focus = tuple(sorted({*last.focus, *run.focus}))
            merged[-1] = _Run(last.first, max(last.last, run.last), focus, min(last.rank, run.rank))
        else:
            merged.append(run)
    return merged


def _touch(text: SpokenText, above: int, below: int) -> bool:
    same_paragraph = text.sentences[above].paragraph == text.sentences[below].paragraph
    return above + 1 == below and same_paragraph and text.joins(below)


def _range(text: SpokenText, i: int) -> tuple[int, int]:
    """The first and the last sentence of the quote that sentence `i` needs."""
    first = last = i
    lead_in = _lead_in(text, i)
    if lead_in is not None:
        most_words = MAX_WORDS if text.led(lead_in + 1) else _MAX_LIST_WORDS
        first = lead_in if text.words(lead_in, i) <= most_words else i
    for step in range(_MAX_STEPS_BACK):
        he = step > 0 and _says_he(text, first)
        wanted = _needs_previous(text, first) if step == 0 else he or _needs_noun(text, first)
        may = text.widens(first) or (he and text.tells(first - 1))
        if not ((wanted or text.led(first)) and may and text.words(first - 1, last) <= MAX_WORDS):
            break
        first -= 1
    wanted_below = _needs_below(text, i)
    if wanted_below > i and text.words(first, i + 1) <= MAX_WORDS:
        last = i + 1
    while last < wanted_below and last > i and text.words(first, last + 1) <= MAX_WORDS:
        last += 1
    return first, last


def _needs_noun(text: SpokenText, i: int) -> bool:
    """Whether sentence `i` opens with a pronoun whose noun stands before it."""
    sentence, before = text.sentences[i], text.sentences[i - 1]
    opens = i > 0 and sentence.paragraph != before.paragraph
    if sentence.form == "heading" or (opens and before.form == "item") or _MARKED.match(text.text(i)):
        return False
    return points_back(text.said(i))


def _says_he(text: SpokenText, i: int) -> bool:
    """Whether the quotation that sentence `i` opens with is said by one whom only the text before it names."""
    return text.speech(i) == "direct" and _HE_SAID.search(text.text(i)) is not None


def _needs_previous(text: SpokenText, i: int) -> bool:
    sentence, opening = text.sentences[i], text.said(i)
    if i == 0 or sentence.form == "heading":
        return False
    if ANSWER.match(text.text(i)):
        return any(ASKED.match(text.text(k)) for k in range(max(0, i - 2), i))
    if _MARKED.match(opening):
        return False
    if contrasts(opening):
        return sentence.paragraph == text.sentences[i - 1].paragraph
    return goes_on(opening) or _needs_noun(text, i)


def _needs_below(text: SpokenText, i: int) -> int:
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
    taken_back = same_paragraph and text.widens(i + 1) and takes_back(below)
    return i + 1 if introduces or text.replies(i + 1) or taken_back else i


def _lead_in(text: SpokenText, i: int) -> int | None:
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
