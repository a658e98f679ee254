"""A folder of statement files as a Corpus; every bad file is reported at once, and the good ones keep working."""

from dataclasses import dataclass, field

from corpus.errors import BadStatement, UnknownStatement
from corpus.statement import Statement


@dataclass(frozen=True, slots=True)
class Corpus:
    """The statements in use, newest first; the files that were refused; and what someone should look at."""

    statements: tuple[Statement, ...]
    refused: tuple[BadStatement, ...] = ()
    warnings: tuple[str, ...] = ()
    _by_id: dict[str, Statement] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {s.statement_id: s for s in self.statements})

    def statement(self, statement_id: str) -> Statement:
        """The statement with this id. Raises UnknownStatement."""
        try:
            return self._by_id[statement_id]
        except KeyError:
            raise UnknownStatement(statement_id) from None
