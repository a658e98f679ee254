"""Fields of the console's forms, read."""

from datetime import date

from bot.web.staff.problem import Problem
from corpus.span import Span


def day_of(text: str) -> date | None:
    """A day; None for an empty field. Raises Problem."""
    text = text.strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Problem(400, "This is not a day", f"“{text[:40]}” is not a day. Write it like 2026-03-01.") from error


def one_line(text: str) -> str | None:
    """One line of text; None for an empty field."""
    return " ".join(text.split()) or None


def lines(text: str) -> tuple[str, ...]:
    """The lines that are not blank, each once."""
    return tuple(dict.fromkeys(line for each in text.splitlines() if (line := one_line(each))))


def span_of(text: str) -> Span:
    """A place as the forms send it, "17-42". Raises Problem, and NoSuchSpan for one that is none."""
    start, _, end = text.partition("-")
    # int() would also take "1_0", "+1" and digits of other scripts
    if not all(part.isascii() and part.isdecimal() and len(part) < 10 for part in (start, end)):
        raise Problem(400, "Nothing was changed", f"“{text[:40]}” is not a place. Open the page again.")
    return Span(int(start), int(end))
