"""Rendered answers against the files in `tests/data/golden/`.

To write them again after a wanted change, and then read the difference: `python tests/test_bot_rendering_golden.py`
"""

from pathlib import Path

import pytest
from example_answers import answered, listing, not_in_statements

from bot.answer import Answer
from bot.rendering.bibtex import to_bibtex
from bot.rendering.csl import to_csl
from bot.rendering.html import to_blockquote, to_html
from bot.rendering.json import to_json
from bot.rendering.markdown import to_markdown
from bot.rendering.plain import to_plain

GOLDEN = Path(__file__).parent / "data" / "golden"
BASE = "https://ask.example"


def rendered() -> dict[str, str]:
    """File name -> what it has to hold."""
    answers: dict[str, Answer] = {
        "answered": answered(),
        "not_in_statements": not_in_statements(),
        "listing": listing(),
    }
    files = {}
    for name, answer in answers.items():
        files[f"{name}.html"] = to_html(answer, BASE) + "\n"
        files[f"{name}.md"] = to_markdown(answer, BASE)
        files[f"{name}.txt"] = to_plain(answer)
        files[f"{name}.json"] = to_json(answer, indent=1) + "\n"
    citations = answered().citations
    files["citation.html"] = to_blockquote(citations[0], BASE) + "\n"
    files["citations.bib"] = "\n".join(to_bibtex(c) for c in citations)
    files["citations.csl.json"] = to_csl(citations) + "\n"
    return files


@pytest.mark.parametrize("name", sorted(rendered()))
def test_a_rendered_answer_is_what_it_was(name: str) -> None:
    # newline="" keeps a platform from turning line feeds into something else on the way.
    with (GOLDEN / name).open(encoding="utf-8", newline="") as file:
        assert rendered()[name] == file.read()


def test_no_golden_file_is_left_over() -> None:
    assert {p.name for p in GOLDEN.iterdir()} == set(rendered())


if __name__ == "__main__":
    for name, text in rendered().items():
        (GOLDEN / name).write_text(text, encoding="utf-8", newline="")
