import pytest

from bot.shorthand import written_out


def _nothing(_word: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wht did biggar say abt ppl", "what did biggar say about people"),
        ("how mch r u paid w/ tax", "how much are you paid with tax"),
        ("did the govt stop bcos of kids", "did the government stop because of children"),
        ("HOW MANY COPS CAME", "how many police came"),
        ("what is e2ee", "what is end-to-end encryption"),
        ("will 92 per cent be lost", "will 92% be lost"),
        ("how many died in Q1?", "how many died between January and March?"),
        ("how many died in the second quarter of the year", "how many died between April and June"),
    ],
)
def test_shorthand_slang_and_figures_are_written_as_statements_write_them(typed: str, meant: str) -> None:
    assert written_out(typed, _nothing) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "what did Biggar say about privacy",
        "who is R?",  # one capital letter is a name
        "NCA report",  # two words in capitals are no shouting
        "is www.example.org safe",
        "a quarter of the staff",
        "income in the u.s",
        "who was Ortega y Gasset",
        "the Cash Risk",
    ],
)
def test_a_question_in_plain_words_stays_as_typed(typed: str) -> None:
    assert written_out(typed, _nothing) == typed


@pytest.mark.parametrize(
    "typed", ["is cash accepted", "how much money came in", "5 per cent in Q1", "the demands of kids"]
)
def test_a_word_that_the_statements_use_is_never_rewritten(typed: str) -> None:
    used = {"cash", "money", "cent", "q1", "demands", "kids", "calls"}
    assert written_out(typed, used.__contains__, "£") == typed


def test_money_is_looked_for_by_its_sign_where_the_statements_never_say_money() -> None:
    assert written_out("how much cash was found", _nothing, "£") == "how much (£) was found"
    assert written_out("how much money was found", _nothing, None) == "how much money was found"


def test_a_demand_is_a_call_only_where_statements_call() -> None:
    assert written_out("what are the demands", {"calling"}.__contains__) == "what are the calls for"
    assert written_out("what are the demands", _nothing) == "what are the demands"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("was 4.8 million pounds found", "was £4.8m found"),
        ("was GBP 4,800,000 found", "was £4,800,000 found"),
        ("was £5 billion found in 3 places", "was £5bn found in 3 places"),
        ("was 5 quid found", "was £5 found"),
        ("was $5 million found", "was $5 million found"),
        ("did 3 million people come", "did 3 million people come"),
    ],
)
def test_a_sum_in_the_currency_of_the_statements_is_written_short(typed: str, meant: str) -> None:
    assert written_out(typed, _nothing, "£") == meant


def test_per_cent_is_written_as_the_statements_write_it() -> None:
    assert written_out("40 percent", {"cent"}.__contains__) == "40 per cent"
    assert written_out("40 percent", {"cent", "percent"}.__contains__) == "40 percent"
