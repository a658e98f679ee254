"""Who says which span of a statement."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from corpus.attribution.cast import Cast
from corpus.attribution.mentions import mentions
from corpus.attribution.paragraphs import paragraphs
from corpus.attribution.person import Person
from corpus.attribution.quotations import quotations
from corpus.attribution.reader import Paragraph, Reader
from corpus.attribution.turns import Turn, turns
from corpus.span import Span
from corpus.statement import Statement

Speech = Literal["direct", "reported", "statement"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """`body[start:end]` is said by `speaker` (None: not stated) in the `role` the text gives ("NCA Director General").

    speech: "direct" inside quotation marks (the marks included), below "X said:" without marks and in a turn of a
    transcript; "reported" for the sentence around "X said that …"; "statement" for the issuer's own voice (there
    speaker and role are None).
    """

    start: int
    end: int
    speaker: str | None
    role: str | None
    speech: Speech

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def speakers(statement: Statement) -> tuple[Spoken, ...]:
    """Who says what, in order, without overlap, covering the body but for white space.

    A speaker is the full name as the text first writes it; an organisation without "the"; otherwise the words that
    stand for the speaker ("a spokesman for the Home Office"); for several, "X, Y and Z". A term that is defined
    ("Meridian Ltd (the “Firm”)") is nobody's words. Cues are read in English only.
    """
    return attribute(statement.body)


def attribute(body: str) -> tuple[Spoken, ...]:
    """`speakers` of a bare text."""
    places = paragraphs(body)
    texts = Paragraph.all_of(body, places, quotations(body, places))
    cast = Cast((p.number, mention) for p in texts for mention in mentions(body, p.words))
    spoken = turns(body, places, cast)
    found: list[Spoken] = []
    reader = Reader(body, texts, cast)
    for paragraph in texts:
        if paragraph.number not in spoken:
            reader.read(paragraph)
    for paragraph in texts:
        found.extend(_taken(spoken[paragraph.number]) if paragraph.number in spoken else _spans(paragraph))
    return tuple(found)


def _named(person: Person | None) -> tuple[str | None, str | None]:
    return (person.name, person.role) if person else (None, None)


def _taken(taken: tuple[Turn, ...]) -> Iterator[Spoken]:
    for turn in taken:
        if turn.name is not None:
            yield Spoken(turn.name.start, turn.name.end, None, None, "statement")
        if turn.words is not None:
            yield Spoken(turn.words.start, turn.words.end, *_named(turn.person), "direct")


def _spans(paragraph: Paragraph) -> Iterator[Spoken]:
    if paragraph.unmarked:
        first, last = paragraph.words[0], paragraph.words[-1]
        yield Spoken(first.start, last.end, *_named(paragraph.unmarked[0]), "direct")
        return
    start, end, spoken = 0, 0, False
    label: tuple[int, Person | None] | None = None

    def flush() -> Iterator[Spoken]:
        if end > start:
            person = label[1] if label else None
            if label and spoken:
                yield Spoken(start, end, *_named(person), "reported")
            else:
                yield Spoken(start, end, None, None, "statement")

    for i, word in enumerate(paragraph.words):
        if word.kind == "quotation":
            yield from flush()
            person = paragraph.said_by[i]
            yield Spoken(word.start, word.end, *_named(person), "direct")
            start = end = word.end
            continue
        now = paragraph.reported_by.get(i)
        if end == start or now != label:
            yield from flush()
            start, label, spoken = word.start, now, False
        end = word.end
        spoken = spoken or word.kind == "word"  # a lone full stop after a quotation is nobody's
    yield from flush()
