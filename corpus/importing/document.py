"""The whole path from an outside document to an imported statement."""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.errors import CorpusError, ImportFailed
from corpus.importing.dating import published_beside, published_in
from corpus.importing.extraction import Extracted, extract
from corpus.importing.furniture import furniture, is_prose, top_zone
from corpus.importing.headline import find_headline, without_headline
from corpus.importing.imported import Imported
from corpus.importing.layout import Unit, lay_out
from corpus.importing.ledger import Ledger, Reason, Removed
from corpus.statement import Statement, canonical

_MAX_SLUG_CHARS = 80
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"})
_DEFAULT_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the person who imports knows of the document. None: as found in it."""

    title: str | None = None
    issuer: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
    licence: str | None = None
    questions: tuple[str, ...] = ()


def import_document(path: Path, given: Facts) -> Imported:
    """The statement in a txt, md, html, pdf or docx file, and the ledger of what was left out. Writes nothing.

    Raises ImportFailed when the file cannot be read, holds no statement, or leaves facts open that `given` lacks.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ImportFailed(str(path), error.strerror or "cannot be read", "check the file's name and rights") from error
    extracted = extract(path, data)
    layout = lay_out(extracted)
    units = layout.units
    reasons = furniture(units)
    title = given.title or extracted.title or find_headline(units, reasons, given.issuer, extracted.property_title)
    if title is not None and _about_cookies(title, units, reasons):
        reasons = furniture(units, about_cookies=True)
    published = given.published or extracted.published or published_in(units[n].text for n in top_zone(units, reasons))
    published = published or published_beside([unit.text for unit in units])
    if title is not None:
        title = " ".join(unicodedata.normalize("NFC", title).split())
        reasons = without_headline(units, reasons, title)
    body = _body(path, units, reasons)
    digest = hashlib.sha256(data).hexdigest()
    statement = _statement(path, given, extracted, title, published, body, digest)
    kept = tuple(span for unit, why in zip(units, reasons, strict=True) if why is None for span in unit.spans)
    removed = [*extracted.removed, *layout.removed]
    for unit, why in zip(units, reasons, strict=True):
        if why is not None:
            removed += [Removed.of(extracted.text, span.start, span.end, why) for span in unit.spans]
    ledger = Ledger(
        statement.statement_id,
        path.name,
        digest,
        extracted.method,
        len(extracted.text),
        tuple(sorted(removed)),
        extracted.notes,
    )
    return Imported(statement, ledger, extracted.text, kept)


def slug(title: str) -> str:
    """The title as lower-case ASCII words with hyphens, at most 80 characters; "" when no letter of it is left."""
    plain = unicodedata.normalize("NFKD", title.casefold().translate(_LETTERS).replace("’", "").replace("'", ""))
    words = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    result = ""
    for word in words:
        longer = f"{result}-{word}" if result else word[:_MAX_SLUG_CHARS]
        if len(longer) > _MAX_SLUG_CHARS:
            break
        result = longer
    return result


def _about_cookies(title: str, units: Sequence[Unit], reasons: Sequence[Reason | None]) -> bool:
    """Whether cookies are the statement's own subject: its text speaks of them, too. A button may look like a title."""
    prose = (unit.text for unit, why in zip(units, reasons, strict=True) if why is None and is_prose(unit.text))
    return "cookie" in title.casefold() and any("cookie" in text.casefold() for text in prose)


def _body(path: Path, units: Sequence[Unit], reasons: Sequence[Reason | None]) -> str:
    body, gap = "", ""
    for unit, why in zip(units, reasons, strict=True):
        gap = max(gap, unit.gap, key=len)  # of the units left out between two kept ones, the widest gap counts
        if why is None:
            body += (gap if body else "") + unit.text
            gap = ""
    if not body.strip():
        raise ImportFailed(
            str(path), "no text of a statement is left in it", "look at the document; is it the right one?"
        )
    return canonical(body)


def _statement(
    path: Path,
    given: Facts,
    extracted: Extracted,
    title: str | None,
    published: date | None,
    body: str,
    digest: str,
) -> Statement:
    issuer, url, licence = given.issuer, given.url or extracted.url, given.licence
    if title is None or issuer is None or published is None or url is None or licence is None:
        found = {"title": title, "issuer": issuer, "published": published, "url": url, "licence": licence}
        missing = [name for name, value in found.items() if value is None]
        remedy = "give " + " and ".join(f"--{name}" for name in missing)
        raise ImportFailed(str(path), f"facts are missing: {', '.join(missing)}", remedy)
    name = slug(title) or f"statement-{digest[:8]}"
    try:
        return Statement(
            statement_id=f"{published.isoformat()}-{name}",
            title=title,
            issuer=issuer,
            published=published,
            url=url,
            language=given.language or extracted.language or _DEFAULT_LANGUAGE,
            licence=licence,
            body=body,
            source_sha256=digest,
            questions=given.questions,
        )
    except CorpusError as error:
        problem, _, remedy = str(error).rpartition("; ")
        raise ImportFailed(str(path), problem, remedy) from error
