from graded_questions import silent

from bot.answer import Answer, AnswerStatus, Timing
from bot.evaluation.latency import StepLatency, latencies


def test_percentiles_are_times_that_were_measured() -> None:
    answers = [silent(0.1, ms=float(ms)) for ms in (40, 10, 30, 20)]
    assert latencies(answers) == (
        StepLatency("rank", 4, 20.0, 40.0, 40.0),
        StepLatency("total", 4, 40.0, 80.0, 80.0),
    )


def test_the_whole_comes_last_though_a_greeting_never_got_further() -> None:
    greeting = Answer("a", "Hi", AnswerStatus.GREETING, 0.0, "Hello.", timings=(Timing("clean", 1), Timing("total", 1)))
    assert [(each.step, each.count) for each in latencies([greeting, silent(0.1)])] == [
        ("clean", 1),
        ("rank", 1),
        ("total", 2),
    ]


def test_without_answers_there_are_no_steps() -> None:
    assert latencies([]) == ()
