"""Questions about the harbour bridge, graded as if answered in many ways."""

from example_answers import cited, corpus

from bot.answer import Answer, AnswerStatus, Citation, Timing
from bot.evaluation.expected import Expected
from bot.evaluation.grading import Graded, grade
from bot.question import Question

BRIDGE = "2026-02-01-harbour-bridge"
CLOSES = "The harbour bridge closes on 3 May for repairs."
COST = "It will cost £4.8m."
REOPENS = "“It will open again in June.”"
FERRY = "Mayor Tom Roy said that the ferry is free of charge."


def answered(confidence: float, *quotes: str, ms: float = 1.0) -> Answer:
    return _answer(AnswerStatus.ANSWERED, confidence, cited(*quotes), ms)


def silent(confidence: float, status: AnswerStatus = AnswerStatus.NOT_IN_STATEMENTS, ms: float = 1.0) -> Answer:
    return _answer(status, confidence, (), ms)


def asked(
    name: str, *gold: str, answerable: bool | None = None, speaker: str | None = None, is_case: bool = False
) -> Expected:
    """A question called `name`; with gold texts it is answerable."""
    question = Question(f"What about {name}?", question_id=name)
    known = True if gold else answerable
    return Expected(question, known, gold, BRIDGE if gold else None, speaker=speaker, is_case=is_case)


def graded(expected: Expected, answer: Answer, anyway: Answer | None = None) -> Graded:
    return grade(expected, answer, anyway, corpus())


def seven() -> tuple[Graded, ...]:
    """Four answerable: right first, right second, silent, beside the point. Two unanswerable: answered and silent.
    One of which nothing is known. The quotes have 9, 4, 6 and 11 words."""
    return (
        graded(asked("closing", "closes on 3 May"), answered(0.9, CLOSES)),
        graded(asked("cost", COST), answered(0.8, CLOSES, COST)),
        graded(asked("June", "open again", speaker="Mayor Ann Lee"), silent(0.3), answered(0.3, REOPENS)),
        graded(asked("fare", "free of charge", speaker="Tom Roy"), answered(0.6, REOPENS)),
        graded(asked("trams", answerable=False), answered(0.7, FERRY)),
        graded(asked("trains", answerable=False), silent(0.1)),
        graded(asked("anything"), answered(1.0, FERRY)),
    )


def _answer(status: AnswerStatus, confidence: float, citations: tuple[Citation, ...], ms: float) -> Answer:
    timings = (Timing("rank", ms), Timing("total", 2 * ms))
    return Answer("a1", "What?", status, confidence, "A sentence.", citations, timings=timings)
