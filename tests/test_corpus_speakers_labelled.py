"""Who says the quotations of texts that people have labelled, and of the captured statement."""

import json
from pathlib import Path

import pytest

from corpus.speakers import attribute

DATA = Path(__file__).parent / "data" / "speakers"
SEEDS = Path(__file__).parents[2] / "shared" / "seeds"


def surname(name: str | None) -> str | None:
    return name.split()[-1].lower() if name else None


def score(name: str) -> tuple[int, int, int]:
    """Right, wrong and not stated, of the quotations in a labelled file."""
    right = wrong = silent = 0
    for snippet in json.loads((DATA / name).read_text(encoding="utf-8")):
        text, position = snippet["text"], 0
        spans = [s for s in attribute(text) if s.speech == "direct"]
        for quotation in snippet["quotations"]:
            start = text.index(quotation["quotation"], position)
            position = start + len(quotation["quotation"])
            found = next((s.speaker for s in spans if s.start <= start + 1 and s.end >= position - 2), "no span")
            if surname(found) == surname(quotation["speaker"]):
                right += 1
            elif found is None:
                silent += 1
            else:
                wrong += 1
    return right, wrong, silent


def test_the_quotations_used_while_building_have_their_speakers() -> None:
    assert score("tuning.json") == (55, 0, 0)


def test_the_quotations_kept_apart_while_building_have_their_speakers() -> None:
    assert score("held_out.json") == (47, 0, 0)


def test_most_of_the_news_snippets_are_right_and_none_is_wrong() -> None:
    assert score("snippets.json") == (280, 0, 1)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the captured statement is not beside the checkout")
def test_every_quoted_paragraph_of_the_captured_statement_has_its_speaker() -> None:
    text = next(SEEDS.glob("*.txt")).read_text(encoding="utf-8")
    said = [(one.speaker, one.role) for one in attribute(text) if one.speech == "direct"]
    assert said == [("Graeme Biggar", "NCA Director General")] * 4 + [
        ("Catherine de Bolle", "Europol Executive Director")
    ]
