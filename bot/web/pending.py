"""Which sessions wait for an answer: each may wait for one at a time."""

from collections.abc import Iterator
from contextlib import contextmanager


class Pending:
    """A set of waiting sessions. Used from one event loop only, so it needs no lock."""

    def __init__(self) -> None:
        self._waiting: set[str] = set()

    @contextmanager
    def turn(self, session: str) -> Iterator[bool]:
        """Yields whether this session may ask now; frees it again on leaving."""
        if session in self._waiting:
            yield False
            return
        self._waiting.add(session)
        try:
            yield True
        finally:
            self._waiting.discard(session)
