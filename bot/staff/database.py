"""The file of the accounts, sessions and attempts: SQLite, so that the command line and the service share it."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.staff.errors import StaffStoreUnusable

FILE = "staff.sqlite3"
Clock = Callable[[], float]  # seconds since 1970
_BUSY_S = 5.0
_TABLES = """
CREATE TABLE IF NOT EXISTS account (
    name TEXT PRIMARY KEY, role TEXT NOT NULL, password_hash TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS session (
    token_hash BLOB PRIMARY KEY, name TEXT NOT NULL, sign_on_role TEXT, began_at REAL NOT NULL, seen_at REAL NOT NULL);
CREATE TABLE IF NOT EXISTS attempt (
    who BLOB PRIMARY KEY, failures INTEGER NOT NULL, latest_at REAL NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class StaffDatabase:
    """One connection per use: threads and processes share nothing but the file. Raises StaffStoreUnusable."""

    path: Path

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to read from. A file that is not there yet reads as empty, and is not made."""
        with self._mapped(), closing(self._connect() if self.path.exists() else _empty()) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection inside a transaction that nobody else writes in; an error takes everything back."""
        with self._mapped():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # SQLite would make the file readable for everyone.
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
            with closing(self._connect()) as connection:
                connection.executescript(_TABLES)
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield connection
                except BaseException:
                    connection.execute("ROLLBACK")
                    raise
                connection.execute("COMMIT")

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path, timeout=_BUSY_S, isolation_level=None)

    @contextmanager
    def _mapped(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise StaffStoreUnusable(str(self.path), str(error)) from error


def _empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(_TABLES)
    return connection
