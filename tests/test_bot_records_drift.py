from pathlib import Path

import example_answers
from example_records import answered, opened, record

from bot.receipt import AnchorStatus
from bot.records.drift import drift, served

STATEMENT = "2026-02-01-harbour-bridge"


def test_each_quote_given_is_found_again_in_the_new_version_or_not(records_url: str, tmp_path: Path) -> None:
    title, closes = "Harbour bridge to close", "The harbour bridge closes on 3 May for repairs."
    with opened(records_url, tmp_path) as journal:
        record(journal, tmp_path, answered("a-1", "?", title, "It is not unsafe.", closes), answered("a-2", "?", title))
        quotes = served(journal, STATEMENT)
    new = example_answers.BODY.replace("closes on 3 May", "closes on 10 May")
    found = drift(quotes, example_answers.statement(new))
    assert [(q.served.answers, q.anchor.status) for q in found.quotes] == [
        (2, AnchorStatus.SAME),
        (1, AnchorStatus.GONE),
        (1, AnchorStatus.MOVED),
    ]
    moved = found.quotes[2].anchor.span
    assert moved is not None
    assert moved.of(new) == "It is not unsafe."
    assert found.line == "3 quotes already given: 1 same, 1 moved, 1 gone, 0 ambiguous"


def test_a_statement_never_quoted_does_not_drift(tmp_path: Path) -> None:
    with opened("", tmp_path) as journal:
        assert served(journal, STATEMENT) == ()
    assert drift((), example_answers.statement()).line.startswith("0 quotes")
