from pathlib import Path

import pytest
from bench.press import ARTICLES, PRESS, press


@pytest.mark.parametrize(("folder", "faults"), [(PRESS, 5), (ARTICLES, 0)])  # press/README.md tells of the five
def test_what_was_answered_no_longer_is_and_what_was_not_now_is(folder: Path, faults: int) -> None:
    faulty = count = 0
    for first, *others in press(folder):
        before = {question.question_id: question for question in first.asked}
        for variant in others:
            body = variant.statement.body
            for question in variant.asked:
                was = before[question.question_id]
                there = [answer in body for answer in question.answers]
                stayed = [answer in body for answer in was.answers]
                faulty += bool(there) is bool(stayed) or not all(there) or any(stayed)
                count += 1
    assert faulty == faults
    assert count > 4000


@pytest.mark.parametrize("folder", [PRESS, ARTICLES])
def test_every_answer_stands_in_its_statement_word_for_word(folder: Path) -> None:
    count = 0
    for first, *_ in press(folder):
        for question in first.asked:
            assert all(answer in first.statement.body for answer in question.answers), question.question_id
            assert question.added is None or first.statement.body.count(question.after) == 1, question.question_id
            count += 1
    assert count > 7000
