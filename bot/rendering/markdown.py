"""An answer as Markdown (CommonMark, GitHub's tables and maths kept from interfering). Escaped so that a renderer
shows each quote exactly."""

import re

from bot.answer import Answer, Citation
from bot.rendering import labels

_ANYWHERE = re.compile(r"[\\`*_\[\]{}<>&|~$^]")
_AT_LINE_START = re.compile(r"^(?:[-+=#:]|\d+(?=[.)]))")  # bullets, rules, headings, definitions; "1." and "1)"
_EDGE_SPACE = re.compile(r"^[ \t]+|[ \t]+$")


def to_markdown(answer: Answer, base: str = "") -> str:
    """The answer as Markdown; `base` stands before the addresses of our own pages, without a slash at its end."""
    blocks = [escaped(answer.message)]
    blocks += [escaped(note.text) for note in labels.notes(answer)]
    for citation in answer.citations:
        blocks += [quoted(citation.quote), _source(citation, base)]
    blocks += [
        f"- [{escaped(f.title)}](<{labels.statement_page(base, f.statement_id)}>), "
        f"{escaped(f.issuer)}, {labels.long_date(f.published)}"
        for f in answer.listing
    ]
    if answer.near_misses:
        blocks.append(f"*{labels.NEAR_MISSES}:*")
        for near in answer.near_misses:
            blocks += [quoted(near.quote), f"— {escaped(near.title)}"]
    return "\n\n".join(blocks) + "\n"


def quoted(text: str) -> str:
    """`text` as a block quote: paragraphs stay paragraphs, line feeds hard breaks, and no character is lost."""
    paragraphs = text.split("\n\n")
    blocks = ["\\\n".join(escaped(line) for line in paragraph.split("\n")) for paragraph in paragraphs]
    return "\n".join("> " + line if line else ">" for line in "\n\n".join(blocks).split("\n"))


def escaped(line: str) -> str:
    """One line of text that renders as itself."""
    line = _ANYWHERE.sub(lambda m: "\\" + m[0], line)
    # A backslash before a digit is no escape in CommonMark, so the mark after the number takes it.
    line = _AT_LINE_START.sub(lambda m: m[0] + "\\" if m[0][0].isdigit() else "\\" + m[0], line)
    return _EDGE_SPACE.sub(lambda m: "".join(f"&#{ord(c)};" for c in m[0]), line)


def _source(citation: Citation, base: str) -> str:
    link = f"[{citation.number}](<{labels.quote_page(base, citation)}>)"
    return (
        f"— {escaped(labels.said_by(citation))}. *{escaped(citation.title)}*, "
        f"{escaped(labels.issuer_and_date(citation))} {link}"
    )
