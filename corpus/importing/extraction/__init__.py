"""Documents to raw text: one file per kind."""

from pathlib import Path

from corpus.importing.extraction.extracted import Extracted
from corpus.importing.extraction.kind import kind_of

__all__ = ["Extracted", "extract"]


def extract(path: Path, data: bytes) -> Extracted:
    """The raw text of a document, and what it says of itself. Raises ImportFailed."""
    # Each reader is loaded when it is needed: trafilatura alone costs every command a second at its start.
    match kind_of(path, data):
        case "txt":
            from corpus.importing.extraction.plain import extract_plain

            return extract_plain(path, data)
        case "md":
            from corpus.importing.extraction.markdown import extract_markdown

            return extract_markdown(path, data)
        case "html":
            from corpus.importing.extraction.html import extract_html

            return extract_html(path, data)
        case "pdf":
            from corpus.importing.extraction.pdf import extract_pdf

            return extract_pdf(path, data)
        case "docx":
            from corpus.importing.extraction.docx import extract_docx

            return extract_docx(path, data)
