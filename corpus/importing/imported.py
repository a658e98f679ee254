"""An imported document: the statement with its ledger, and how the two get into the folder of statements."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import ImportFailed
from corpus.importing.ledger import Ledger
from corpus.span import Span
from corpus.statement import Statement
from corpus.statement_file import format_statement


@dataclass(frozen=True, slots=True)
class Imported:
    """`raw` is the text before anything was removed. `kept` are the spans of it that the body is made of; together
    with `ledger.removed` they hold every character of `raw` that is not white space, each once."""

    statement: Statement
    ledger: Ledger
    raw: str
    kept: tuple[Span, ...]

    def statement_path(self, into: Path) -> Path:
        """Where `write` puts the statement file."""
        return into / f"{self.statement.statement_id}.md"

    def ledger_path(self, into: Path) -> Path:
        """Where `write` puts the ledger."""
        return into / f"{self.statement.statement_id}.ledger.json"

    def write(self, into: Path) -> bool:
        """Write the statement file and the ledger beside it, both or none; False when both are there already.

        Raises ImportFailed when another statement has this file name, or the folder cannot be written.
        """
        target, beside = self.statement_path(into), self.ledger_path(into)
        statement, ledger = format_statement(self.statement).encode(), self.ledger.to_json().encode()
        try:
            if target.exists() and target.read_bytes() != statement:
                raise ImportFailed(
                    self.ledger.source,
                    f"{target} exists and differs",
                    "remove that file first, or give another --title or --published",
                )
            if target.exists() and beside.exists() and beside.read_bytes() == ledger:
                return False
            into.mkdir(parents=True, exist_ok=True)
            _write_both(((beside, ledger), (target, statement)))
        except OSError as error:
            raise ImportFailed(
                self.ledger.source, f"{into} cannot be written ({error.strerror})", "check the folder and its rights"
            ) from error
        return True


def _write_both(files: tuple[tuple[Path, bytes], ...]) -> None:
    """Each under a temporary name first, then the renames; the statement last: a lone ledger is not yet a statement."""
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, content in files:
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=".import-")
            waiting.append((Path(name), path))
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            Path(name).chmod(0o644)  # mkstemp gives 0600; a statement is for everyone to read
        for temporary, path in waiting:
            temporary.replace(path)
    finally:
        for temporary, _ in waiting:
            temporary.unlink(missing_ok=True)
