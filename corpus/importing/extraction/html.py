"""Web pages. lxml gives the whole visible text; trafilatura says which of its blocks are the main text."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import trafilatura
from lxml import html as lxml_html  # type: ignore[import-untyped]
from lxml.etree import LxmlError  # type: ignore[import-untyped]

from corpus.errors import ImportFailed
from corpus.importing.extraction.blocks import Block, visible_blocks
from corpus.importing.extraction.details import Details, find_details, is_kind
from corpus.importing.extraction.extracted import Extracted
from corpus.importing.extraction.main_text import in_main_text
from corpus.importing.extraction.plain import decode_or_fail, notes_on
from corpus.importing.ledger import Reason, Removed

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def extract_html(path: Path, data: bytes) -> Extracted:
    """The visible text of the page, what of it is not the main text, and the facts of its metadata.

    Raises ImportFailed for a page without text.
    """
    source, encoding = decode_or_fail(path, data)
    try:
        root = lxml_html.document_fromstring(source.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (LxmlError, ValueError) as error:
        raise ImportFailed(str(path), f"the page cannot be parsed ({error})", "save the page again") from error
    blocks = visible_blocks(root)
    if not blocks:
        raise ImportFailed(str(path), "the page has no text", "save it from a browser after it has loaded")
    # Without the extensive search a date is read from metadata only, never guessed from the page's words.
    main = trafilatura.bare_extraction(
        source,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    facts = main if isinstance(main, trafilatura.settings.Document) else trafilatura.settings.Document()
    main_text = facts.text or ""
    kept, headlines = in_main_text(blocks, main_text), _headlines(blocks)
    details = find_details(blocks, kept, headlines)
    raw, removed = assemble(blocks, _reasons(blocks, kept, details))
    notes = notes_on(encoding)
    if not main_text.strip():
        notes += ("no main text was recognised; everything outside navigation, asides and footers was kept",)
    language = str(root.get("lang") or "").replace("_", "-")
    return Extracted(
        raw,
        f"visible text of the page by lxml, decoded as {encoding}; main text by trafilatura {trafilatura.__version__}",
        "kept",
        title=" ".join(blocks[headlines[0]].text.split()) if headlines else facts.title,
        published=details.published or _date(facts.date),
        url=_canonical_url(root),
        language=language if _LANGUAGE.fullmatch(language) else None,
        removed=removed,
        notes=notes,
    )


def assemble(blocks: Sequence[Block], reasons: Sequence[Reason | None]) -> tuple[str, tuple[Removed, ...]]:
    """(the raw text made of all blocks, the entries of those that there is a reason to leave out)."""
    raw, removed = "", []
    for block, reason in zip(blocks, reasons, strict=True):
        if raw:
            raw += "\n" if block.gap == "item" else "\n\n"
        if reason is not None:
            removed.append((len(raw), len(raw) + len(block.text), reason))
        raw += block.text
    return raw, tuple(Removed.of(raw, start, end, reason) for start, end, reason in removed)


def _reasons(blocks: Sequence[Block], kept: Sequence[bool], details: Details) -> list[Reason | None]:
    reasons: list[Reason | None] = []
    for number, (block, keep) in enumerate(zip(blocks, kept, strict=True)):
        if number in details.numbers:
            reasons.append(Reason.DETAILS)
        elif keep:
            reasons.append(None)
        else:
            reasons.append(block.label or (Reason.NAVIGATION if block.furniture else Reason.OUTSIDE))
    return reasons


def _headlines(blocks: Sequence[Block]) -> tuple[int, ...]:
    """The numbers of the one main heading, which may stand there twice; else of the one paragraph in Word's style for
    titles; else none."""
    main = [number for number, block in enumerate(blocks) if block.heading == 1 and not block.furniture]
    titles = [number for number, block in enumerate(blocks) if block.part == "title" and not is_kind(block.text)]
    for found in (main, titles):
        if len({blocks[number].text for number in found}) == 1:
            return tuple(found)
    return ()


def _date(found: str | None) -> date | None:
    try:
        return date.fromisoformat(found or "")
    except ValueError:
        return None


def _canonical_url(root: lxml_html.HtmlElement) -> str | None:
    for link in root.iterfind(".//link[@rel='canonical']"):
        address = str(link.get("href", "")).strip()
        if address.startswith(("https://", "http://")):
            return address
    return None
