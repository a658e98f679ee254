"""Passages: what is indexed."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.errors import CorpusError
from corpus.forms import MARKER
from corpus.sentences import Sentence
from corpus.span import Span
from corpus.statement import Statement

Fits = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """One whole paragraph, or whole sentences of a long one: `body[start:end]`."""

    statement_id: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def passages(
    statement: Statement, sentences: tuple[Sentence, ...], count_tokens: Callable[[str], int], max_tokens: int
) -> tuple[Passage, ...]:
    """Passages of at most `max_tokens` tokens, in order; every sentence lies in exactly one.

    Paragraphs stay whole; a heading or a question goes with the paragraph below it and a line ending in a colon with
    its list, as far as they fit. Only a sentence that alone is longer than `max_tokens` is cut, at white space where
    there is any, and then lies in several. Every character but white space lies in exactly one passage. Raises
    CorpusError when not even one character fits.
    """

    def fits(start: int, end: int) -> bool:
        return count_tokens(statement.body[start:end]) <= max_tokens

    paragraphs = [list(group) for _, group in groupby(sentences, key=lambda s: s.paragraph)]
    spans = [span for group in _groups(statement.body, paragraphs) for span in _pack(statement.body, group, fits)]
    return tuple(Passage(statement.statement_id, span.start, span.end) for span in spans)


def _groups(body: str, paragraphs: list[list[Sentence]]) -> Iterator[list[list[Sentence]]]:
    """Neighbouring paragraphs that make sense only together."""
    group: list[list[Sentence]] = []
    for paragraph in paragraphs:
        if group and not _goes_on(body, group[-1], paragraph):
            yield group
            group = []
        group.append(paragraph)
    if group:
        yield group


def _goes_on(body: str, above: list[Sentence], below: list[Sentence]) -> bool:
    if _is_heading(above):
        return True
    # An ordinal ("Second, …") has no marker: it is a paragraph, and says enough to be found by itself.
    listed = above[-1].form == "item" == below[0].form and bool(MARKER.match(body, below[0].start))
    return listed or body.endswith(":", above[-1].start, above[-1].end)


def _is_heading(paragraph: list[Sentence]) -> bool:
    return all(s.form in ("heading", "question") for s in paragraph)


def _pack(body: str, group: list[list[Sentence]], fits: Fits) -> Iterator[Span]:
    """The fewest spans, filled from the front with whole paragraphs or, of one too long, whole sentences."""
    open_span: Span | None = None
    only_heading = True  # a heading is not left behind alone: the paragraph below is broken rather
    for paragraph in group:
        start, end = paragraph[0].start, paragraph[-1].end
        if open_span and fits(open_span.start, end):
            open_span = Span(open_span.start, end)
        elif fits(start, end) and not (open_span and only_heading):
            if open_span:
                yield open_span
            open_span = Span(start, end)
        else:
            if open_span and not only_heading:
                yield open_span
                open_span = None
            for sentence in paragraph:
                if open_span and fits(open_span.start, sentence.end):
                    open_span = Span(open_span.start, sentence.end)
                    continue
                if open_span:
                    yield open_span
                *whole, rest = _pieces(body, sentence.start, sentence.end, fits)
                yield from whole
                open_span = rest
        only_heading = only_heading and _is_heading(paragraph)
    if open_span:
        yield open_span


def _pieces(body: str, start: int, end: int, fits: Fits) -> Iterator[Span]:
    """The sentence `body[start:end]` whole, or cut into the longest pieces that fit."""
    if fits(start, end):
        yield Span(start, end)
        return
    words = list(re.compile(r"\S+").finditer(body, start, end))
    ends: Sequence[int] = [word.end() for word in words]
    at = 0  # the word that the next piece starts in
    while start < end:
        cut = _last_that_fits(start, ends, at, fits)
        if cut is None:  # no white space in reach: one endless word, or a language without spaces
            cut = _last_that_fits(start, range(start + 1, ends[at]), 0, fits)
        if cut is None:
            raise CorpusError(f"not one character of {body[start:end][:20]!r} fits a passage; raise max_tokens")
        yield Span(start, cut)
        at = bisect_right(ends, cut)
        start = max(cut, words[at].start()) if at < len(words) else end


def _last_that_fits(start: int, ends: Sequence[int], at: int, fits: Fits) -> int | None:
    """The last of `ends[at:]` up to which a piece from `start` fits, by doubling and halving the step."""
    if at >= len(ends) or not fits(start, ends[at]):
        return None
    step = 1
    while at + step < len(ends) and fits(start, ends[at + step]):
        at, step = at + step, step * 2
    beyond = min(at + step, len(ends))
    while beyond - at > 1:
        middle = (at + beyond) // 2
        at, beyond = (middle, beyond) if fits(start, ends[middle]) else (at, middle)
    return ends[at]
