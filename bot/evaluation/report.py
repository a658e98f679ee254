"""The folder of an evaluation: scores.json, questions.jsonl and two plots. It appears whole, or not at all."""

import json
import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from bot.evaluation.circumstances import Circumstances, Digest
from bot.evaluation.errors import NoRoom
from bot.evaluation.evaluation import Evaluation
from bot.evaluation.grading import Graded
from bot.evaluation.plots import plot_reliability, plot_risk_coverage
from bot.settings import Settings

SCORES, QUESTIONS = "scores.json", "questions.jsonl"


def default_folder(data: Path, at: datetime) -> Path:
    """Where the results of an evaluation that began `at` (UTC) go."""
    return data / "evaluations" / at.strftime("%Y-%m-%dT%H-%M-%SZ")


def check_room(folder: Path) -> None:
    """Return when the folder can be made, or is empty. Raises NoRoom: before the minutes that asking takes."""
    try:
        if folder.exists() and any(folder.iterdir()):
            raise NoRoom(str(folder), "is there already")
        folder.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NoRoom(str(folder), f"cannot be made ({error.strerror})") from error
    if not os.access(folder.parent, os.W_OK):
        raise NoRoom(str(folder), "cannot be made (no right to write there)")


def write_report(folder: Path, evaluation: Evaluation, made_with: Circumstances) -> None:
    """Write all files into a new folder. Raises NoRoom."""
    partial = folder.with_name(f".{folder.name}.{os.getpid()}")
    try:
        partial.mkdir(parents=True)
        _write(partial / SCORES, [json.dumps(_summary(evaluation, made_with), ensure_ascii=False, indent=1)])
        _write(partial / QUESTIONS, (json.dumps(_row(g), ensure_ascii=False) for g in evaluation.graded))
        plot_risk_coverage(evaluation.risk_coverage, made_with.settings.threshold, partial / "risk_coverage.png")
        plot_reliability(evaluation.reliability, partial / "reliability.png")
        if folder.exists():
            folder.rmdir()  # not every system renames onto a folder, even an empty one
        partial.rename(folder)
    except OSError as error:
        raise NoRoom(str(folder), f"cannot be written ({error.strerror})") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def made_with_values(made_with: Circumstances) -> dict[str, object]:
    """The circumstances as JSON values, without the settings that are or may hold a secret."""
    hidden = {name for name, field in Settings.model_fields.items() if not field.repr}
    hidden.add("chroma")  # the address of a server may have a password in it
    return {
        "questions": {"file": made_with.questions.name, "sha256": made_with.questions.sha256},
        "statements": {"sha256": made_with.corpus.sha256, "digests": _by_name(made_with.statements)},
        "settings": made_with.settings.model_dump(mode="json", exclude=hidden),
        "model": {"name": made_with.model.name, "sha256": made_with.model.sha256},
        "weights": _by_name(made_with.weights),
        "versions": {each.name: each.version for each in made_with.versions},
    }


def _summary(evaluation: Evaluation, made_with: Circumstances) -> dict[str, object]:
    calibration = evaluation.reliability
    return {
        "at": made_with.at.isoformat(timespec="seconds"),
        "scores": asdict(evaluation.scores),
        "defects": evaluation.defects,
        "cases": {"count": evaluation.cases, "failed": evaluation.cases_failed},
        "statuses": {each.status.value: each.count for each in evaluation.statuses},
        "latency_ms": {
            each.step: {"count": each.count, "p50": each.p50_ms, "p90": each.p90_ms, "p99": each.p99_ms}
            for each in evaluation.latencies
        },
        "reliability": {
            "questions": calibration.count,
            "expected_calibration_error": calibration.expected_calibration_error,
            "bins": [asdict(each) for each in calibration.bins],
        },
        "risk_coverage": [[p.coverage, p.risk, p.confidence] for p in evaluation.risk_coverage.points],
        **made_with_values(made_with),
    }


def _by_name(digests: Sequence[Digest]) -> dict[str, str]:
    return {each.name: each.sha256 for each in digests}


def _row(graded: Graded) -> dict[str, object]:
    expected, answer = graded.expected, graded.answer
    # Not answerable: no quote is right or wrong, it should not be there.
    right = graded.right or (None,) * len(answer.citations)
    return {
        "id": expected.question.question_id,
        "question": expected.question.text,
        "answerable": expected.answerable,
        "outcome": graded.outcome,
        "status": answer.status,
        "confidence": answer.confidence,
        "would_be_right": graded.would_be_right,
        "gold": expected.gold,
        "gold_statement": expected.gold_statement,
        "quotes": [
            {
                "statement_id": c.statement_id,
                "start": c.start,
                "end": c.end,
                "quote": c.quote,
                "speaker": c.speaker,
                "right": is_right,
                "exact": is_exact,
            }
            for c, is_right, is_exact in zip(answer.citations, right, graded.exact, strict=True)
        ],
        "words": graded.words,
        "speaker": expected.speaker,
        "speaker_right": graded.speaker_right,
        "resolved": answer.resolved,
        "missing_terms": answer.missing_terms,
        "failures": graded.failures,
        "timings_ms": {timing.step: timing.ms for timing in answer.timings},
    }


def _write(path: Path, lines: Iterable[str]) -> None:
    # A question read from JSON may hold half a surrogate pair, which UTF-8 cannot encode.
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)
