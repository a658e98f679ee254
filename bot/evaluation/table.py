"""An evaluation as lines of plain text."""

from collections.abc import Iterator
from dataclasses import asdict

from bot.evaluation.comparison import Comparison
from bot.evaluation.evaluation import Evaluation

_UNDEFINED = "–"
_NAME = 28  # the longest name of a score, and a space


def score_lines(evaluation: Evaluation) -> Iterator[str]:
    """The scores, a line each; then statuses and waiting times."""
    for name, value in asdict(evaluation.scores).items():
        yield f"{name:{_NAME}}{_number(value):>8}"
    yield from _other_lines(evaluation)


def compared_lines(evaluation: Evaluation, comparison: Comparison) -> Iterator[str]:
    """The same with the earlier scores beside them, and the questions whose outcome changed."""
    yield f"{'':{_NAME}}{'before':>8}{'now':>8}{'change':>9}"
    for each in comparison.scores:
        change = "" if each.before is None or each.now is None else _change(each.now - each.before)
        verdict = "" if each.better is None else "  better" if each.better else "  worse"
        yield f"{each.name:{_NAME}}{_number(each.before):>8}{_number(each.now):>8}{change:>9}{verdict}"
    yield from _other_lines(evaluation)
    for better, heading in ((False, "worse"), (True, "better")):
        changed = [each for each in comparison.questions if each.better is better]
        yield ""
        yield f"questions that got {heading}: {len(changed)}"
        yield from (f"  {' '.join(each.name.split())}: {each.before} → {each.now}" for each in changed)
    if comparison.unmatched:
        yield f"questions in only one of the two evaluations: {comparison.unmatched}"
    if comparison.differences:
        yield f"not made alike: {', '.join(comparison.differences)}"


def _other_lines(evaluation: Evaluation) -> Iterator[str]:
    if None in asdict(evaluation.scores).values():
        yield f"{_UNDEFINED} undefined: nothing to divide by"
    if evaluation.cases:
        yield f"{'regression cases':{_NAME}}{evaluation.cases:>8}"
        yield f"{'regression cases failed':{_NAME}}{evaluation.cases_failed:>8}"
    yield ""
    for status in evaluation.statuses:
        yield f"{status.status.value:{_NAME}}{status.count:>8}"
    yield ""
    yield f"{'milliseconds':{_NAME}}{'median':>8}{'90 %':>8}{'99 %':>8}"
    for step in evaluation.latencies:
        yield f"{step.step:{_NAME}}{step.p50_ms:>8.1f}{step.p90_ms:>8.1f}{step.p99_ms:>8.1f}"


def _number(value: float | None) -> str:
    if value is None:
        return _UNDEFINED
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def _change(value: float) -> str:
    return "" if value == 0 else f"{value:+d}" if isinstance(value, int) else f"{value:+.3f}"
