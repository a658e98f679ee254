"""The words of a paragraph, with each quotation in it as one opaque word."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from corpus.attribution.quotations import Quotation, nickname_places
from corpus.span import Span

Kind = Literal["word", "mark", "quotation"]

_TITLE = (
    r"(?:Mr|Mrs|Ms|Drs?|Profs?|Rev|Hon|Sens?|Reps?|Gov|Gen|Col|Lt|Capt|Sgt|Maj|Adm|Cmdr|Insp|Supt|Det|St|Jr|Sr|Inc|Ltd"
    r"|Co|Corp|Del|Cllr|Cpl|Pte|Ald|Amb|Asst|Msgr|Mme)"
)
_BEFORE_NUMBER = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|Nos|Art|Sec|para|paras|pp?)"
_SHORTENED = r"\b(?:[A-Z]-)?[A-Z][a-z]{1,5}\.(?=[),])|\bPh\.D\."  # (D-Mo.) and R-Ky., of the state
_TOKEN = re.compile(
    rf"\b{_TITLE}\.|{_SHORTENED}|\b{_BEFORE_NUMBER}\.(?=\s*\d)"
    r"|\d+(?:-[^\W\d_]+)+|(?:[^\W\d_]\.){2,}|\b[^\W\d_]\.(?=\s*[^\W\d_])|\d+(?:[.,:/]\d+)*\w*"
    r"|[^\W_]+(?:['’‑\-&][^\W_]+)*|\.{2,}|--+|\S"
)
_PREFIXED = re.compile(r"(?:al|el|d|l|ibn|bin)[-'’‑](?=\w)(?!\d)(?![a-z])")  # al-Thani, d'Estaing
_ENDS = frozenset({".", "!", "?", "…", "..."})
DASHES = frozenset({"–", "—", "―", "-", "--"})


@dataclass(frozen=True, slots=True)
class Word:
    """`body[start:end]`; `low` is its text in lower case with straight apostrophes."""

    start: int
    end: int
    text: str
    kind: Kind
    low: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "low", self.text.lower().replace("’", "'"))

    @property
    def capital(self) -> bool:
        return self.kind == "word" and (self.text[0].isupper() or _PREFIXED.match(self.text) is not None)

    @property
    def small(self) -> bool:
        return self.kind == "word" and not self.capital

    @property
    def ends(self) -> bool:
        """Whether it is a mark that may end a sentence."""
        return self.kind == "mark" and self.text in _ENDS

    @property
    def closed(self) -> bool:
        """Whether it is a quotation whose own last mark ends a sentence, as in “Yes.”"""
        return self.kind == "quotation" and self.text.rstrip("”“\"'’‘»«› ").endswith((".", "!", "?", "…"))


def words(text: str, paragraph: Span, quotations: Iterable[Quotation]) -> list[Word]:
    """The words, marks and quotations of `paragraph`, in order; `quotations` are those that lie in it."""
    found: list[Word] = []
    position = paragraph.start
    marks = {at for start, end in nickname_places(text, paragraph) for at in (start, end - 1)}
    for quotation in [*quotations, None]:
        stop = quotation.start if quotation else paragraph.end
        for match in _TOKEN.finditer(text, position, stop):
            if match.start() in marks:
                continue
            kind: Kind = "word" if match[0][0].isalnum() else "mark"
            found.append(Word(match.start(), match.end(), match[0], kind))
        if quotation:
            found.append(Word(quotation.start, quotation.end, text[quotation.start : quotation.end], "quotation"))
            position = quotation.end
    return found


def sentence_starts(found: list[Word]) -> list[int]:
    """The indexes of `found` at which a sentence starts; a quotation that ends one is followed by a capital."""
    starts = [0] if found else []
    for i in range(len(found) - 1):
        after = found[i + 1]
        opens = after.capital or after.kind == "quotation" or after.text[0].isdigit()
        if (found[i].ends or found[i].closed) and opens:
            starts.append(i + 1)
    return starts
