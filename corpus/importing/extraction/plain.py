"""Plain text."""

from pathlib import Path

from corpus.errors import ImportFailed
from corpus.importing.extraction.decoding import decode
from corpus.importing.extraction.extracted import Extracted
from corpus.importing.extraction.running import PageLine, counted_page_numbers, running_lines
from corpus.importing.ledger import Removed

_EDGE_LINES = 3
_CERTAIN = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


def extract_plain(path: Path, data: bytes) -> Extracted:
    """The decoded text itself. Raises ImportFailed for bytes that are no text."""
    text, encoding = decode_or_fail(path, data)
    return Extracted(
        text,
        f"plain text, decoded as {encoding}",
        "perhaps wrapped",
        removed=tuple(_running(text)) or counted_page_numbers(text),
        notes=notes_on(encoding),
    )


def decode_or_fail(path: Path, data: bytes) -> tuple[str, str]:
    """(text, encoding). Raises ImportFailed for bytes that are no text."""
    decoded = decode(data)
    if decoded is None:
        raise ImportFailed(str(path), "the bytes are no text in an encoding we know", "save it as UTF-8")
    return decoded


def notes_on(encoding: str) -> tuple[str, ...]:
    """What someone should check about a guessed encoding."""
    if encoding in _CERTAIN:
        return ()
    return (f"read as {encoding}; check quotation marks and letters with accents",)


def _running(text: str) -> list[Removed]:
    """The running lines of a text whose pages are divided by form feeds, such as pdftotext makes."""
    pages: list[list[tuple[int, str]]] = []
    start = 0
    for page in text.split("\f"):
        lines: list[tuple[int, str]] = []
        for line in page.split("\n"):
            if line.strip():
                lines.append((start, line.rstrip("\r")))
            start += len(line) + 1
        pages.append(lines)
    pages = [page for page in pages if page]
    if len(pages) < 2:
        return []
    placed = [[PageLine(line, _place(i, len(page))) for i, (_, line) in enumerate(page)] for page in pages]
    return [
        Removed.of(text, start, start + len(line), reason)
        for page, reasons in zip(pages, running_lines(placed), strict=True)
        for (start, line), reason in zip(page, reasons, strict=True)
        if reason is not None
    ]


def _place(index: int, count: int) -> str:
    if index < _EDGE_LINES:
        return f"top {index}"
    from_end = count - 1 - index
    return f"foot {from_end}" if from_end < _EDGE_LINES else ""
