"""The forms in which an answer can be copied, each with its name in `/ask?as=`, its label and its writer."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.answer import Answer
from bot.rendering.bibtex import to_bibtex
from bot.rendering.csl import to_csl
from bot.rendering.html import to_blockquote
from bot.rendering.markdown import to_markdown
from bot.rendering.plain import to_plain


@dataclass(frozen=True, slots=True)
class Copy:
    """One form. `write` takes the answer and what stands before the addresses of our own pages."""

    name: str
    label: str
    write: Callable[[Answer, str], str]


def _plain(answer: Answer, _base: str) -> str:
    return to_plain(answer)


def _html(answer: Answer, base: str) -> str:
    return "\n".join(to_blockquote(c, base) for c in answer.citations) + "\n"


def _bibtex(answer: Answer, _base: str) -> str:
    return "\n".join(to_bibtex(c) for c in answer.citations)


def _csl(answer: Answer, _base: str) -> str:
    return to_csl(answer.citations) + "\n"


COPIES = (
    Copy("text", "Plain text", _plain),
    Copy("markdown", "Markdown", to_markdown),
    Copy("html", "HTML", _html),
    Copy("bibtex", "BibTeX", _bibtex),
    Copy("csl", "CSL-JSON", _csl),
)
