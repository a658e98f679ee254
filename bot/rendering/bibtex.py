"""A citation as a BibTeX entry. ASCII mark-up, UTF-8 text; for BibTeX and biblatex alike."""

import re

from bot.answer import Citation
from bot.rendering import labels

_TEX = {
    "\\": r"\textbackslash{}",
    # A bare \{ still counts as a brace for BibTeX, and one without its partner swallows the rest of the file.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: "\\" + mark for mark in "&%$#_"},
}
_URL_UNSAFE = re.compile(r"[\s{}\\\"]")


def to_bibtex(citation: Citation) -> str:
    """One `@misc` entry, the quote in `annote`; its key is the statement's id and the place."""
    fields = {
        "author": "{" + _tex(citation.issuer) + "}",  # a second pair of braces: an organisation has no surname
        "title": "{" + _tex(citation.title) + "}",
        "year": str(citation.published.year),
        "month": str(citation.published.month),
        "date": citation.published.isoformat(),
        "url": _URL_UNSAFE.sub(lambda m: f"%{ord(m[0]):02X}", citation.receipt.url),
        "note": _tex(f"Characters {citation.start}–{citation.end}, {labels.said_by(citation)}"),
        "annote": _tex(citation.quote),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{citation.statement_id}-{citation.start}-{citation.end},\n{lines}\n}}\n"


def _tex(text: str) -> str:
    return "".join(_TEX.get(char, char) for char in text)
