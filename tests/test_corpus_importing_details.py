"""Web pages: what they say about their text, and which of their lines is the headline."""

from datetime import date
from pathlib import Path

import pytest

from corpus.importing import Facts, Imported, Reason, import_document

GIVEN = Facts(issuer="The Office", url="https://office.example.org/1", licence="CC BY 4.0", published=date(2025, 2, 3))
UNDATED = Facts(issuer="The Office", url="https://office.example.org/1", licence="CC BY 4.0")
FIRST = "The supplier will refund three million pounds to the customers whom it charged too much."
SECOND = "Customers do not have to do anything, because the refunds are paid to their meters."
H1 = "<h1>Supplier to refund its customers</h1>"


def page(folder: Path, main: str, given: Facts = GIVEN) -> Imported:
    path = folder / "page.html"
    path.write_text(f"<html><head><title>Old page</title></head><body><main>{main}</main></body></html>", "utf-8")
    return import_document(path, given)


def paragraphs(imported: Imported) -> list[str]:
    return imported.statement.body.rstrip("\n").split("\n\n")


def details(imported: Imported) -> list[str]:
    return [removed.text for removed in imported.ledger.removed if removed.reason is Reason.DETAILS]


@pytest.mark.parametrize(
    "kind", ["Press release", "News story", "Speech", "Guidance", "Written statement to Parliament"]
)
def test_the_kind_of_document_beside_the_headline_goes(tmp_path: Path, kind: str) -> None:
    for main in (f"<span>{kind}</span>{H1}", f"{H1}<p>{kind}</p>"):
        imported = page(tmp_path, f"{main}<p>{FIRST}</p><p>{SECOND}</p>")
        assert (paragraphs(imported), details(imported)) == ([FIRST, SECOND], [kind])


@pytest.mark.parametrize(
    ("main", "kept"),
    [
        (f"{H1}<h2>Guidance</h2><p>{FIRST}</p><p>{SECOND}</p>", ["Guidance", FIRST, SECOND]),
        (f"{H1}<p>{FIRST}</p><p>Speech</p><p>{SECOND}</p>", [FIRST, "Speech", SECOND]),
        (f"{H1}<p>Guidance withdrawn</p><p>{FIRST}</p><p>{SECOND}</p>", ["Guidance withdrawn", FIRST, SECOND]),
        (f"{H1}<p>Decision</p><p>{FIRST}</p><p>{SECOND}</p>", ["Decision", FIRST, SECOND]),
    ],
)
def test_the_same_word_elsewhere_and_other_words_stay(tmp_path: Path, main: str, kept: list[str]) -> None:
    imported = page(tmp_path, main)
    assert (paragraphs(imported), details(imported)) == (kept, [])


def described(*pairs: tuple[str, str]) -> str:
    items = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in pairs)
    return f"{H1}<p>{FIRST}</p><dl>{items}</dl><p>{SECOND}</p>"


@pytest.mark.parametrize(
    "pairs",
    [
        [("From:", "<a href='/o'>The Office</a>"), ("Published", "12 March 2025")],
        [("Published:", "12 March 2025"), ("Last updated:", "9 October 2025 — <a href='#h'>See all updates</a>")],
        [("From", "The Office"), ("Delivered on:", "8 May 2025 (Original script)"), ("Location:", "Harrogate")],
    ],
)
def test_a_list_of_who_published_the_page_and_when_goes(tmp_path: Path, pairs: list[tuple[str, str]]) -> None:
    imported = page(tmp_path, described(*pairs))
    assert paragraphs(imported) == [FIRST, SECOND]
    assert len(details(imported)) == 2 * len(pairs)


@pytest.mark.parametrize(
    "pairs",
    [
        [("Location", "Harrogate")],
        [("From", "The Office"), ("Location", "Harrogate")],
        [("From", "The Office"), ("Published", "12 March 2025"), ("Penalty", "£5 million")],
        [("Published", "The full report, with all its tables")],
        [("Published", "12 March 2025"), ("From", "This report is the work of the office and of nobody else.")],
        [("Last updated", "12 March 2025")],
    ],
)
def test_a_list_that_says_anything_else_stays_whole(tmp_path: Path, pairs: list[tuple[str, str]]) -> None:
    imported = page(tmp_path, described(*pairs))
    assert paragraphs(imported) == [FIRST, *(text for pair in pairs for text in pair), SECOND]
    assert details(imported) == []


@pytest.mark.parametrize(
    "lines", ["<p>Published 12 March 2025</p>", "<p>Published 12 March 2025<br>Last updated: 9 October 2025</p>"]
)
def test_the_day_of_publication_goes_from_the_end_of_the_text(tmp_path: Path, lines: str) -> None:
    imported = page(tmp_path, f"{H1}<p>{FIRST}</p><p>{SECOND}</p>{lines}", UNDATED)
    assert paragraphs(imported) == [FIRST, SECOND]
    assert imported.statement.published == date(2025, 3, 12)


@pytest.mark.parametrize("last", ["Published in March 2025", "Published 12 March 2025 by the office", "12 March 2025"])
def test_another_line_with_a_day_at_the_end_stays(tmp_path: Path, last: str) -> None:
    assert paragraphs(page(tmp_path, f"{H1}<p>{FIRST}</p><p>{SECOND}</p><p>{last}</p>")) == [FIRST, SECOND, last]


def test_the_day_of_publication_amid_the_text_stays(tmp_path: Path) -> None:
    line = "Published 12 March 2025"
    assert paragraphs(page(tmp_path, f"{H1}<p>{FIRST}</p><p>{line}</p><p>{SECOND}</p>")) == [FIRST, line, SECOND]


def test_the_day_in_a_list_that_goes_is_the_day_of_publication(tmp_path: Path) -> None:
    main = described(("Published", "12 March 2025"), ("Last updated", "9 October 2025"))
    assert page(tmp_path, main, UNDATED).statement.published == date(2025, 3, 12)
    main = described(("From", "The Office"), ("Delivered on", "8 May 2025"))
    assert page(tmp_path, main, UNDATED).statement.published == date(2025, 5, 8)


def test_the_day_in_a_list_counts_more_than_a_day_that_a_class_name_seems_to_mark(tmp_path: Path) -> None:
    main = described(("Published", "12 March 2025")) + "<p class=info-notice>Deadline: 31 January 2026</p>"
    assert page(tmp_path, main, UNDATED).statement.published == date(2025, 3, 12)


WORD_TITLE = "<p class=MsoTitle><b>Statement on the refunds</b></p>"


def test_a_paragraph_in_the_title_style_of_word_is_the_title_and_no_text(tmp_path: Path) -> None:
    imported = page(tmp_path, f"{WORD_TITLE}<p class=MsoNormal>{FIRST}</p><p class=MsoNormal>{SECOND}</p>")
    assert imported.statement.title == "Statement on the refunds"
    assert paragraphs(imported) == [FIRST, SECOND]
    assert [r.reason for r in imported.ledger.removed] == [Reason.HEADLINE]


@pytest.mark.parametrize(
    ("main", "title"),
    [
        (f"{WORD_TITLE}{H1}", "Supplier to refund its customers"),
        (f"{WORD_TITLE}<p class=MsoTitle>of its customers</p>", "Old page"),
        ("<p class=MsoTitle>Press release</p>", "Old page"),
        ("<p class=MsoSubtitle>Statement on the refunds</p>", "Old page"),
    ],
)
def test_the_title_style_of_word_yields_to_a_main_heading_and_has_to_be_clear(
    tmp_path: Path, main: str, title: str
) -> None:
    assert page(tmp_path, f"{main}<p>{FIRST}</p><p>{SECOND}</p>").statement.title == title
