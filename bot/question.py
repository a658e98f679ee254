"""A question, as asked and as cleaned."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["user", "assistant"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier turn of the conversation, oldest first in a Question's history."""

    role: Role
    content: str


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, word for word, with the turns before it. `question_id` is the caller's, or None."""

    text: str
    history: tuple[Turn, ...] = ()
    question_id: str | None = None
