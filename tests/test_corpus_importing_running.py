"""Page numbers in texts that do not tell where their pages end."""

from datetime import date
from pathlib import Path

import docx
import pytest

from corpus.importing import Facts, Reason, import_document
from corpus.importing.extraction.running import counted_page_numbers

FIRST = "Suppliers may charge no more than fifteen pounds for a visit to a home."
SECOND = "They must tell the customer the price before the visit takes place."
GIVEN = Facts("Guidance", "The Office", date(2025, 2, 3), "https://office.example.org/1", "en", "CC BY 4.0")


def text(*numbers: str, gap: str = "\n\n") -> str:
    return gap.join(part for number in numbers for part in (FIRST, number)) + gap + SECOND


@pytest.mark.parametrize(
    "numbers",
    [
        ["Page 1 of 2", "Page 2 of 2"],
        ["Page 1 of 4", "Page 2 of 4", "Page 3 of 4"],
        ["PAGE 3 of 12", "page 4 of 12"],
        ["  Page | 1 of 2", "  Page | 2 of 2"],
        ["- 1 of 2 -", "- 2 of 2 -"],
        ["Seite 1 von 2", "Seite 2 von 2"],
        ["Page 1 of 1"],
    ],
)
@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\n \n"])
def test_page_numbers_that_count_up_go(numbers: list[str], gap: str) -> None:
    removed = counted_page_numbers(text(*numbers, gap=gap))
    assert [(r.text, r.reason) for r in removed] == [(number, Reason.PAGE_NUMBER) for number in numbers]


@pytest.mark.parametrize(
    "numbers",
    [
        ["Page 1 of 2"],
        ["Page 3 of 7"],
        ["Page 3 of 7", "Page 5 of 7"],
        ["Page 1 of 2", "Page 1 of 2"],
        ["Page 2 of 2", "Page 1 of 2"],
        ["Page 1 of 2", "Page 2 of 3"],
        ["Page 1 of 2", "Page 2 of 2", "Page 3 of 2"],
        ["Page 0 of 1", "Page 1 of 1"],
        ["1 of 2", "2 of 2"],
        ["- 1 of 2", "- 2 of 2"],
        ["Page 1 of 2 was lost.", "Page 2 of 2 was found."],
        ["Page 1", "Page 2"],
    ],
)
def test_lines_that_do_not_count_the_pages_stay(numbers: list[str]) -> None:
    assert counted_page_numbers(text(*numbers)) == ()


def test_a_page_number_that_does_not_stand_alone_stays() -> None:
    assert counted_page_numbers(text("Page 1 of 2", "Page 2 of 2", gap="\n")) == ()


def test_a_paragraph_goes_on_across_a_page_number(tmp_path: Path) -> None:
    broken = FIRST.replace(" to a home.", "\n\nPage 1 of 2\n\nto a home.") + f"\n\n{SECOND}\n\nPage 2 of 2\n"
    (tmp_path / "a.txt").write_text(broken, encoding="utf-8")
    imported = import_document(tmp_path / "a.txt", GIVEN)
    assert imported.statement.body == f"{FIRST}\n\n{SECOND}\n"
    assert [(r.line, r.text) for r in imported.ledger.removed] == [(3, "Page 1 of 2"), (9, "Page 2 of 2")]


def test_page_numbers_amid_a_word_document_go(tmp_path: Path) -> None:
    document = docx.Document()
    for paragraph in (FIRST, "Page 1 of 2", SECOND, "Page 2 of 2"):
        document.add_paragraph(paragraph)
    document.save(str(tmp_path / "a.docx"))
    imported = import_document(tmp_path / "a.docx", GIVEN)
    assert imported.statement.body == f"{FIRST}\n\n{SECOND}\n"
    assert [r.text for r in imported.ledger.removed] == ["Page 1 of 2", "Page 2 of 2"]
