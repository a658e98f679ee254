"""An answer as plain text, for the terminal, for copying, and for the text of a LangChain message."""

from dataclasses import dataclass

from bot.answer import Answer, Citation
from bot.rendering import labels


@dataclass(frozen=True, slots=True)
class PlainAnswer:
    """The text, and for each citation the offset in it where the quote begins; the quote follows unchanged."""

    text: str
    quote_starts: tuple[int, ...]


def to_plain(answer: Answer) -> str:
    """The answer as plain text, each quote unchanged on lines of its own."""
    return plain_answer(answer).text


def plain_answer(answer: Answer) -> PlainAnswer:
    """The answer as plain text, with the places of the quotes in it."""
    text, starts = "\n\n".join([answer.message, *(note.text for note in labels.notes(answer))]), []
    for citation in answer.citations:
        text += f"\n\n[{citation.number}] {labels.said_by(citation)}:\n\n"
        starts.append(len(text))
        text += citation.quote + "\n\n" + _source(citation)
    for facts in answer.listing:
        text += f"\n\n{facts.title}\n{facts.issuer}, {labels.long_date(facts.published)}\n{facts.url}"
    if answer.near_misses:
        text += f"\n\n{labels.NEAR_MISSES}:"
        text += "".join(f"\n\n{near.quote}\n\n({near.title})" for near in answer.near_misses)
    return PlainAnswer(text + "\n", tuple(starts))


def _source(citation: Citation) -> str:
    where = f"{citation.title}, {labels.issuer_and_date(citation)}, characters {citation.start}–{citation.end}"
    return f"({where}, {citation.receipt.url})"
