"""A half-open interval of a statement's body, in Unicode code points."""

from dataclasses import dataclass

from corpus.errors import NoSuchSpan


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`body[start:end]`; never empty. Raises NoSuchSpan when 0 ≤ start < end does not hold."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise NoSuchSpan(self.start, self.end, self.end)

    def of(self, text: str) -> str:
        """The text at this span. Raises NoSuchSpan when it reaches past the end of `text`."""
        if self.end > len(text):
            raise NoSuchSpan(self.start, self.end, len(text))
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end
