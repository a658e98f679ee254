"""The errors of reading and importing statements. Every message names the value and the remedy.

StatementBotError
└── CorpusError
    ├── NotCanonical        a body that breaks the canonical-text law
    ├── BadStatement        one statement file that cannot be used
    ├── UnknownStatement    an id that no loaded statement has
    ├── NoSuchSpan          offsets that are not a place in a statement
    └── ImportFailed        an outside document that cannot become a statement
"""


class StatementBotError(Exception):
    """Any error this program raises on purpose; `str()` is one line fit for a user."""


class CorpusError(StatementBotError):
    """Something is wrong with a statement or a document that should become one."""


class NotCanonical(CorpusError):
    """A body is not canonical text. `line` counts from 1 within the body."""

    def __init__(self, line: int, flaw: str, remedy: str) -> None:
        super().__init__(f"body line {line}: {flaw}; {remedy}")
        self.line, self.flaw, self.remedy = line, flaw, remedy


class BadStatement(CorpusError):
    """A statement file that is refused. `place` is a line ("line 4") or a field ("field published")."""

    def __init__(self, path: str, place: str, problem: str, remedy: str) -> None:
        super().__init__(f"{path}: {place}: {problem}; {remedy}")
        self.path, self.place, self.problem, self.remedy = path, place, problem, remedy


class UnknownStatement(CorpusError):
    """No loaded statement has this id."""

    def __init__(self, statement_id: str) -> None:
        super().__init__(f"no statement has the id {statement_id!r}; list the ids with `statement-bot doctor`")
        self.statement_id = statement_id


class NoSuchSpan(CorpusError):
    """Offsets that do not lie within a statement's body."""

    def __init__(self, start: int, end: int, length: int) -> None:
        super().__init__(
            f"{start}–{end} is not a span of a text of {length} characters; use 0 ≤ start < end ≤ {length}"
        )
        self.start, self.end, self.length = start, end, length


class ImportFailed(CorpusError):
    """A document that cannot be turned into a statement file."""

    def __init__(self, path: str, problem: str, remedy: str) -> None:
        super().__init__(f"{path}: {problem}; {remedy}")
        self.path, self.problem, self.remedy = path, problem, remedy
