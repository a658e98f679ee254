"""What kind of document a file is: told by its content, then by the ending of its name."""

import io
import zipfile
from pathlib import Path
from typing import Literal

from corpus.errors import ImportFailed

Kind = Literal["txt", "md", "html", "pdf", "docx"]
_ENDINGS: tuple[tuple[str, Kind], ...] = (
    (".txt", "txt"),
    (".text", "txt"),
    (".md", "md"),
    (".markdown", "md"),
    (".html", "html"),
    (".htm", "html"),
    (".xhtml", "html"),
    (".pdf", "pdf"),
    (".docx", "docx"),
)
_HEAD_BYTES = 1024  # a PDF may have this much before its mark (ISO 32000, implementation note 13)


def kind_of(path: Path, data: bytes) -> Kind:
    """The kind of this document. Raises ImportFailed for an empty file and for a kind that is not read."""
    name, head = str(path), data[:_HEAD_BYTES]
    if not data.strip(b"\0 \t\r\n"):
        raise ImportFailed(name, "the file is empty", "save the document again")
    ending = path.suffix.lower()
    named = next((kind for known, kind in _ENDINGS if known == ending), None)
    if b"%PDF-" in head:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        if _is_word(data):
            return "docx"
        raise ImportFailed(name, "a ZIP file that is no whole Word document", "save it in Word again as .docx")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ImportFailed(name, "an old Word file, or a .docx with a password", "save it in Word as .docx, unlocked")
    if data.startswith(b"{\\rtf"):
        raise ImportFailed(name, "an RTF file", "save it as .docx")
    if named in ("pdf", "docx"):
        raise ImportFailed(name, f"the name ends in {ending} but the content is no such document", "save it again")
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    if named is None:
        raise ImportFailed(name, f"unknown kind of document {ending!r}", "give a .txt, .md, .html, .pdf or .docx file")
    return named


def _is_word(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return False
