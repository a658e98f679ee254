import json
import subprocess
import sys
from dataclasses import asdict
from itertools import product
from pathlib import Path

import pytest
from example_answers import statement
from graded_questions import BRIDGE, CLOSES, answered, asked, graded, seven, silent
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import AnswerStatus
from bot.evaluation.evaluation import StatusCount, evaluated
from bot.evaluation.scores import auroc
from bot.rendering.json import to_json
from corpus.statement_file import format_statement

SCORER = Path(__file__).parents[2] / "shared" / "bench" / "score.py"
CONFIDENCES = st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0]), max_size=8)


def test_seven_questions_have_the_scores_that_were_worked_out_by_hand() -> None:
    assert asdict(evaluated(seven()).scores) == {
        "questions": 7,
        "answerable": 4,
        "unanswerable": 2,
        "quotes_shown": 6,
        "quotes_exact": 1.0,
        "answered_right_first": 1 / 4,
        "answered_right_any": 2 / 4,
        "quote_precision": 2 / 4,
        "words_per_answer": (9 + 13 + 6) / 3,
        "silent_on_answerable": 1 / 4,
        "answered_unanswerable": 1 / 2,
        "precision_when_answering": 2 / 4,
        # .9 .8 .3 .6 against .7 .1: of eight pairs .3 and .6 lose to .7
        "auroc_answerable": 6 / 8,
        # right by confidence: .9 yes, .8 yes, .7 no, .6 no, .3 no (it was silent), .1 no
        "coverage_at_80": 2 / 6,
        "coverage_at_90": 2 / 6,
        "coverage_at_95": 2 / 6,
        "risk_coverage_area": pytest.approx((0 + 0 + 1 / 3 + 2 / 4 + 3 / 5 + 4 / 6) / 6),
        # The silent one names nobody; it was not answered and does not count.
        "speaker_right": 0.0,
        "speaker_wrong": 1.0,
        # one question in each bin: |.9 - 1|, |.8 - 1|, |.3 - 1| (it would be right), |.6 - 0|, |.7 - 0|, |.1 - 0|
        "expected_calibration_error": pytest.approx((0.1 + 0.2 + 0.7 + 0.6 + 0.7 + 0.1) / 6),
    }


def test_statuses_are_counted_in_a_fixed_order() -> None:
    counts = (StatusCount(AnswerStatus.ANSWERED, 5), StatusCount(AnswerStatus.NOT_IN_STATEMENTS, 2))
    assert evaluated(seven()).statuses == counts


def test_a_score_with_nothing_to_divide_by_is_undefined() -> None:
    found = asdict(evaluated((graded(asked("anything"), silent(0.2)),)).scores)
    counts = {"questions": 1, "answerable": 0, "unanswerable": 0, "quotes_shown": 0}
    assert found == {name: counts.get(name) for name in found}


def test_only_unanswerable_questions_leave_what_needs_answerable_ones_undefined() -> None:
    found = evaluated((graded(asked("trams", answerable=False), silent(0.2)),)).scores
    assert (found.answered_unanswerable, found.answered_right_any, found.precision_when_answering) == (0.0, None, None)
    assert (found.auroc_answerable, found.coverage_at_90, found.expected_calibration_error) == (None, 0.0, 0.2)


def test_ties_count_half() -> None:
    assert auroc([0.5], [0.5]) == 0.5
    assert auroc([0.5, 1.0], [0.5, 0.0]) == 3.5 / 4
    assert auroc([], [0.5]) is None


@given(CONFIDENCES, CONFIDENCES)
def test_auroc_is_the_share_of_pairs_in_the_right_order(positive: list[float], negative: list[float]) -> None:
    pairs = list(product(positive, negative))
    won = sum(1.0 if p > n else 0.5 if p == n else 0.0 for p, n in pairs)
    assert auroc(positive, negative) == (won / len(pairs) if pairs else None)


def test_the_scores_are_those_of_the_other_scorer(tmp_path: Path) -> None:
    if not SCORER.is_file():
        pytest.skip("the other scorer is not beside this checkout")
    questions = (
        *seven()[:-1],
        graded(asked("a tie", "3 May", speaker="Ann Lee"), answered(0.7, CLOSES)),
        graded(asked("hello", answerable=False), silent(0.0, AnswerStatus.GREETING)),
    )
    rows = [
        {
            "question": g.expected.question.text,
            "answerable": g.expected.answerable,
            "gold": list(g.expected.gold),
            "gold_statement": g.expected.gold_statement,
            "speaker": g.expected.speaker,
        }
        for g in questions
    ]
    (tmp_path / "q.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    (tmp_path / "a.jsonl").write_text("".join(to_json(g.answer) + "\n" for g in questions), "utf-8")
    (tmp_path / f"{BRIDGE}.md").write_text(format_statement(statement()), "utf-8")
    command = [sys.executable, *map(str, (SCORER, tmp_path / "q.jsonl", tmp_path / "a.jsonl", tmp_path))]
    other = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert other.pop("not_exact") == []
    ours = asdict(evaluated(questions).scores)
    assert {name: ours[name] for name in other} == other
