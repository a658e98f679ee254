"""Answering within limits: a flood of questions must not take the threads that staff pages need."""

from collections.abc import Callable

import anyio
import anyio.to_thread

from bot.answer import Answer
from bot.question import Question

_AT_ONCE = 8
_WAITING = 64
RETRY_AFTER_S = 10


class TooBusy(Exception):
    """More questions wait than can be answered soon; ask again after RETRY_AFTER_S seconds."""


class Answering:
    """What answers the public's questions. The blocking work runs in threads, at most eight at once."""

    def __init__(self, answer: Callable[[Question], Answer]) -> None:
        self._answer = answer
        self._threads = anyio.CapacityLimiter(_AT_ONCE)

    @property
    def waiting(self) -> int:
        """How many questions wait for a thread."""
        return self._threads.statistics().tasks_waiting

    async def __call__(self, question: Question) -> Answer:
        """The answer. Raises TooBusy when 64 questions wait already."""
        if self.waiting >= _WAITING:
            raise TooBusy
        return await anyio.to_thread.run_sync(self._answer, question, limiter=self._threads)
