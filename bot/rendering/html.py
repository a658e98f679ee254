"""An answer as HTML. Everything from a statement or a reader is escaped; no script, no style, no outside resource.

Only elements and attributes that Gradio's sanitiser keeps. The text content of each `<blockquote>` is the quote,
character for character: the line feeds between its paragraphs and lines stay in the text beside `<p>` and `<br>`.
"""

import re
from collections.abc import Iterator
from html import escape

from bot.answer import Answer, Citation, NearMiss, StatementFacts
from bot.rendering import labels
from corpus.span import Span

_INDENT = re.compile(r"(?<=\n) +")


def to_html(answer: Answer, base: str = "") -> str:
    """The answer as one `<section>`. `base` stands before the addresses of our own pages; no slash at its end."""
    parts = [f'<p class="message">{escape(answer.message)}</p>']
    parts += [f'<p class="{note.kind}">{escape(note.text)}</p>' for note in labels.notes(answer)]
    if answer.citations:
        parts.append(_list("quotes", (_citation(c, base) for c in answer.citations)))
    if answer.listing:
        parts.append(_list("statements", (_facts(f, base) for f in answer.listing)))
    if answer.near_misses:
        passages = _list("passages", (_near_miss(n, base) for n in answer.near_misses))
        summary = f"<summary>{escape(labels.NEAR_MISSES)}</summary>"
        parts.append(f'<details class="near-misses">{summary}{passages}</details>')
    return f'<section class="answer {answer.status.value}">{"".join(parts)}</section>'


def to_blockquote(citation: Citation, base: str = "") -> str:
    """One citation as HTML to paste elsewhere: a `<blockquote cite>`, and a paragraph saying who, where and when."""
    quote = _paragraphs(citation.quote, citation.start, ())
    source = (
        f"<p>— {escape(labels.said_by(citation))}, "
        f'<a href="{escape(labels.quote_page(base, citation))}"><cite>{escape(citation.title)}</cite></a>, '
        f"{escape(labels.issuer_and_date(citation))}</p>"
    )
    return f'<blockquote cite="{escape(citation.receipt.url)}">{quote}</blockquote>{source}'


def _list(class_name: str, items: Iterator[str]) -> str:
    return f'<ol class="{class_name}">{"".join(f"<li>{item}</li>" for item in items)}</ol>'


def _citation(citation: Citation, base: str) -> str:
    who = f'<span class="speaker">{escape(labels.speaker(citation))}</span>'
    if citation.role:
        who += f', <span class="role">{escape(citation.role)}</span>'
    if manner := labels.manner(citation):
        who += f' <span class="manner">({escape(manner)})</span>'
    title = f"Source {citation.number}: {citation.title}"
    control = (
        f'<a class="cite" href="{escape(labels.quote_page(base, citation))}" title="{escape(title)}">'
        f'<span class="visually-hidden">Source </span>{citation.number}</a>'
    )
    source = f'<cite class="title">{escape(citation.title)}</cite>, {escape(labels.issuer_and_date(citation))}'
    quote = _paragraphs(citation.quote, citation.start, citation.focus)
    return f'<p class="who">{who}</p>' + _quote_and_source(quote, f"{source} {control}")


def _near_miss(near: NearMiss, base: str) -> str:
    page = f"{labels.statement_page(base, near.statement_id)}?start={near.start}&end={near.end}#quote"
    quote = _paragraphs(near.quote, near.start, ())
    return _quote_and_source(quote, f'<a href="{escape(page)}">{escape(near.title)}</a>')


def _quote_and_source(quote: str, source: str) -> str:
    return f'<blockquote class="quote">{quote}</blockquote><p class="source">{source}</p>'


def _facts(facts: StatementFacts, base: str) -> str:
    page = labels.statement_page(base, facts.statement_id)
    return (
        f'<a class="title" href="{escape(page)}">{escape(facts.title)}</a>, '
        f"{escape(facts.issuer)}, {labels.long_date(facts.published)}"
    )


def _paragraphs(quote: str, start: int, focus: tuple[Span, ...]) -> str:
    """The quote as `<p>` elements. With `focus` (spans of the body), its words and the others are told apart."""
    paragraphs, at = [], start
    for paragraph in quote.split("\n\n"):
        paragraphs.append(f"<p>{''.join(_pieces(paragraph, at, focus))}</p>")
        at += len(paragraph) + 2
    return "\n\n".join(paragraphs)


def _pieces(text: str, start: int, focus: tuple[Span, ...]) -> Iterator[str]:
    end, at = start + len(text), start
    for span in focus:
        if span.end <= at or span.start >= end:
            continue
        yield _words("context", text[at - start : max(at, span.start) - start])
        yield _words("focus", text[max(at, span.start) - start : min(end, span.end) - start])
        at = min(end, span.end)
    yield _words("context" if focus else None, text[at - start :])


def _words(class_name: str | None, text: str) -> str:
    # Gradio passes a message through inspect.cleandoc, which would widen tabs and take away indentation.
    lines = _INDENT.sub(lambda m: "&#32;" * len(m[0]), escape(text)).replace("\t", "&#9;").replace("\n", "<br>\n")
    return f'<span class="{class_name}">{lines}</span>' if class_name and text.strip() else lines
