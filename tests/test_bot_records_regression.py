from pathlib import Path

import example_answers
from example_records import answered, opened, record

from bot.evaluation.expected import read_expected
from bot.records.event import Block, Change, Pin, Place, StatementChange
from bot.records.journal import Journal
from bot.records.regression import FILE, regression_cases, write_regression
from bot.records.standing import lift
from corpus.loading import Corpus

CORPUS = example_answers.corpus()
STATEMENT = CORPUS.statements[0].statement_id


def place(words: str, corpus: Corpus = CORPUS) -> Place:
    span = example_answers.place(words)
    return Place(STATEMENT, corpus.statements[0].digest, span.start, span.end)


def cases(journal: Journal) -> list[tuple[str, str]]:
    return [(case.case_id, case.question) for case in regression_cases(journal, CORPUS)]


def test_each_question_of_a_pin_is_a_case_that_evaluate_can_read(tmp_path: Path) -> None:
    cost = place("It will cost £4.8m.")
    with opened("", tmp_path) as journal:
        journal.append(Pin(("What is the price?", "How dear is it?"), (cost,), "ann"))
        assert write_regression(journal, CORPUS, tmp_path) == 2
    first, second = read_expected(tmp_path / FILE)
    assert (first.question.text, second.question.text) == ("What is the price?", "How dear is it?")
    assert (first.answerable, first.is_case, first.must_not_quote) == (True, True, ())
    (wanted,) = first.must_quote
    assert (wanted.statement_id, wanted.span.start, wanted.span.end) == (STATEMENT, cost.start, cost.end)


def test_a_block_is_asked_for_with_the_questions_that_led_to_it_and_with_its_own_sentence(
    records_url: str, tmp_path: Path
) -> None:
    with opened(records_url, tmp_path) as journal:
        record(
            journal,
            tmp_path,
            answered("a-1", "What is the cost?", "It will cost £4.8m."),
            answered("a-2", "Is it safe?"),
            answered("a-3", "What is the price?", "It will cost £4.8m."),
        )
        (made,) = journal.append(Block(place("£4.8m"), "ann"))
        found = regression_cases(journal, CORPUS)
    assert [(case.case_id, case.question) for case in found] == [
        (f"block-{made.sequence}-1", "What is the price?"),
        (f"block-{made.sequence}-2", "What is the cost?"),
        (f"block-{made.sequence}-3", "It will cost £4.8m."),
    ]
    assert {(case.answerable, case.must_quote, case.must_not_quote) for case in found} == {
        (None, (), (place("£4.8m"),))
    }


def test_a_pin_must_not_quote_what_is_blocked(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        journal.append(Pin(("Is it safe?",), (place("It is not unsafe."),), "ann"), Block(place("Tom Roy"), "ann"))
        assert regression_cases(journal, CORPUS)[0].must_not_quote == (place("Tom Roy"),)
        journal.append(Block(place("not unsafe"), "ann"))
        assert "pin-1-1" not in dict(cases(journal))


def test_what_is_lifted_is_no_case_and_without_a_case_there_is_no_file(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        (pin,) = journal.append(Pin(("Is it safe?",), (place("It is not unsafe."),), "ann"))
        write_regression(journal, CORPUS, tmp_path)
        assert (tmp_path / FILE).exists()
        lift(journal, pin.sequence, "bob")
        assert write_regression(journal, CORPUS, tmp_path) == 0
    assert not (tmp_path / FILE).exists()


def test_a_pin_in_a_statement_that_changed_or_was_withdrawn_is_no_case(tmp_path: Path) -> None:
    changed = example_answers.corpus(example_answers.BODY.replace("3 May", "10 May"))
    with opened("", tmp_path) as journal:
        journal.append(Pin(("Is it safe?",), (place("It is not unsafe."),), "ann"))
        assert regression_cases(journal, changed) == ()
        assert cases(journal) == [("pin-1-1", "Is it safe?")]
        journal.append(StatementChange(STATEMENT, Change.WITHDRAWN, "ann", reason="An error."))
        assert cases(journal) == []
        journal.append(StatementChange(STATEMENT, Change.RESTORED, "ann", reason="It was none."))
        assert cases(journal) == [("pin-1-1", "Is it safe?")]


def test_a_question_that_is_longer_than_may_be_asked_is_no_case(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        journal.append(Block(place("£4.8m"), "ann"))
        assert regression_cases(journal, CORPUS, max_chars=18) == ()
        assert len(regression_cases(journal, CORPUS, max_chars=19)) == 1
