import pytest

from bot.quote import Quote
from bot.rulings import Pinned, Place, Rulings
from corpus.span import Span

RULINGS = Rulings(
    pinned=(
        Pinned(("Who leads the NCA?", "Who is in charge?"), (Place("s", 0, 10),)),
        Pinned(("who leads the nca",), (Place("s", 40, 50), Place("old", 0, 5))),
    ),
    blocked=(Place("s", 20, 30),),
    not_current=frozenset({"old"}),
)


@pytest.mark.parametrize(
    ("statement_id", "start", "end", "allowed"),
    [("s", 0, 20, True), ("s", 0, 21, False), ("s", 29, 40, False), ("s", 30, 40, True), ("old", 50, 60, False)],
)
def test_a_blocked_place_and_a_statement_that_is_not_current_are_not_quoted(
    statement_id: str, start: int, end: int, allowed: bool
) -> None:
    assert RULINGS.allows(statement_id, start, end) is allowed


def test_the_latest_pin_holds_whatever_the_capitals_and_marks() -> None:
    assert RULINGS.pins("WHO LEADS THE NCA") == (Place("s", 40, 50),)
    assert RULINGS.pins("Who is in charge") == (Place("s", 0, 10),)
    assert RULINGS.pins("Who else is in charge?") == ()


def test_a_quote_widened_into_a_block_keeps_only_the_words_that_answer() -> None:
    quote = Quote("s", 15, 45, (Span(31, 38), Span(39, 45)))
    assert RULINGS.without_blocked(quote) == (Quote("s", 31, 38, (Span(31, 38),)), Quote("s", 39, 45, (Span(39, 45),)))
    assert RULINGS.without_blocked(Quote("s", 18, 35, (Span(18, 35),))) == ()
    whole = Quote("s", 31, 45, (Span(31, 38),))
    assert RULINGS.without_blocked(whole) == (whole,)
