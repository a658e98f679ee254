"""What extraction hands on: the raw text of a document, how it was got, and the facts the document states itself."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.importing.ledger import Removed

# What a line end of the raw text means:
Lines = Literal[
    "kept",  # a line of its own (html, docx: the structure is known)
    "perhaps wrapped",  # plain text: told from the length of the lines
    "wrapped",  # every line end within a block is a wrap (pdf: blocks are told from the geometry)
]


@dataclass(frozen=True, slots=True)
class Extracted:
    """`text` is the raw text, blocks divided by blank lines, pages by a form feed. `removed` is what extraction
    itself knows to be no part of the statement: whole lines of `text`. `title` is shown in the document;
    `property_title` only stands in its properties, where programs put file names and old titles."""

    text: str
    method: str
    lines: Lines
    title: str | None = None
    property_title: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
    removed: tuple[Removed, ...] = ()
    notes: tuple[str, ...] = ()
