"""The database of the record: opened, brought up to date, read and written."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from bot.records.errors import RecordsUnusable

FILE = "records.sqlite3"
_MIGRATIONS = Path(__file__).parent / "migrations"
_WAIT_S = 10  # longest wait for other writers; far beyond any append, short enough for someone who waits for an answer
_CONNECT_S = 3
_LOCK = 0x73_74_6D_74_62_6F_74  # one number for all of our processes that share a PostgreSQL database


class Database:
    """One database, shared by threads. Every transaction that writes runs alone; that is what orders the chain."""

    def __init__(self, engine: Engine) -> None:
        self._reader = engine
        self._writer = engine.execution_options(writing=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the record. Raises RecordsUnusable."""
        with _mapped(), self._reader.connect() as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction beside which no other writes; durable once the block has ended. Raises RecordsUnusable."""
        with _mapped(), self._writer.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            yield connection

    def forget(self) -> None:
        """Let what was removed leave the disk: SQLite keeps old pages in its log until a checkpoint."""
        if self._reader.dialect.name == "sqlite":
            with _mapped():
                raw = self._reader.raw_connection()
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
                raw.close()

    def close(self) -> None:
        self._reader.dispose()


def open_database(url: str, data: Path) -> Database:
    """The database at `url`, or `records.sqlite3` in the folder `data` when it is empty; made, or migrated, first.

    Raises RecordsUnusable; its message never holds the address, which may hold a password.
    """
    engine = _postgresql(url) if url else _sqlite(data)
    database = Database(engine)
    with database.writing() as connection:
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            remedy = "it was written by a newer version of this program; install that version"
            raise RecordsUnusable(str(error), remedy) from error
    return database


def _postgresql(url: str) -> Engine:
    remedy = "set STATEMENT_BOT_RECORDS to an address such as postgresql+psycopg://user:password@host/name"
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise RecordsUnusable("its address cannot be read", remedy) from None
    if parsed.drivername != "postgresql+psycopg":
        raise RecordsUnusable(f"{parsed.drivername} is not a database that it can be kept in", remedy)
    arguments = {"connect_timeout": _CONNECT_S, "options": f"-c lock_timeout={_WAIT_S * 1000}"}
    return create_engine(parsed, connect_args=arguments, pool_pre_ping=True, hide_parameters=True)


def _sqlite(data: Path) -> Engine:
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordsUnusable(
            f"{data}: {error.strerror}", "check the folder of the setting STATEMENT_BOT_DATA"
        ) from error
    engine = create_engine(f"sqlite:///{data / FILE}", connect_args={"timeout": _WAIT_S}, hide_parameters=True)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _: object) -> None:
    # The driver would begin transactions by itself, and too late: see _begin.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {_WAIT_S * 1000}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # in WAL mode, NORMAL may lose the last commits with the power
    connection.execute("PRAGMA secure_delete = ON")  # what retention removes is overwritten, not only unlinked


def _begin(connection: Connection) -> None:
    # A transaction that reads the head and then writes must hold the lock from its beginning, or two get one number.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writing") else "BEGIN")


@contextmanager
def _mapped() -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        problem = str(getattr(error, "orig", None) or error)
        remedy = "check its disk and its server, and `statement-bot doctor`"
        raise RecordsUnusable(problem, remedy) from error
