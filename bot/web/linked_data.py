"""What a page says in schema.org's words: `Article` for a statement, `Quotation` with its speaker for a quote."""

import json
from typing import Any

from markupsafe import Markup

from bot.answer import Answer
from bot.verifier import voice
from corpus.span import Span
from corpus.speakers import speakers
from corpus.statement import Statement

_IN_SCRIPT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def article_json_ld(statement: Statement, marks: tuple[Span, ...], public_url: str) -> Markup:
    """JSON-LD of a statement's page; `marks` are the quotes that its address names."""
    address = f"{public_url}/statements/{statement.statement_id}"
    article = {
        "@type": "Article",
        "@id": address,
        "headline": statement.title,
        "datePublished": statement.published.isoformat(),
        "inLanguage": statement.language,
        "publisher": {"@type": "Organization", "name": statement.issuer},
        "isBasedOn": statement.url,
    }
    spoken = speakers(statement) if marks else ()
    quotations = []
    for mark in marks:
        speaker, role, _ = voice((mark,), spoken, statement.body)
        quotations.append(_quotation(statement.text(mark), speaker, role, statement.issuer, address, mark))
    return _script([article, *quotations])


def answer_json_ld(answer: Answer, public_url: str) -> Markup:
    """JSON-LD of the quotes of an answer; empty when it has none."""
    if not answer.citations:
        return Markup("")
    return _script(
        [
            _quotation(
                c.quote, c.speaker, c.role, c.issuer, f"{public_url}/statements/{c.statement_id}", Span(c.start, c.end)
            )
            for c in answer.citations
        ]
    )


def _quotation(
    quote: str, speaker: str | None, role: str | None, issuer: str, address: str, place: Span
) -> dict[str, Any]:
    said_by = {"@type": "Person", "name": speaker} if speaker else {"@type": "Organization", "name": issuer}
    if speaker and role:
        said_by["jobTitle"] = role
    return {
        "@type": "Quotation",
        "text": quote,
        "spokenByCharacter": said_by,
        "isPartOf": {"@id": address},
        "url": f"{address}?start={place.start}&end={place.end}",
    }


def _script(graph: list[dict[str, Any]]) -> Markup:
    # Inside <script> only the escapes of JSON count; with these no text can end the element.
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return Markup(text.translate(_IN_SCRIPT))
