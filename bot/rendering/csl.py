"""Citations as CSL-JSON 1.0.2, which Zotero and Pandoc read."""

import json

from bot.answer import Citation
from bot.rendering import labels


def to_csl(citations: tuple[Citation, ...], indent: int | None = 2) -> str:
    """A JSON list with one item per citation; the quote stands in `abstract`, its place in `note`."""
    return json.dumps([_item(c) for c in citations], ensure_ascii=False, indent=indent)


def _item(citation: Citation) -> dict[str, object]:
    day = citation.published
    item: dict[str, object] = {
        "id": f"{citation.statement_id}-{citation.start}-{citation.end}",
        "type": "webpage",
        "author": [{"literal": citation.issuer}],
        "title": citation.title,
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "URL": citation.receipt.url,
        "abstract": citation.quote,
        "note": f"Characters {citation.start}–{citation.end}, {labels.said_by(citation)}",
    }
    if citation.speaker is not None:
        item["contributor"] = [{"literal": citation.speaker}]
    return item
