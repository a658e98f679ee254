import threading

import anyio
import example_answers
import pytest
from anyio.from_thread import start_blocking_portal

from bot.answer import Answer
from bot.question import Question
from bot.web.answering import Answering, TooBusy


def test_eight_questions_are_answered_at_once_and_the_seventy_third_is_turned_away() -> None:
    go_on = threading.Event()
    begun: list[Question] = []

    def slow(question: Question) -> Answer:
        begun.append(question)
        go_on.wait(20)
        return example_answers.answered()

    async def flood() -> tuple[int, int]:
        answering, answered = Answering(slow), []

        async def ask() -> None:
            answered.append(await answering(Question("Is the bridge safe?")))

        async with anyio.create_task_group() as group:
            for _ in range(8 + 64):
                group.start_soon(ask)
            while answering.waiting < 64 or len(begun) < 8:
                await anyio.sleep(0.01)
            with pytest.raises(TooBusy):
                await answering(Question("One more?"))
            at_once = len(begun)
            go_on.set()
        return at_once, len(answered)

    # In a thread of its own: the browser tests leave a loop running in this one.
    with start_blocking_portal() as portal:
        assert portal.call(flood) == (8, 72)
