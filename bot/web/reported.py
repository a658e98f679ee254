"""What a report of the public is about."""

from dataclasses import dataclass
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class Reported:
    """What a report is about: an answer by its id, and the number of the quote, 0 for the answer as a whole."""

    answer: str
    citation: int

    @property
    def address(self) -> str:
        """The form for it, on this site."""
        return "/report?" + urlencode({"answer": self.answer, "citation": self.citation})
