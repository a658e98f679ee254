"""Sentence spans of a statement: lines are grouped into units here, sentencex splits the prose, and we put right
what it gets wrong (it never splits inside a pair of quotation marks, and misses some British abbreviations).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import sentencex  # type: ignore[import-untyped]

from corpus.forms import MARKER, Form, Part, cells, forms, settled
from corpus.span import Span
from corpus.statement import Statement

_MAX_ROW_WORDS = 60  # of a table; a longer row is split into its sentences
_FULL_LINE = 0.8  # a line this full (of the longest in its block) was broken by wrapping, not on purpose

_BAR = re.compile(r"\s*(?:>+\s+)+(?=\S)")  # before the lines of a block quotation
_SPACE = re.compile(r"\s+")
_TURN = re.compile(r"(?:Q|A|Question|Answer)(?: ?\d{1,3})?:\s")  # an interview's turns
_OWN_LINE = re.compile(r"#{1,6}\s|\||(?:[-*_=]\s*){3,}$")  # markdown: heading, table row, rule
_INTRODUCES = re.compile(r"[:;,.]$|\b(?:and|or)$")

# Hidden from sentencex: quotation marks, note numbers, and brackets that open a sentence rather than stand in one.
_HIDDEN = re.compile(
    r"[“”„‟\"«»‹›「」『』‘]|``|''|(?<!\w)'|[¹²³⁰-⁹]+|(?<=[.!?])(?:\[[\w ]{1,20}\])+"
    r"|(?:^|(?<=[^A-Z][.!?]\s))[(\[]|(?:(?<=[.!?])|(?<=[.!?]\s))[)\]](?=\s+[^a-z\s])"
)
_CLOSERS = re.compile(
    r"(?:[“”„‟\"«»‹›」』'¹²³⁰-⁹)\]]|\[[\w ]{1,20}\])*(?:\s+(?:[”»)\]]|'+)(?=\s|$))*",
)
_CLOSED = re.compile(r"""[.!?…][)\]]?[”’"'»“]+$|''$""")
_ASKED = re.compile(r"""[?!][”’"'»“]+$""")
_VERB = r"(?:said|says|asked|asks|added|adds|cried|wrote|replied|told \w+|warned|demanded|explained|continued)"
_CUE = re.compile(rf"(?:[A-Z][\w.’'-]*\s+(?:(?:of|the|de|van|von|for)\s+)*){{1,7}}{_VERB}[.,:]")
_TITLE = re.compile(
    r"(?:\b(?:Ms|Mx|Revd|Cllr|Pte|Cdr|Amb|Atty|Ald|Supt|Det|Insp|Ch|Mme|Mlle|Baron|Govt|Intl|Natl|Ft)|-St)\.$"
)
_REFERENCE = re.compile(
    r"\b(?:[Pp]aras?|ss|[Ss]chs?|[Ss]ect|[Rr]egs?|[Aa]rts?|[Cc]hs?|[Vv]ols?|[Ff]igs?|[Ee]xs?|[Ee]ds?|[Ee]st|"
    r"[Aa]pprox|incl|excl|max|min|[Tt]el|[Ee]xt|Nos?|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.$"
)


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """One sentence, heading line or list item: `body[start:end]`, without surrounding white space.

    `paragraph` counts the blocks between blank lines from 0.
    """

    statement_id: str
    start: int
    end: int
    paragraph: int
    form: Form

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def sentences(statement: Statement) -> tuple[Sentence, ...]:
    """All sentences of the statement, in order, without overlap; between them stands only white space, and the bar of
    a block quotation ("> ").

    An item of several sentences gives several, each of the form "item". Time is linear in the body.
    """
    body, paragraphs = statement.body, list[list[Part]]()
    language = statement.language.split("-")[0]
    for lines in _blocks(body):
        paragraph: list[Part] = []
        for unit, form in forms(body, _units(body, lines)):
            spans = (unit,) if _is_whole(unit.of(body), form) else tuple(_split(body, unit, language))
            if form == "heading" and len(spans) > 1:
                form = "prose"
            paragraph += [Part(span, form) for span in spans]
        paragraphs.append(paragraph)
    return tuple(
        Sentence(statement.statement_id, part.span.start, part.span.end, number, part.form)
        for number, paragraph in enumerate(settled(body, paragraphs))
        for part in paragraph
    )


def _blocks(body: str) -> Iterator[list[Span]]:
    """The lines of each block between blank lines, without surrounding white space."""
    block: list[Span] = []
    start = 0
    for line in body.split("\n"):
        bar = _BAR.match(line)
        text = line[bar.end() :].strip() if bar else line.strip()
        if text:
            first = start + line.index(text, bar.end() if bar else 0)
            block.append(Span(first, first + len(text)))
        elif block:
            yield block
            block = []
        start += len(line) + 1
    if block:
        yield block


def _units(body: str, lines: list[Span]) -> list[Span]:
    """Runs of lines that belong together: a list item, a heading, or a paragraph, hard-wrapped or not."""
    width = max(line.end - line.start for line in lines)
    listed = sum(bool(MARKER.match(line.of(body))) for line in lines) > 1
    units = [lines[0]]
    for above, line in pairwise(lines):
        if _is_break(above.of(body), line.of(body), width, listed):
            units.append(line)
        else:
            units[-1] = Span(units[-1].start, line.end)
    return units


def _is_break(above: str, line: str, width: int, listed: bool) -> bool:
    if _OWN_LINE.match(line) or _OWN_LINE.match(above) or _TURN.match(line):
        return True
    if len(cells(line)) > 1 or len(cells(above)) > 1:
        return True
    # A wrapped line may begin with a dash by chance; a list has several such lines, or is introduced.
    if MARKER.match(line) and (listed or _INTRODUCES.search(above) or _is_short(above, line, width)):
        return True
    return not line[0].islower() and _is_short(above, line, width)


def _is_short(above: str, line: str, width: int) -> bool:
    """Whether the next word would have fitted on the line above: then the line was ended on purpose."""
    return len(above) + 1 + len(line.split(maxsplit=1)[0]) < _FULL_LINE * width


def _is_whole(text: str, form: Form) -> bool:
    """Whether it is one sentence, whatever stops stand in it: a heading or a row of a table."""
    row = form in ("item", "header") and len(cells(text)) > 1
    return bool(_OWN_LINE.match(text)) or (row and len(text.split()) <= _MAX_ROW_WORDS)


def _split(body: str, unit: Span, language: str) -> Iterator[Span]:
    """The sentences of one unit."""
    text = unit.of(body)
    marker = MARKER.match(text)
    first = 0
    for cut in _cuts(text, marker.end() if marker else 0, language):
        yield Span(unit.start + first, unit.start + cut)
        gap = _SPACE.match(text, cut)
        first = gap.end() if gap else cut


def _cuts(text: str, skip: int, language: str) -> Iterator[int]:
    """Where the sentences of `text` end; the last one is its length. `skip`: a list marker's length."""
    hidden = {i for mark in _HIDDEN.finditer(text, skip) for i in range(mark.start(), mark.end())}
    kept = [i for i in range(skip, len(text)) if i not in hidden]
    # sentencex does not count a no-break space as space; a wrapped line is no boundary.
    plain = "".join(" " if text[i].isspace() else text[i] for i in kept)
    start, last = skip, -1
    for boundary in sentencex.get_sentence_boundaries(language, plain):
        sentence = plain[boundary["start_index"] : boundary["end_index"]]
        if not sentence.strip():
            continue
        end = boundary["start_index"] + len(sentence.rstrip())
        begin = boundary["end_index"] - len(sentence.lstrip())
        if last >= 0:
            cut = _end_of_closers(text, last + 1)
            if not _belongs(text, start, cut, kept[begin]):
                yield cut
                start = cut
        last = kept[end - 1]
    yield len(text)


def _end_of_closers(text: str, after: int) -> int:
    """The end of the quotation marks and note numbers that close the sentence ending at `after`."""
    closers = _CLOSERS.match(text, after)
    end = closers.end() if closers else after
    # A straight mark between spaces ("he left . \" Then") closes when it is the second of a pair.
    spaced = re.compile(r'\s+"(?=\s|$)').match(text, end)
    return spaced.end() if spaced and text.count('"', 0, end) % 2 else end


def _belongs(text: str, start: int, cut: int, begin: int) -> bool:
    """Whether what begins at `begin` still belongs to the sentence `text[start:cut]`."""
    if cut < len(text) and not text[cut].isspace() and text[cut - 1] not in "。！？｡」』":
        return True  # "Booking.Com": without a space it may be a name
    if text[begin] in ",;.)]":
        return True
    tail = text[max(start, cut - 24) : cut]
    if text[begin].islower() and (_CLOSED.search(tail) or _TITLE.search(tail) or _REFERENCE.search(tail)):
        return True
    if _TITLE.search(tail):
        return text[begin].isalpha()
    if _REFERENCE.search(tail):
        return text[begin].isdigit()
    return bool(_ASKED.search(tail) and _CUE.match(text, begin))
