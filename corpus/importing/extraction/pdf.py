"""PDF documents. Where a paragraph ends is told from the distance, size and length of the lines."""

import io
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import pypdf
from pypdf.errors import DependencyError, PyPdfError

from corpus.errors import ImportFailed
from corpus.importing.extraction.extracted import Extracted
from corpus.importing.extraction.running import PageLine, running_lines
from corpus.importing.ledger import Removed

_EDGE = 0.12  # of the page's height, at the head and at the foot, where running lines stand
_WIDER_GAP, _OTHER_SIZE, _HEADING_SIZE, _SHORT_LINE = 1.25, 0.5, 1.15, 0.7
_MANY = 5
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\x7f": "•"}
)  # unused codes are bullets (ISO 32000, annex D)
_JUNK_TITLE = re.compile(
    r"(microsoft word|untitled|\(?anonymous|document\d*$|.*\.(docx?|pdf|indd|rtf)$)", re.IGNORECASE
)
_LONE_MARK = re.compile(r"\s*([•◦▪●‣\x7f–*-]|\d{1,2}[.)])\s*")
_PAGE_END = "\f"
_SENTENCE_END = re.compile(r".*[.!?:][”’\"')\]]*")


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    y: float
    size: float
    place: str


def extract_pdf(path: Path, data: bytes) -> Extracted:
    """The text of all pages. Raises ImportFailed for an encrypted, broken, scanned or empty document."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ImportFailed(str(path), "the PDF is locked with a password", "save a copy without one")
        pages = [_lines(page) for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except DependencyError as error:
        raise ImportFailed(str(path), "the PDF is encrypted", "save a copy without encryption") from error
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise ImportFailed(str(path), f"the PDF is broken ({error})", "save or download it again") from error
    if not any(pages):
        raise ImportFailed(str(path), "the PDF has no text; it is empty or a scan", "run text recognition (OCR) on it")
    raw, removed = _assemble(pages)
    title = " ".join((title or "").split())
    return Extracted(
        raw,
        f"text of the pages by pypdf {pypdf.__version__}",
        "wrapped",
        property_title=title if title and not _JUNK_TITLE.match(title) else None,
        removed=removed,
        notes=tuple(f"page {n} has no text; look whether it is a picture" for n, p in enumerate(pages, 1) if not p),
    )


def _lines(page: pypdf.PageObject) -> list[_Line]:
    fragments: list[tuple[str, float, float]] = []

    def see(text: str, cm: Sequence[float], tm: Sequence[float], _font: Any, size: float) -> None:
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        fragments.append((text, y, abs(size * (tm[3] or 1) * (cm[3] or 1))))

    page.extract_text(visitor_text=see)
    foot, height = float(page.mediabox.bottom), float(page.mediabox.height)
    lines: list[_Line] = []
    text, y, size = "", 0.0, 0.0
    for fragment, at, font in [*fragments, (_PAGE_END, 0.0, 0.0)]:
        for piece in re.split(r"([\n\f])", fragment):
            if piece not in ("\n", _PAGE_END):
                if not text.strip() and piece.strip():
                    y, size = at, font
                text += piece
            elif piece == "\n" and _LONE_MARK.fullmatch(text):  # the mark of a list item waits for the item
                text = f"{text.strip()} "
            elif text.strip():
                share = (y - foot) / height
                place = f"y {round(y / 4)}" if not _EDGE < share < 1 - _EDGE else ""
                lines.append(_Line(" ".join(text.translate(_LIGATURES).split()), y, size, place))
                text = ""
    return lines


def _assemble(pages: Sequence[Sequence[_Line]]) -> tuple[str, tuple[Removed, ...]]:
    """(lines divided by line ends, blocks by blank lines, pages by form feeds; the running lines)."""
    reasons = running_lines([[PageLine(line.text, line.place) for line in page] for page in pages])
    body = [
        [ln for ln, why in zip(p, whys, strict=True) if why is None] for p, whys in zip(pages, reasons, strict=True)
    ]
    divides = _Divides.of(body)
    raw, cuts = "", []
    for page, whys in zip(pages, reasons, strict=True):
        before: _Line | None = None
        for line, why in zip(page, whys, strict=True):
            if raw and not raw.endswith("\f"):
                raw += "\n\n" if why or before is None or divides.between(before, line) else "\n"
            if why is not None:
                cuts.append((len(raw), len(raw) + len(line.text), why))
            else:
                before = line
            raw += line.text
        raw += "\n\f"
    raw = raw.rstrip("\n\f")
    return raw, tuple(Removed.of(raw, start, end, why) for start, end, why in cuts)


@dataclass(frozen=True, slots=True)
class _Divides:
    """Whether a paragraph ends between two lines of a page."""

    body_size: float
    pitch: dict[int, float]  # usual distance of lines, by rounded font size
    width: dict[int, int]  # characters of the longest line, by rounded font size

    @classmethod
    def of(cls, pages: Sequence[Sequence[_Line]]) -> "_Divides":
        steps: dict[int, list[float]] = defaultdict(list)
        width: dict[int, int] = defaultdict(int)
        for page in pages:
            for line in page:
                width[round(line.size)] = max(width[round(line.size)], len(line.text))
            for one, two in pairwise(page):
                if one.y > two.y and abs(one.size - two.size) < _OTHER_SIZE:
                    steps[round(two.size)].append(one.y - two.y)
        # A lone large step is a gap between two paragraphs, not the distance of lines.
        pitch = {s: median(d) if len(d) >= _MANY else min(*d, 1.5 * s) for s, d in steps.items()}
        sizes = [line.size for page in pages for line in page for _ in line.text]
        return cls(median(sizes) if sizes else 0.0, pitch, dict(width))

    def between(self, one: _Line, two: _Line) -> bool:
        if abs(one.size - two.size) > _OTHER_SIZE:
            return True
        step, pitch = one.y - two.y, self.pitch.get(round(two.size), 0.0)
        if step <= 0:  # the next column
            return bool(_SENTENCE_END.fullmatch(one.text))
        if step > _WIDER_GAP * pitch:
            return True
        if one.size > _HEADING_SIZE * self.body_size:  # a headline of several lines
            return False
        room = len(one.text) + 1 + len(two.text.split()[0])
        return room < _SHORT_LINE * self.width[round(one.size)] and not two.text[0].islower()
