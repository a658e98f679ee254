"""Markdown: its text as rendered, not its marks."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from lxml import html as lxml_html  # type: ignore[import-untyped]
from markdown_it import MarkdownIt

from corpus.errors import ImportFailed
from corpus.importing.extraction.blocks import visible_blocks
from corpus.importing.extraction.extracted import Extracted
from corpus.importing.extraction.html import assemble
from corpus.importing.extraction.plain import decode_or_fail, notes_on
from corpus.importing.ledger import Reason, Removed

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)


def extract_markdown(path: Path, data: bytes) -> Extracted:
    """The rendered text; front matter stands before it and is left out, its title and date are facts."""
    source, encoding = decode_or_fail(path, data)
    front = _FRONT_MATTER.match(source)
    rendered = MarkdownIt("commonmark").enable("table").render(source[front.end() :] if front else source)
    if not rendered.strip():
        raise ImportFailed(str(path), "the document has no text", "give a document with a text")
    root = lxml_html.document_fromstring(rendered.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    blocks = visible_blocks(root)
    raw, _ = assemble(blocks, [None] * len(blocks))
    removed: tuple[Removed, ...] = ()
    facts: dict[str, Any] = {}
    if front:
        head = front[0].strip()
        raw = f"{head}\n\n{raw}"
        removed = (Removed.of(raw, 0, len(head), Reason.FRONT_MATTER),)
        facts = _facts(front[1])
    title = facts.get("title") or next((block.text for block in blocks if block.heading == 1), None)
    published = facts.get("published", facts.get("date"))
    return Extracted(
        raw,
        f"text of the Markdown as rendered by markdown-it-py, decoded as {encoding}",
        "kept",
        title=" ".join(str(title).split()) if title else None,
        published=published if type(published) is date else None,
        removed=removed,
        notes=notes_on(encoding),
    )


def _facts(front_matter: str) -> dict[str, Any]:
    try:
        loaded = yaml.safe_load(front_matter)
    except yaml.YAMLError:
        return {}
    return loaded if isinstance(loaded, dict) else {}
