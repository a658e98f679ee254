"""Documents of every kind, made here, imported whole."""

from datetime import date
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from corpus.errors import ImportFailed
from corpus.importing import Facts, Reason, import_document

DATA = Path(__file__).parent / "data" / "importing"
GIVEN = Facts(issuer="The Agency", url="https://agency.example.org/1", licence="CC BY 4.0", published=date(2025, 2, 3))
FIRST = "The bridge over the Aire will be closed for six weeks from Monday, the council said."
SECOND = "Councillor Ann Lee said: “We are sorry for the detours that this will bring.”"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_web_page_gives_its_statement_title_date_and_language() -> None:
    given = Facts(issuer="The Agency", licence="CC BY 4.0")
    imported = import_document(DATA / "press_release.html", given)
    statement = imported.statement
    assert statement.statement_id == "2024-04-21-police-chiefs-call-for-safe-encryption"
    assert (statement.url, statement.language) == ("https://news.example.org/police-chiefs", "en-GB")
    paragraphs = statement.body.split("\n\n")
    assert [p[:24] for p in paragraphs] == [
        "The Director General of ",
        "The Director said: “We u",
        "What would be lost",
        "The reports of one compa",
        "- 327 arrests\n- the reco",
        "The Agency will go on wo",
    ]


def test_the_ledger_of_a_web_page_lists_what_stood_around_the_statement() -> None:
    imported = import_document(DATA / "press_release.html", Facts(issuer="The Agency", licence="CC BY 4.0"))
    left_out = [(r.text, r.reason) for r in imported.ledger.removed]
    assert left_out == [
        ("We use cookies to give you the best experience on our website.", Reason.COOKIES),
        ("Accept all", Reason.COOKIES),
        ("Skip to main content", Reason.NAVIGATION),
        ("1. Home", Reason.NAVIGATION),
        ("2. News", Reason.NAVIGATION),
        ("Police chiefs call for safe encryption", Reason.HEADLINE),
        ("- Share on Facebook", Reason.SHARING),
        ("- Share on LinkedIn", Reason.SHARING),
        ("Related articles", Reason.RELATED),
        ("- Ten tips for a safer phone", Reason.RELATED),
        ("- Minister opens new office", Reason.RELATED),
        ("© 2024 Example News. All rights reserved.", Reason.NAVIGATION),
    ]


def test_markdown_loses_its_marks_and_its_front_matter(tmp_path: Path) -> None:
    wrapped = FIRST.replace("for six", "for\nsix")
    text = f"---\ndate: 2025-02-03\n---\n# Bridge **closed**\n\n{wrapped}\n\n* six weeks\n* one bridge\n"
    given = Facts(issuer="The Agency", url="https://agency.example.org/1", licence="CC BY 4.0")
    imported = import_document(write(tmp_path, "a.md", text), given)
    assert (imported.statement.title, imported.statement.published) == ("Bridge closed", date(2025, 2, 3))
    assert imported.statement.body == f"{FIRST}\n\n- six weeks\n- one bridge\n"
    assert [r.reason for r in imported.ledger.removed] == [Reason.FRONT_MATTER, Reason.HEADLINE]


def word(text: str = FIRST) -> Document:
    document = docx.Document()
    document.core_properties.title = "template v3"
    document.sections[0].header.paragraphs[0].text = "Press office"
    document.add_heading("Bridge closed", level=1)
    document.add_paragraph(text)
    document.add_paragraph("six weeks", style="List Bullet")
    document.add_paragraph("one bridge", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Detour", "4 km"
    return document


def test_a_word_document_gives_paragraphs_items_and_rows_without_its_page_head(tmp_path: Path) -> None:
    word().save(str(tmp_path / "a.docx"))
    imported = import_document(tmp_path / "a.docx", GIVEN)
    assert imported.statement.title == "Bridge closed"
    assert imported.statement.body == f"{FIRST}\n\n- six weeks\n- one bridge\n\nDetour\t4 km\n"
    assert [(r.text, r.reason) for r in imported.ledger.removed] == [
        ("Bridge closed", Reason.HEADLINE),
        ("Press office", Reason.RUNNING_LINE),
    ]


def test_block_quotations_keep_a_bar_in_place_of_their_indent(tmp_path: Path) -> None:
    page = f"<main><h1>Bridge closed</h1><p>{FIRST}</p><p>Ann Lee said:</p><blockquote><p>We are sorry.</p><p>I am."
    page += "</p></blockquote></main>"
    quoted = f"{FIRST}\n\nAnn Lee said:\n\n> We are sorry.\n\n> I am.\n"
    assert import_document(write(tmp_path, "a.html", page), GIVEN).statement.body == quoted
    text = f"# Bridge closed\n\n{FIRST}\n\nAnn Lee said:\n\n> We are sorry.\n>\n> I am.\n"
    assert import_document(write(tmp_path, "a.md", text), GIVEN).statement.body == quoted
    document = word()
    document.add_paragraph("We are sorry.", style="Quote")
    document.save(str(tmp_path / "a.docx"))
    assert "\n\n> We are sorry." in import_document(tmp_path / "a.docx", GIVEN).statement.body


def test_a_word_document_with_tracked_changes_is_refused(tmp_path: Path) -> None:
    document = word()
    document.paragraphs[1]._p.append(OxmlElement("w:ins"))
    document.save(str(tmp_path / "a.docx"))
    with pytest.raises(ImportFailed, match="tracked changes; accept or reject them all"):
        import_document(tmp_path / "a.docx", GIVEN)


def pdf(path: Path, pages: list[list[str]], encrypt: str | None = None) -> Path:
    canvas = Canvas(str(path), pagesize=A4, encrypt=encrypt)
    for number, lines in enumerate(pages, start=1):
        canvas.setFont("Helvetica", 9)
        canvas.drawString(72, 810, "The Agency: press release")
        canvas.drawString(290, 30, f"Page {number} of {len(pages)}")
        canvas.setFont("Helvetica", 11)
        for row, line in enumerate(lines):
            canvas.drawString(72, 740 - 14 * row, line)
        canvas.showPage()
    canvas.save()
    return path


def test_a_pdf_gives_whole_paragraphs_across_lines_and_pages(tmp_path: Path) -> None:
    first = [
        "Bridge over the Aire closed",
        "",
        "The bridge over the Aire will be closed for six weeks from Monday. Law enforce-",
        "ment officers will guide the traffic. The council has looked into the end-to-",
        "end costs.",
        "",
        "Councillor Ann Lee said that all of the detours are signed and that the buses will",
    ]
    second = ["run as before. She thanked the people of the city for the patience that they had shown."]
    imported = import_document(pdf(tmp_path / "a.pdf", [first, second]), GIVEN)
    assert imported.statement.title == "Bridge over the Aire closed"
    assert imported.statement.body == (
        "The bridge over the Aire will be closed for six weeks from Monday. Law enforcement officers will guide the "
        "traffic. The council has looked into the end-to-end costs.\n\n"
        "Councillor Ann Lee said that all of the detours are signed and that the buses will run as before. She "
        "thanked the people of the city for the patience that they had shown.\n"
    )
    assert [(r.text, r.reason) for r in imported.ledger.removed] == [
        ("The Agency: press release", Reason.RUNNING_LINE),
        ("Page 1 of 2", Reason.PAGE_NUMBER),
        ("Bridge over the Aire closed", Reason.HEADLINE),
        ("-", Reason.LINE_END_HYPHEN),
        ("The Agency: press release", Reason.RUNNING_LINE),
        ("Page 2 of 2", Reason.PAGE_NUMBER),
    ]


def test_every_visible_character_of_each_kind_is_kept_or_in_the_ledger(tmp_path: Path) -> None:
    word().save(str(tmp_path / "a.docx"))
    pdf(tmp_path / "a.pdf", [["Bridge closed", "", FIRST, "- six", "- weeks"], [SECOND]])
    for path in (DATA / "press_release.html", tmp_path / "a.docx", tmp_path / "a.pdf"):
        imported = import_document(path, GIVEN)
        spans = [(s.start, s.end) for s in imported.kept] + [(r.start, r.end) for r in imported.ledger.removed]
        held = sorted(place for start, end in spans for place in range(start, end))
        assert len(held) == len(set(held))
        assert {p for p, c in enumerate(imported.raw) if not c.isspace()} <= set(held)


def test_a_scanned_and_a_locked_pdf_are_refused_with_what_to_do(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "scan.pdf"))
    canvas.rect(10, 10, 100, 100)
    canvas.save()
    with pytest.raises(ImportFailed, match=r"empty or a scan; run text recognition"):
        import_document(tmp_path / "scan.pdf", GIVEN)
    with pytest.raises(ImportFailed, match=r"locked with a password; save a copy without one"):
        import_document(pdf(tmp_path / "locked.pdf", [[FIRST]], encrypt="secret"), GIVEN)


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file"),
        ("a.docx", b"PK\x03\x04 and no more", "no whole Word document"),
        ("a.docx", b"some words", r"ends in .docx but"),
        ("a.pdf", b"%PDF-1.7 and no more", "the PDF is broken"),
        ("a.rtf", b"{\\rtf1 words}", "an RTF file"),
        ("a.png", b"\x89PNG words", r"unknown kind of document '.png'"),
        ("a.txt", bytes(range(256)), "no text in an encoding"),
        ("a.html", b"<html><body><script>x</script></body></html>", "the page has no text"),
        ("a.txt", b"We use cookies to give you the best experience.", "no text of a statement is left"),
    ],
)
def test_what_cannot_be_imported_is_refused(tmp_path: Path, name: str, content: bytes, problem: str) -> None:
    with pytest.raises(ImportFailed, match=problem):
        import_document(write(tmp_path, name, content), GIVEN)


GOVERNMENT = """Skip to main content
Cookies on GOV.UK
We use some essential cookies to make this website work.

We’d like to set additional cookies to understand how you use GOV.UK.

Accept additional cookies
View cookies
Navigation menu
Home
News and communications
Press release
Clinics to open across the north
The minister has announced 14 new walk-in clinics.

From:
Department of Health
Published
2 March 2026

The clinics will open by the end of March 2027.

Share this page
Share on Facebook (opens in new tab)
Updates to this page
Published 2 March 2026

Is this page useful?
Maybe
Services and information
© Crown copyright
"""


def test_a_government_page_copied_from_the_browser_gives_its_statement(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(GOVERNMENT, encoding="utf-8")
    facts = Facts(issuer="Department of Health", url="https://health.example.org", licence="OGL")
    statement = import_document(tmp_path / "page.txt", facts).statement
    assert (statement.title, statement.published) == ("Clinics to open across the north", date(2026, 3, 2))
    assert statement.body == (
        "News and communications\nPress release\nThe minister has announced 14 new walk-in clinics.\n\n"
        "From:\nDepartment of Health\nPublished\n2 March 2026\n\nThe clinics will open by the end of March 2027.\n"
    )


def test_a_statement_about_cookies_keeps_what_it_says_of_them(tmp_path: Path) -> None:
    text = "Firm fined for cookies\n\nThe regulator has fined a firm for the cookies that it set.\n\nView cookies\n"
    (tmp_path / "page.txt").write_text(text, encoding="utf-8")
    facts = Facts(None, "Regulator", date(2026, 3, 2), "https://r.example.org", "en", "OGL")
    statement = import_document(tmp_path / "page.txt", facts).statement
    assert (statement.title, statement.body.count("ookies")) == ("Firm fined for cookies", 2)


def test_all_missing_facts_are_asked_for_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", f"{FIRST}\n\n{SECOND}\n")
    with pytest.raises(ImportFailed, match="give --title and --issuer and --published and --url and --licence"):
        import_document(path, Facts())


def test_a_bad_fact_names_the_file_the_value_and_the_remedy(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", f"Bridge closed\n\n{FIRST}\n")
    with pytest.raises(ImportFailed, match=r"a\.txt: url 'agency' is not a web address; it starts with https"):
        import_document(path, Facts(issuer="A", published=date(2025, 2, 3), url="agency", licence="x"))


def test_a_word_document_that_unpacks_to_far_more_is_not_unpacked(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("a" * 50_000_001)
    document.save(str(tmp_path / "large.docx"))
    with pytest.raises(ImportFailed, match="larger than 50 MB"):
        import_document(tmp_path / "large.docx", GIVEN)
