"""A link to the publisher's own page that scrolls to the quote: URL text directives.

Source: WICG, URL Fragment Text Directives (https://wicg.github.io/scroll-to-text-fragment/). A browser takes the first
match, ignores case and accents, and matches whole words within one block. Here a term counts as matching wherever its
letters occur, words or not, so that whatever is unique here is unique for every browser.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote as percent_encoded

from corpus.span import Span
from corpus.statement import Statement

MAX_EXACT_CHARS = 300  # a longer quote is named by its first and last words, or the address grows unwieldy
MIN_WORDS = 4  # of each end: two would do for the statement alone, but the page around it has words too
MAX_CONTEXT_WORDS = 12
MAX_END_WORDS = 40  # of each end: anybody can ask for the link of a whole statement, and every try reads all of it

_WORD = re.compile(r"\S+")
_MARK = re.compile(r"(?:(?:>+|[-•*]|\d{1,3}[.)])\s+)+")  # of a list item or a block quotation: no text of a web page
_MARKS = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"'})  # browsers match either kind


@dataclass(frozen=True, slots=True)
class _Terms:
    """The parts of one text directive. Without `end`, `start` is the whole quote."""

    start: str
    end: str | None = None
    prefix: str | None = None
    suffix: str | None = None

    def directive(self) -> str:
        parts = [
            _encoded(self.prefix) + "-" if self.prefix else None,
            _encoded(self.start),
            _encoded(self.end) if self.end else None,
            "-" + _encoded(self.suffix) if self.suffix else None,
        ]
        return "#:~:text=" + ",".join(part for part in parts if part)


def text_fragment(statement: Statement, span: Span) -> str | None:
    """The `#:~:text=…` that matches `body[start:end]` and nothing else in the statement, or None if none was found.

    `span` has whole words, as the verifier sees to. Raises NoSuchSpan.
    """
    mark = _MARK.match(statement.body, span.start, span.end)
    opens = span.start == 0 or statement.body[span.start - 1] == "\n"
    if mark and opens and mark.end() < span.end:
        span = Span(mark.end(), span.end)
    text = statement.text(span)
    body, folded = _folded(statement.body), _folded(text)
    for terms in _candidates(statement.body, text, span):
        if _is_unique(terms, body, folded):
            return terms.directive()
    return None


def publisher_link(statement: Statement, span: Span) -> str:
    """The statement's own address, with the text fragment where there is one."""
    fragment = text_fragment(statement, span)
    if fragment is None:
        return statement.url
    return statement.url + (fragment.removeprefix("#") if "#" in statement.url else fragment)


def _candidates(body: str, text: str, span: Span) -> Iterator[_Terms]:
    """Ways to name the span, shortest first."""
    before, after = _line_before(body, span.start), _line_after(body, span.end)
    if "\n" not in text and len(text) <= MAX_EXACT_CHARS:
        yield _Terms(text)
        for count in range(1, MAX_CONTEXT_WORDS + 1):
            prefix, suffix = _last_words(before, count), _first_words(after, count)
            yield _Terms(text, prefix=prefix)
            yield _Terms(text, suffix=suffix)
            yield _Terms(text, prefix=prefix, suffix=suffix)
        return
    lines = text.split("\n")
    if len(lines) > 1:
        head, tail = lines[0], lines[-1][mark.end() if (mark := _MARK.match(lines[-1])) else 0 :]
    else:
        middle = _middle(text)
        head, tail = text[:middle], text[middle:]
    longest = min(max(len(_WORD.findall(head)), len(_WORD.findall(tail))), MAX_END_WORDS)
    ends = [(_first_words(head, n), _last_words(tail, n)) for n in range(min(MIN_WORDS, longest), longest + 1)]
    for start, end in ends:
        if start and end:
            yield _Terms(start, end)
    for count in range(1, MAX_CONTEXT_WORDS + 1):
        start, end = ends[-1]
        if start and end:
            yield _Terms(start, end, prefix=_last_words(before, count))


def _is_unique(terms: _Terms, body: str, text: str) -> bool:
    start = _folded(terms.start)
    joined = " ?".join(re.escape(_folded(part)) for part in (terms.prefix, terms.start, terms.suffix) if part)
    places = [m.start() for m, _ in zip(re.finditer(f"(?={joined})", body), range(2), strict=False)]
    if len(places) != 1:
        return False
    if terms.end is None:
        return True
    # From the one place of the start, the first occurrence of the end has to be the quote's own.
    at = body.index(start, places[0] + (len(_folded(terms.prefix)) if terms.prefix else 0))
    end = _folded(terms.end)
    return body.find(end, at + len(start)) == at + len(text) - len(end)


def _folded(text: str) -> str:
    """`text` without case, accents, kinds of quotation mark, invisible characters and runs of white space."""
    text = unicodedata.normalize("NFKD", text.translate(_MARKS)).casefold()
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) not in ("Mn", "Cf"))
    return " ".join(text.split())


def _encoded(term: str) -> str:
    # The hyphen is no reserved character of an address, but it is one of a text directive.
    return percent_encoded(term, safe="").replace("-", "%2D")


def _middle(text: str) -> int:
    """The white space nearest the middle of one long line, so that its two halves share no word."""
    gaps = [m.end() for m in re.finditer(r"\s+", text)]
    return min(gaps, key=lambda gap: abs(gap - len(text) // 2), default=len(text))


def _line_before(body: str, at: int) -> str:
    """The text of the same line before `at`, or the nearest line above that has any: no term crosses a line."""
    return body[:at].rstrip().rpartition("\n")[2]


def _line_after(body: str, at: int) -> str:
    return body[at:].lstrip().partition("\n")[0].rstrip()


def _first_words(line: str, count: int) -> str | None:
    words = [m.end() for m, _ in zip(_WORD.finditer(line), range(count), strict=False)]
    return line[: words[-1]].lstrip() if words else None


def _last_words(line: str, count: int) -> str | None:
    words = [m.start() for m in _WORD.finditer(line)][-count:]
    return line[words[0] :].rstrip() if words else None
