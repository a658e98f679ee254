"""Places of a statement as staff choose them: by ticking sentences, by looking for words, by their numbers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice

from bot.personal_data import personal_data, redacted
from bot.question import visible
from bot.records.event import Place
from bot.web.staff.form_fields import lines
from corpus.sentences import Sentence, sentences
from corpus.span import Span
from corpus.statement import Statement

MOST_QUESTIONS = 20
_AROUND = 60  # characters of the text before and behind, to know the place by
_MOST_FOUND = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """`body[start:end]` to tick, with what stands around it; `before` and `after` are for reading only."""

    start: int
    end: int
    text: str
    before: str = ""
    after: str = ""
    ticked: bool = False

    @property
    def value(self) -> str:
        """The place as the form sends it."""
        return f"{self.start}-{self.end}"


def sentence_choices(statement: Statement, ticked: tuple[Span, ...]) -> tuple[tuple[Choice, ...], ...]:
    """Every sentence, by paragraph; ticked are those that touch one of the spans."""
    found = sentences(statement)
    return tuple(
        tuple(Choice(s.start, s.end, statement.text(s.span), ticked=_touched(s, ticked)) for s in paragraph)
        for _, paragraph in groupby(found, key=lambda s: s.paragraph)
    )


def word_choices(statement: Statement, words: str) -> tuple[Choice, ...]:
    """The places where the words stand, whatever their case and white space: the first 200 of them, ticked."""
    parts = words.split()
    if not parts:
        return ()
    pattern = re.compile(r"\s+".join(map(re.escape, parts)), re.IGNORECASE)
    spans = (Span(*match.span()) for match in islice(pattern.finditer(statement.body), _MOST_FOUND))
    return tuple(span_choice(statement, span) for span in spans)


def span_choice(statement: Statement, span: Span) -> Choice:
    """One place, ticked. Raises NoSuchSpan for one that reaches past the body."""
    text, body = statement.text(span), statement.body
    before, after = body[max(0, span.start - _AROUND) : span.start], body[span.end : span.end + _AROUND]
    return Choice(span.start, span.end, text, before, after, ticked=True)


def whole_sentences(statement: Statement, ticked: Iterable[Span]) -> tuple[Place, ...]:
    """The ticked sentences as places; neighbours in one paragraph are one place, and so one quote.

    A span that is not exactly a sentence is left out: the form offers none.
    """
    wanted = set(ticked)
    found = [(number, s) for number, s in enumerate(sentences(statement)) if s.span in wanted]
    return tuple(Place(statement.statement_id, statement.digest, a, b) for a, b in _runs(found))


def asked(text: str) -> tuple[str, ...]:
    """The questions of a field, one a line: visible text on one line, personal data struck out, each once."""
    cleaned = (visible(line) for line in lines(text))
    kept = (redacted(line, personal_data(line)) for line in cleaned)
    return tuple(dict.fromkeys(line for line in kept if re.search(r"\w{2}", line)))


def _runs(found: list[tuple[int, Sentence]]) -> Iterator[tuple[int, int]]:
    last: tuple[int, Sentence] | None = None
    start = 0
    for number, sentence in found:
        if last is None or number != last[0] + 1 or sentence.paragraph != last[1].paragraph:
            if last is not None:
                yield start, last[1].end
            start = sentence.start
        last = number, sentence
    if last is not None:
        yield start, last[1].end


def _touched(sentence: Sentence, spans: tuple[Span, ...]) -> bool:
    return any(sentence.span.overlaps(span) for span in spans)
