"""Pins and blocks as regression cases for `statement-bot evaluate --questions <data>/regression.jsonl`."""

import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from bot.records.errors import RecordsError
from bot.records.event import Block, Pin, Place
from bot.records.journal import Journal
from bot.records.schema import answers, citations
from bot.records.standing import Corrections, corrections
from bot.records.validity import not_current
from corpus.loading import Corpus
from corpus.sentences import sentences
from corpus.span import Span

FILE = "regression.jsonl"
_MOST_QUESTIONS = 20  # of the record, for one block


@dataclass(frozen=True, slots=True)
class Case:
    """One row. `answerable` is None where only what must not be quoted is known."""

    case_id: str
    question: str
    answerable: bool | None
    must_quote: tuple[Place, ...]
    must_not_quote: tuple[Place, ...]

    def to_json(self) -> str:
        """The row, without a line end."""
        row = {
            "id": self.case_id,
            "question": self.question,
            "answerable": self.answerable,
            "must_quote": [[p.statement_id, p.start, p.end] for p in self.must_quote],
            "must_not_quote": [[p.statement_id, p.start, p.end] for p in self.must_not_quote],
        }
        return json.dumps(row, ensure_ascii=False)


def holds(place: Place, corpus: Corpus) -> bool:
    """Whether the statement of `place` is loaded, in the very version that the place was chosen in."""
    return any(s.statement_id == place.statement_id and s.digest == place.digest for s in corpus.statements)


def touches(one: Place, other: Place) -> bool:
    """Whether two places of one version share a character."""
    same = (one.statement_id, one.digest) == (other.statement_id, other.digest)
    return same and one.start < other.end and other.start < one.end


def regression_cases(journal: Journal, corpus: Corpus, max_chars: int = 300) -> tuple[Case, ...]:
    """A case for each question of each pin that can hold, then those of the blocks; none is longer than `max_chars`.

    A pin cannot hold while its statement changed, is not current, or holds words that are blocked. A block's questions
    are the newest of those whose recorded answers quoted it, and the sentence that it stands in.
    """
    held = corrections(journal)
    blocked = tuple(b.place for b in held.blocked if holds(b.place, corpus))
    cases = (*_pinned(held, blocked, corpus, not_current(journal, corpus)), *_blocked(journal, held, blocked, corpus))
    return tuple(case for case in cases if len(case.question) <= max_chars)


def write_regression(journal: Journal, corpus: Corpus, data: Path, max_chars: int = 300) -> int:
    """Make `<data>/regression.jsonl` anew and give the number of cases; without one there is no file.

    Call it after retention too: a block's cases hold questions of the record. Raises RecordsError.
    """
    cases, path = regression_cases(journal, corpus, max_chars), data / FILE
    try:
        if not cases:
            path.unlink(missing_ok=True)
            return 0
        data.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=data, prefix=".regression-")  # 0600: it holds questions of the public
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.writelines(f"{case.to_json()}\n" for case in cases)
        Path(name).replace(path)
    except OSError as error:
        raise RecordsError(f"{path} cannot be written ({error.strerror}); check the folder and its rights") from error
    return len(cases)


def _pinned(held: Corrections, blocked: tuple[Place, ...], corpus: Corpus, out: tuple[str, ...]) -> Iterator[Case]:
    for one in held.pins:
        pin = one.event
        if isinstance(pin, Pin) and all(
            holds(p, corpus) and p.statement_id not in out and not any(touches(p, b) for b in blocked)
            for p in pin.places
        ):
            for number, question in enumerate(pin.questions, start=1):
                yield Case(f"pin-{one.sequence}-{number}", question, True, pin.places, blocked)


def _blocked(journal: Journal, held: Corrections, blocked: tuple[Place, ...], corpus: Corpus) -> Iterator[Case]:
    for one in held.blocks:
        if isinstance(one.event, Block) and one.event.place in blocked:
            place = one.event.place
            questions = dict.fromkeys((*_asked(journal, place), _sentence(place, corpus)))
            for number, question in enumerate(questions, start=1):
                yield Case(f"block-{one.sequence}-{number}", question, None, (), blocked)


def _asked(journal: Journal, place: Place) -> list[str]:
    """The newest questions whose answers quoted some of the place."""
    query = (
        select(answers.c.question)
        .join(citations, citations.c.entry == answers.c.entry)
        .where(citations.c.statement_id == place.statement_id, citations.c.digest == place.digest)
        .where(citations.c.start < place.end, citations.c.end > place.start)
        .order_by(answers.c.entry.desc())
        .limit(_MOST_QUESTIONS)
    )
    with journal.database.reading() as connection:
        return [question for question in connection.scalars(query) if question.strip()]


def _sentence(place: Place, corpus: Corpus) -> str:
    """The words of the first sentence that the place touches: who asks with them is the likeliest to be shown it."""
    statement = corpus.statement(place.statement_id)
    span = Span(place.start, place.end)
    found = next((s.span for s in sentences(statement) if s.span.overlaps(span)), span)
    return " ".join(statement.text(found).split())
