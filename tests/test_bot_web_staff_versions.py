from dataclasses import replace

import example_answers

from bot.web.staff.versions_page import Beside, Words, beside

OLD = example_answers.statement("One two.\n\nThree four.\n")


def test_the_words_of_both_bodies_are_cut_at_the_changes() -> None:
    new = replace(OLD, body="One two.\n\nThree five four.\n")
    assert beside(OLD, new) == (
        Beside((Words("One two.", False),), (Words("One two.", False),), False),
        Beside(
            (Words("Three four.", False),),
            (Words("Three", False), Words("five", True), Words("four.", False)),
            True,
        ),
    )


def test_a_statement_beside_itself_differs_nowhere() -> None:
    assert not any(row.changed for row in beside(OLD, OLD))
