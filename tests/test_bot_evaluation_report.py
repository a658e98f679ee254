import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from graded_questions import BRIDGE, COST, FERRY, answered, asked, graded, seven, silent

from bot.evaluation.circumstances import Circumstances, Digest, Version
from bot.evaluation.comparison import QuestionChange, compare, read_earlier
from bot.evaluation.errors import NoRoom, NotComparable
from bot.evaluation.evaluation import evaluated
from bot.evaluation.report import check_room, default_folder, write_report
from bot.evaluation.table import compared_lines, score_lines
from bot.settings import Settings

AT = datetime(2026, 2, 1, 9, 5, 7, tzinfo=UTC)


def made_with(questions: str = "q", threshold: float = 0.5) -> Circumstances:
    settings = Settings(records="postgresql://bot:secret@db/x", chroma="http://bot:secret@db:8000", threshold=threshold)
    bridge = Digest(BRIDGE, "d1")
    versions = (Version("python", "3.11"),)
    model, weights = Digest("bundled", "m1"), (Digest("ranking", "w1"),)
    return Circumstances(
        AT, settings, Digest("q.jsonl", questions), (bridge,), Digest("corpus", "c1"), model, weights, versions
    )


def test_the_folder_holds_the_scores_the_questions_and_two_plots(tmp_path: Path) -> None:
    folder = default_folder(tmp_path, AT)
    check_room(folder)
    write_report(folder, evaluated(seven()), made_with())
    assert folder == tmp_path / "evaluations" / "2026-02-01T09-05-07Z"
    names = ["questions.jsonl", "reliability.png", "risk_coverage.png", "scores.json"]
    assert sorted(path.name for path in folder.iterdir()) == names
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
    assert all((folder / name).read_bytes().startswith(b"\x89PNG") for name in names[1:3])
    summary = json.loads((folder / "scores.json").read_text("utf-8"))
    assert summary["at"] == "2026-02-01T09:05:07+00:00"
    assert (summary["scores"]["answered_right_any"], summary["scores"]["words_per_answer"]) == (0.5, 28 / 3)
    assert summary["statuses"] == {"answered": 5, "not_in_statements": 2}
    assert summary["latency_ms"]["total"] == {"count": 7, "p50": 2.0, "p90": 2.0, "p99": 2.0}
    assert summary["reliability"]["bins"][0] == {"low": 0.0, "high": 0.1, "count": 1, "confidence": 0.1, "right": 0.0}
    assert summary["risk_coverage"][0] == [1 / 6, 0.0, 0.9]
    assert summary["settings"]["threshold"] == 0.5
    assert "secret@" not in (folder / "scores.json").read_text("utf-8")


def test_every_question_has_a_row_in_its_order(tmp_path: Path) -> None:
    write_report(tmp_path / "out", evaluated(seven()), made_with())
    rows = [json.loads(line) for line in (tmp_path / "out" / "questions.jsonl").read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["closing", "cost", "June", "fare", "trams", "trains", "anything"]
    second = rows[1]
    assert (second["outcome"], second["words"], second["would_be_right"]) == ("right_later", 13, True)
    assert [(q["quote"] == COST, q["right"], q["exact"]) for q in second["quotes"]] == [
        (False, False, True),
        (True, True, True),
    ]
    assert rows[4]["quotes"][0]["right"] is None


def test_an_evaluation_of_nothing_known_is_written_too(tmp_path: Path) -> None:
    write_report(tmp_path / "out", evaluated((graded(asked("it"), silent(0.2)),)), made_with())
    summary = json.loads((tmp_path / "out" / "scores.json").read_text("utf-8"))
    assert summary["scores"]["quotes_exact"] is None


def test_results_never_take_the_place_of_others(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    check_room(tmp_path / "empty")
    write_report(tmp_path / "empty", evaluated(seven()), made_with())
    with pytest.raises(NoRoom, match="is there already"):
        check_room(tmp_path / "empty")
    with pytest.raises(NoRoom, match="cannot be written"):
        write_report(tmp_path / "empty", evaluated(seven()), made_with())
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]
    with pytest.raises(NoRoom):
        check_room(tmp_path / "empty" / "scores.json" / "below")


def test_the_table_shows_every_score_and_says_what_is_undefined() -> None:
    lines = list(score_lines(evaluated(seven()[:1])))
    assert "quotes_exact                   1.000" in lines
    assert "words_per_answer               9.000" in lines
    assert "answered_unanswerable              –" in lines
    assert "– undefined: nothing to divide by" in lines
    assert "rank                             1.0     1.0     1.0" in lines


def test_a_comparison_names_the_scores_and_questions_that_changed(tmp_path: Path) -> None:
    write_report(tmp_path / "before", evaluated(seven()), made_with())
    now = (
        graded(asked("closing", "closes on 3 May"), silent(0.4)),  # was right
        graded(asked("cost", COST), answered(0.9, COST)),  # was right second
        *seven()[2:4],
        graded(asked("trams", answerable=False), silent(0.2)),  # was answered
        *seven()[6:],
        graded(asked("ships", answerable=False), answered(0.9, FERRY)),  # new; trains is gone
    )
    evaluation = evaluated(now)
    comparison = compare(read_earlier(tmp_path / "before"), evaluation, made_with("other", 0.6))
    assert comparison.questions == (
        QuestionChange("closing", "right first", "silent", False),
        QuestionChange("cost", "right later", "right first", True),
        QuestionChange("trams", "wrongly answered", "rightly silent", True),
    )
    assert comparison.unmatched == 2
    assert comparison.differences == ("the questions", "the setting threshold")
    better = {each.name: each.better for each in comparison.scores}
    # words: 28/3 before, (4 + 6) / 2 now; right first 1/4 in both; silent 1/4, now 2/4
    assert (better["words_per_answer"], better["silent_on_answerable"]) == (True, False)
    assert (better["answered_right_first"], better["quotes_shown"]) == (None, None)
    lines = list(compared_lines(evaluation, comparison))
    assert "words_per_answer               9.333   5.000   -4.333  better" in lines
    assert "quotes_shown                       6       4       -2" in lines
    assert lines[lines.index("questions that got worse: 1") + 1] == "  closing: right first → silent"


def test_questions_without_an_id_are_paired_by_their_text_and_order(tmp_path: Path) -> None:
    once, again = graded(asked("", COST), answered(0.9, COST)), graded(asked("", COST), silent(0.1))
    write_report(tmp_path / "before", evaluated((once, again)), made_with())
    comparison = compare(read_earlier(tmp_path / "before"), evaluated((once, once)), made_with())
    assert comparison.questions == (QuestionChange("What about ?", "silent", "right first", True),)
    assert (comparison.unmatched, comparison.differences) == (0, ())


def test_a_folder_that_is_no_evaluation_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotComparable, match=r"scores\.json cannot be read"):
        read_earlier(tmp_path)
    write_report(tmp_path / "out", evaluated(seven()), made_with())
    (tmp_path / "out" / "questions.jsonl").write_text('{"id": 1}\n', "utf-8")
    with pytest.raises(NotComparable, match="not the files of an evaluation"):
        read_earlier(tmp_path / "out")
