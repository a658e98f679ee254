"""Word documents (.docx)."""

import io
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError  # type: ignore[import-untyped]

from corpus.errors import ImportFailed
from corpus.importing.extraction.extracted import Extracted
from corpus.importing.extraction.running import counted_page_numbers
from corpus.importing.ledger import Reason, Removed

_P, _TC, _TR = qn("w:p"), qn("w:tc"), qn("w:tr")
_MOST_BYTES = 50_000_000  # of XML, many times a long book: a few hundred KB can unpack to gigabytes
_QUOTES = frozenset({"Quote", "IntenseQuote"})
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "‑"}


def extract_docx(path: Path, data: bytes) -> Extracted:
    """The text of the body and of the footnotes; heads and feet of the pages stand after it and are left out.

    Raises ImportFailed for a broken document and for one with tracked changes, whose text is not settled.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist() if part.filename.endswith((".xml", ".rels")))
        if unpacked > _MOST_BYTES:
            raise ImportFailed(str(path), "its text is larger than 50 MB", "save the text alone as a new document")
        document = docx.Document(io.BytesIO(data))
    except (OpcError, KeyError, ValueError, zipfile.BadZipFile, XMLSyntaxError) as error:
        raise ImportFailed(str(path), "the Word document is broken", "open and save it again in Word") from error
    body = document.element.body
    if body.xpath("boolean(.//w:ins | .//w:del)"):
        raise ImportFailed(str(path), "it has tracked changes", "accept or reject them all in Word first")
    text = _text(document, body) + _footnotes(document)
    if not text.strip():
        raise ImportFailed(str(path), "the Word document has no text", "if it is a picture, run text recognition on it")
    raw = text.strip("\n")
    removed = list(counted_page_numbers(raw))
    for line in _heads_and_feet(document):
        start = len(raw) + 2
        raw += f"\n\n{line}"
        removed.append(Removed.of(raw, start, len(raw), Reason.RUNNING_LINE))
    return Extracted(
        raw,
        "text of the body and footnotes of the Word document by python-docx, then its heads and feet",
        "kept",
        title=_title(document),
        property_title=" ".join((document.core_properties.title or "").split()) or None,
        removed=tuple(removed),
    )


def _text(document: Document, root: Any) -> str:
    """Paragraphs divided by blank lines; table rows on lines, cells divided by tabs; items marked "- " or "1. ",
    quotations in the style of that name "> ".

    Walks the XML, because `Paragraph.text` loses content controls and text boxes.
    """
    text, row_before, cell_before, item_before = "", None, None, False
    counts: Counter[tuple[str, str]] = Counter()
    for paragraph in root.iter(_P):
        if any(True for _ in paragraph.iterancestors("{*}Fallback")):  # a text box's copy for old programs
            continue
        content = _paragraph(paragraph)
        row, cell = next(paragraph.iterancestors(_TR), None), next(paragraph.iterancestors(_TC), None)
        if not content:
            continue
        marker = _marker(document, paragraph, counts)
        if text and row is not None and row is row_before:
            text += " " if cell is cell_before else "\t"
        elif text:
            text += "\n" if (row is not None and row_before is not None) or (marker and item_before) else "\n\n"
        bar = "> " if _style(paragraph) in _QUOTES else ""
        text += bar + marker + content
        row_before, cell_before, item_before = row, cell, bool(marker)
    return text


def _paragraph(paragraph: Any) -> str:
    # w:tab also names a tab stop in the paragraph's properties, and a text box nests paragraphs.
    pieces = (
        _BREAKS.get(element.tag, element.text or "")
        for element in paragraph.iter(qn("w:t"), *_BREAKS)
        if next(element.iterancestors(_P)) is paragraph and element.getparent().tag == qn("w:r")
    )
    return "".join(pieces).strip()


def _style(paragraph: Any) -> str:
    return str(next(iter(paragraph.xpath("./w:pPr/w:pStyle/@w:val")), ""))


def _marker(document: Document, paragraph: Any, counts: Counter[tuple[str, str]]) -> str:
    style = _style(paragraph)
    number_id = next(iter(paragraph.xpath("./w:pPr/w:numPr/w:numId/@w:val")), None)
    level = str(next(iter(paragraph.xpath("./w:pPr/w:numPr/w:ilvl/@w:val")), "0"))
    if style.startswith("ListNumber"):
        numbered, key = True, ("style", style)
    elif number_id is not None and number_id != "0":  # 0 takes the numbering away
        numbered, key = _format(document, str(number_id), level) not in ("bullet", "none"), (str(number_id), level)
    else:
        return "- " if style.startswith("ListBullet") else ""
    if not numbered:
        return "- "
    counts[key] += 1
    return f"{counts[key]}. "


def _format(document: Document, number_id: str, level: str) -> str:
    numbering = document.part.numbering_part.element
    path = (
        f"./w:abstractNum[@w:abstractNumId=/w:numbering/w:num[@w:numId='{number_id}']/w:abstractNumId/@w:val]"
        f"/w:lvl[@w:ilvl='{level}']/w:numFmt/@w:val"
    )
    return str(next(iter(numbering.xpath(path)), "bullet"))


def _footnotes(document: Document) -> str:
    notes: list[str] = []
    for part in document.part.package.iter_parts():
        if str(part.partname) in ("/word/footnotes.xml", "/word/endnotes.xml"):
            notes.extend(_text(document, note) for note in parse_xml(part.blob))
    return "".join(f"\n\n{note}" for note in notes if note)


def _heads_and_feet(document: Document) -> list[str]:
    lines: dict[str, None] = {}
    for section in document.sections:
        for part in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            lines.update(dict.fromkeys(p.text.strip() for p in part.paragraphs if p.text.strip()))
    return list(lines)


def _title(document: Document) -> str | None:
    """The first paragraph in the style Title or Heading 1."""
    for paragraph in document.paragraphs:
        style = paragraph.style.name if paragraph.style is not None else ""
        if style in ("Title", "Heading 1") and paragraph.text.strip():
            return " ".join(paragraph.text.split())
    return None
