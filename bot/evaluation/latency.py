"""How long the steps of the chain take."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from bot.answer import Answer

_WHOLE = "total"


@dataclass(frozen=True, slots=True)
class StepLatency:
    """Percentiles of one step in milliseconds, each one a time that was measured (nearest rank); `count` of them."""

    step: str
    count: int
    p50_ms: float
    p90_ms: float
    p99_ms: float


def latencies(answers: Iterable[Answer]) -> tuple[StepLatency, ...]:
    """For every step that ran, in the order of the chain; the whole comes last."""
    times: defaultdict[str, list[float]] = defaultdict(list)
    for answer in answers:
        for timing in answer.timings:
            times[timing.step].append(timing.ms)
    steps = sorted(times, key=lambda step: step == _WHOLE)
    return tuple(_latency(step, sorted(times[step])) for step in steps)


def _latency(step: str, ordered: list[float]) -> StepLatency:
    def percentile(p: int) -> float:
        return ordered[ceil(p * len(ordered) / 100) - 1]

    return StepLatency(step, len(ordered), percentile(50), percentile(90), percentile(99))
