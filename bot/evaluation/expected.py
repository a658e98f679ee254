"""Questions with known answers, and regression cases: a questions file with more fields."""

import json
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, StrictBool, StrictInt, StrictStr, ValidationError

from bot.errors import BadQuestionFile
from bot.question import Question
from bot.questions_file import read_questions
from corpus.errors import NoSuchSpan
from corpus.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a statement."""

    statement_id: str
    span: Span

    def __str__(self) -> str:
        return f"{self.statement_id} {self.span.start}–{self.span.end}"


@dataclass(frozen=True, slots=True)
class Expected:
    """A question and what is known of its answer.

    A quote is right when it comes from `gold_statement` (if there is one, and unless `any_statement`) and holds one of
    the `gold` texts or lies inside one, white space aside; without `gold`, when it comes from one of `gold_statements`.
    `answerable` is None where it is not known: such a question counts for exactness, statuses and waiting times only.
    `speaker` says the first quote. In a case (a row with `must_quote` or `must_not_quote`) one quote covers each place
    of `must_quote`, no quote touches one of `must_not_quote`, and nothing is answered when `answerable` is False.
    """

    question: Question
    answerable: bool | None = None
    gold: tuple[str, ...] = ()
    gold_statement: str | None = None
    gold_statements: tuple[str, ...] = ()
    any_statement: bool = False
    speaker: str | None = None
    is_case: bool = False
    must_quote: tuple[Place, ...] = ()
    must_not_quote: tuple[Place, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether no quote could be right, or (a blank gold text is in every quote) every one would be."""
        gold = all(text.strip() for text in self.gold) if self.gold else bool(self.gold_statements)
        return self.answerable is True and not gold


class _Row(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    answerable: StrictBool | None = None
    gold: tuple[StrictStr, ...] | None = None
    gold_statement: StrictStr | None = None
    gold_statements: tuple[StrictStr, ...] | None = None
    any_statement: StrictBool | None = None
    speaker: StrictStr | None = None
    must_quote: tuple[tuple[StrictStr, StrictInt, StrictInt], ...] | None = None
    must_not_quote: tuple[tuple[StrictStr, StrictInt, StrictInt], ...] | None = None


def read_expected(path: Path) -> tuple[Expected, ...]:
    """The rows of a file in its order. `answerable` defaults to True where `gold` or `gold_statements` is given.

    Raises BadQuestionFile with the line, also for a file without a question.
    """
    questions = read_questions(path)
    if not questions:
        raise BadQuestionFile(str(path), 1, "there is no question")
    lines = [(n, line) for n, line in enumerate(path.read_text("utf-8").split("\n"), start=1) if line.strip()]
    return tuple(_expected(path, *line, question) for line, question in zip(lines, questions, strict=True))


def _expected(path: Path, number: int, line: str, question: Question) -> Expected:
    try:
        row = _Row.model_validate(json.loads(line))
        must, must_not = _places(row.must_quote), _places(row.must_not_quote)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = ".".join(str(part) for part in first["loc"])
        raise BadQuestionFile(str(path), number, f"`{name}`: {first['msg']}") from None
    except NoSuchSpan as error:
        raise BadQuestionFile(str(path), number, f"a place to quote: {error}") from None
    known = row.answerable
    if known is None and (row.gold or row.gold_statements):
        known = True
    return Expected(
        question=question,
        answerable=known,
        gold=row.gold or (),
        gold_statement=row.gold_statement or None,
        gold_statements=row.gold_statements or (),
        any_statement=bool(row.any_statement),
        speaker=(row.speaker or "").strip() or None,
        is_case=row.must_quote is not None or row.must_not_quote is not None,
        must_quote=must,
        must_not_quote=must_not,
    )


def _places(rows: tuple[tuple[str, int, int], ...] | None) -> tuple[Place, ...]:
    return tuple(Place(statement_id, Span(start, end)) for statement_id, start, end in rows or ())
