"""A folder of statement files as a Corpus; every bad file is reported at once, and the good ones keep working."""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import BadStatement, CorpusError, UnknownStatement
from corpus.statement import Statement
from corpus.statement_file import read_statement


@dataclass(frozen=True, slots=True)
class Corpus:
    """The statements in use, newest first; the files that were refused; and what someone should look at."""

    statements: tuple[Statement, ...]
    refused: tuple[BadStatement, ...] = ()
    warnings: tuple[str, ...] = ()
    _by_id: dict[str, Statement] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {s.statement_id: s for s in self.statements})
        if len(self._by_id) != len(self.statements):
            raise CorpusError("two statements have the same id; rename one")

    def statement(self, statement_id: str) -> Statement:
        """The statement with this id. Raises UnknownStatement."""
        try:
            return self._by_id[statement_id]
        except KeyError:
            raise UnknownStatement(statement_id) from None


def load(folder: Path) -> Corpus:
    """All `*.md` files in the folder and its subfolders. Raises CorpusError when there is no such folder."""
    if not folder.is_dir():
        raise CorpusError(f"{folder} is not a folder; give the folder of statement files with --statements")
    read: list[tuple[Path, Statement]] = []
    refused: list[BadStatement] = []
    for path in sorted(folder.rglob("*.md")):
        try:
            read.append((path, read_statement(path)))
        except BadStatement as error:
            refused.append(error)
    paths = defaultdict(list)
    for path, statement in read:
        paths[statement.statement_id].append(path)
    for same in paths.values():
        refused += [
            BadStatement(str(path), "file name", f"the id {path.stem!r} is also that of {other}", "rename one of them")
            for path in same
            for other in same
            if other != path
        ]
    kept = [s for _, s in read if len(paths[s.statement_id]) == 1]
    kept.sort(key=lambda s: s.statement_id)
    kept.sort(key=lambda s: s.published, reverse=True)
    return Corpus(tuple(kept), tuple(refused), _warnings(kept))


def _warnings(statements: list[Statement]) -> tuple[str, ...]:
    by_digest = defaultdict(list)
    for statement in statements:
        by_digest[statement.digest].append(statement.statement_id)
    same = tuple(f"the same body stands in {' and '.join(ids)}" for ids in by_digest.values() if len(ids) > 1)
    known = {s.statement_id for s in statements}
    lost = tuple(
        f"{s.statement_id} supersedes {s.supersedes}, which is not here"
        for s in statements
        if s.supersedes is not None and s.supersedes not in known
    )
    return same + lost
