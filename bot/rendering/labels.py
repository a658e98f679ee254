"""The fixed words around quotes, the same in every form."""

from dataclasses import dataclass
from datetime import date
from typing import Literal
from urllib.parse import quote as percent_encoded

from bot.answer import Answer, Citation

NEAR_MISSES = "Closest passages – not an answer"
NOT_STATED = "Speaker not stated"
REPORTED = "as reported"  # X said that …: the sense is the speaker's, the words are the issuer's


def speaker(citation: Citation) -> str:
    """Who says the quote: the speaker, that nobody is named, or the issuer in its own voice."""
    if citation.speech == "statement":
        return citation.issuer
    return citation.speaker or NOT_STATED


def manner(citation: Citation) -> str | None:
    """What to add where the quoted words are not the speaker's own."""
    return REPORTED if citation.speech == "reported" else None


def said_by(citation: Citation) -> str:
    """One line: "Graeme Biggar, NCA Director General (as reported)"."""
    line = ", ".join(part for part in (speaker(citation), citation.role) if part)
    return f"{line} ({REPORTED})" if manner(citation) else line


def issuer_and_date(citation: Citation) -> str:
    """Issuer and date; the date alone where the issuer already leads the quote."""
    day = long_date(citation.published)
    return day if citation.speech == "statement" else f"{citation.issuer}, {day}"


def long_date(day: date) -> str:
    """As the public reads a date: "21 April 2024"."""
    return f"{day.day} {day:%B %Y}"


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence between the message and the quotes; `kind` is its class on a page."""

    kind: Literal["resolved", "suggestion", "missing-terms"]
    text: str


def notes(answer: Answer) -> tuple[Note, ...]:
    """How a follow-up was read, what can be asked instead, and which words do not occur; only what there is."""
    found = []
    if answer.resolved:
        found.append(Note("resolved", f"Read as: {answer.resolved}"))
    if answer.suggestion:
        found.append(Note("suggestion", f"You can ask instead: {answer.suggestion}"))
    if answer.missing_terms:
        words = ", ".join(f"“{term}”" for term in answer.missing_terms)
        one = len(answer.missing_terms) == 1
        occur = "This word of your question occurs" if one else "These words of your question occur"
        where = "in no statement quoted here" if answer.citations else "in no statement"
        found.append(Note("missing-terms", f"{occur} {where}: {words}"))
    return tuple(found)


def statement_page(base: str, statement_id: str) -> str:
    """The address of our own page of a statement."""
    return f"{base}/statements/{percent_encoded(statement_id, safe='')}"


def quote_page(base: str, citation: Citation) -> str:
    """The address of our own page of the statement with the quote marked: the quote's permalink."""
    return f"{statement_page(base, citation.statement_id)}?start={citation.start}&end={citation.end}#quote"
