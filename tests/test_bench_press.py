from bench.press import press


def test_what_was_answered_no_longer_is_and_what_was_not_now_is() -> None:
    first, *others = next(press())
    before = {question.question_id: question for question in first.asked}
    for variant in others:
        for question in variant.asked:
            was = before[question.question_id]
            assert bool(question.answers) is not bool(was.answers)
            assert all(answer in variant.statement.body for answer in question.answers)
            assert not any(answer in variant.statement.body for answer in was.answers)


def test_every_answer_stands_in_its_statement_word_for_word() -> None:
    count = 0
    for first, *_ in press():
        for question in first.asked:
            assert all(answer in first.statement.body for answer in question.answers), question.question_id
            assert question.added is None or first.statement.body.count(question.after) == 1, question.question_id
            count += 1
    assert count > 7000
