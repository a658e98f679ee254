"""What goes wrong with the record, as pages of the console."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.records.errors import RecordsError, UnknownRecord
from bot.web.staff.problem import Problem


@contextmanager
def on_record() -> Iterator[None]:
    """Around reading and writing the record: its errors become Problems."""
    try:
        yield
    except UnknownRecord as error:
        raise Problem(404, "Not on record", f"{error}.") from error
    except OverflowError as error:  # a number in the address that no entry can have
        raise Problem(404, "Not on record", "The record has no such entry.") from error
    except RecordsError as error:
        raise Problem(503, "The record cannot be used now", f"{error}.") from error
