"""A question, as asked and as cleaned."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from bot.courtesy import Courtesy, without_courtesy
from bot.personal_data import Kind, personal_data, redacted

Role = Literal["user", "assistant"]

_MAX_TURNS = 12  # further back, nothing that a follow-up leans on was found
_MAX_TURN_CHARS = 2000


class Source(StrEnum):
    """Where the public asked a question."""

    CHAT = "chat"
    PAGE = "page"
    API = "api"
    WIDGET = "widget"


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier turn of the conversation, oldest first in a Question's history."""

    role: Role
    content: str


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, word for word, with the turns before it. `question_id` is the caller's, or None.

    `source` is None for a question that is not the public's, and so is not recorded. `conversation` is an opaque name
    of the conversation it belongs to.
    """

    text: str
    history: tuple[Turn, ...] = ()
    question_id: str | None = None
    source: Source | None = None
    conversation: str | None = None


@dataclass(frozen=True, slots=True)
class CleanQuestion:
    """A question that may be asked: `text` is one line of visible NFC text without personal data.

    `courtesy.asked` is the same without greeting, thanks and "please": what is searched for. The turns of `history`
    are cleaned alike, personal data struck out, the last twelve.
    """

    text: str
    courtesy: Courtesy
    history: tuple[Turn, ...] = ()
    question_id: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A question that is not asked. `reason` is the value of the AnswerStatus it ends in.

    For personal data `kinds` says what was found, and `suggestion` is the question without it, or None when nothing
    is left to ask. The words that were refused are not kept.
    """

    reason: Literal["empty", "too_long", "personal_data"]
    kinds: tuple[Kind, ...] = ()
    suggestion: str | None = None


def visible(text: str) -> str:
    """`text` as one line: NFC, white space collapsed, without control, zero-width, bidi and tag characters."""
    text = unicodedata.normalize("NFC", text)
    # Tags (U+E0000–E007F) and variation selectors can carry a whole hidden message; all are category Cf or Mn/VS.
    shown = (" " if c.isspace() else c for c in text if c.isspace() or not _is_invisible(c))
    # Taking a character out can bring two together that compose.
    return unicodedata.normalize("NFC", " ".join("".join(shown).split()))


def clean(question: Question, max_chars: int = 300, regions: tuple[str, ...] = ("GB",)) -> CleanQuestion | Refused:
    """The question fit to be asked, or why not. Only its own text counts against `max_chars` (code points)."""
    text = visible(question.text)
    if not text:
        return Refused("empty")
    if len(text) > max_chars:
        return Refused("too_long")
    if found := personal_data(text, regions):
        suggestion = visible(redacted(text, found))
        kinds = tuple(dict.fromkeys(one.kind for one in found))
        return Refused("personal_data", kinds, suggestion if re.search(r"\w{2}", suggestion) else None)
    turns = (_clean_turn(turn, regions) for turn in question.history[-_MAX_TURNS:])
    return CleanQuestion(text, without_courtesy(text), tuple(t for t in turns if t.content), question.question_id)


def _clean_turn(turn: Turn, regions: tuple[str, ...]) -> Turn:
    content = visible(turn.content[:_MAX_TURN_CHARS])
    return Turn(turn.role, redacted(content, personal_data(content, regions)))


def _is_invisible(char: str) -> bool:
    code = ord(char)
    if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn"):
        return True
    return 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF or code in (0x034F, 0x115F, 0x1160, 0x3164, 0xFFA0)
