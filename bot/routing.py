"""Where a question goes: to the statements, or to a fixed sentence. The rules are in `bot.rules`.

A wrongly routed real question is worse than a missed greeting: whatever no rule claims is a question.
"""

from enum import StrEnum

from bot.answer import AnswerStatus
from bot.courtesy import without_courtesy
from bot.language import is_other_language
from bot.plain import plain
from bot.question import CleanQuestion
from bot.rules import RULES
from bot.words import content_words, words


class Route(StrEnum):
    """Where a question goes; `status` is how it ends there."""

    QUESTION = "question"  # to the statements
    GREETING = "greeting"
    THANKS = "thanks"
    ABOUT = "about"  # the bot itself
    OPINION = "opinion"  # opinion or advice wanted
    TASK = "task"  # instructions to the bot
    EMERGENCY = "emergency"
    OWN_CASE = "own_case"
    LIST = "list"  # all statements
    LATEST = "latest"  # the newest statement
    FACTS = "facts"  # who published the statement, when, where
    OTHER_LANGUAGE = "other_language"
    CLARIFY = "clarify"

    @property
    def status(self) -> AnswerStatus | None:
        """How a question with this route ends; None for QUESTION, which the statements decide."""
        return _STATUS.get(self)


_STATUS = {
    Route.GREETING: AnswerStatus.GREETING,
    Route.THANKS: AnswerStatus.THANKS,
    Route.ABOUT: AnswerStatus.ABOUT,
    Route.OPINION: AnswerStatus.OUT_OF_SCOPE,
    Route.TASK: AnswerStatus.OUT_OF_SCOPE,
    Route.EMERGENCY: AnswerStatus.EMERGENCY,
    Route.OWN_CASE: AnswerStatus.OWN_CASE,
    Route.LIST: AnswerStatus.LISTING,
    Route.LATEST: AnswerStatus.LISTING,
    Route.FACTS: AnswerStatus.LISTING,
    Route.OTHER_LANGUAGE: AnswerStatus.OTHER_LANGUAGE,
    Route.CLARIFY: AnswerStatus.CLARIFY,
}

# A longer one without any content word is a saying or a title ("who is not against us is for us").
_MAX_VAGUE_WORDS = 7


def route(question: CleanQuestion, multilingual: bool = False) -> Route:
    """Where `question` goes. `multilingual`: the embedding model reads other languages than English too."""
    courtesy = question.courtesy
    if not courtesy.asked:
        if courtesy.thanked:
            return Route.THANKS
        return Route.GREETING if courtesy.greeted else Route.CLARIFY
    history = any(content_words(without_courtesy(t.content).asked) for t in question.history if t.role == "user")
    asked = plain(courtesy.asked)
    for rule in RULES:
        if not (rule.first_turn_only and history) and rule.pattern.search(asked):
            return Route(rule.destination)
    if not multilingual and is_other_language(courtesy.asked):
        return Route.OTHER_LANGUAGE
    if history or content_words(courtesy.asked):
        return Route.QUESTION
    # "And what did she say?", "Why?", "????": with nothing before them there is nothing to search for.
    return Route.CLARIFY if len(words(courtesy.asked)) <= _MAX_VAGUE_WORDS else Route.QUESTION
