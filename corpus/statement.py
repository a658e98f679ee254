"""A statement, and the law of canonical text that its body keeps.

Canonical text is NFC, has "\\n" line ends, no byte-order mark, no control character but "\\n" and "\\t", and is
not blank. Curly quotes, dashes and spaces stay as published: canonical is not "cleaned up".
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from corpus.errors import CorpusError, NotCanonical
from corpus.span import Span

_ID = re.compile(r"\d{4}-\d{2}-\d{2}-[a-z0-9][a-z0-9-]*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # BCP 47, the part of it that pages need
_BOM = "\ufeff"


def canonical(text: str) -> str:
    """`text` as canonical text, without a blank head or tail and with one "\\n" at the end. Used on import only."""
    text = text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", text)
    text = "".join(c for c in text if not _is_control(c))
    return text.strip("\n\t ") + "\n"


def check_canonical(text: str) -> None:
    """Return when `text` is canonical. Raises NotCanonical at the first line that is not."""
    remedy = "put the file right, or make it again with `statement-bot import`"
    if not text.strip():
        raise NotCanonical(1, "the text is empty", "a statement needs at least one sentence")
    if text.startswith(_BOM):
        raise NotCanonical(1, "byte-order mark U+FEFF", remedy)
    # str.splitlines would also break at U+2028 and friends, and the line numbers would not be an editor's.
    for number, line in enumerate(text.split("\n"), start=1):
        control = next((c for c in line if _is_control(c)), None)
        if control is not None:
            name = "carriage return" if control == "\r" else "control character"
            raise NotCanonical(number, f"{name} U+{ord(control):04X}", remedy)
        if not unicodedata.is_normalized("NFC", line):
            raise NotCanonical(number, "letters not in Unicode normal form NFC", remedy)


def _is_control(char: str) -> bool:
    # Surrogates (Cs) cannot be encoded as UTF-8, so they can have no digest.
    return char not in "\n\t" and unicodedata.category(char) in ("Cc", "Cs")


@dataclass(frozen=True, slots=True)
class Statement:
    """A published text by an issuer. `digest` is the SHA-256 (hex) of the body's UTF-8.

    Raises NotCanonical for a body, and CorpusError for a field, that breaks its law.
    """

    statement_id: str
    title: str
    issuer: str
    published: date
    url: str
    language: str
    licence: str
    body: str
    source_sha256: str | None = None
    questions: tuple[str, ...] = ()
    supersedes: str | None = None
    digest: str = field(init=False)

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.statement_id):
            raise CorpusError(f"statement_id {self.statement_id!r} is not YYYY-MM-DD-words-in-lower-case; rename it")
        for name in ("title", "issuer", "url", "licence"):
            value: str = getattr(self, name)
            if not value.strip() or "\n" in value:
                raise CorpusError(f"{name} {value!r} is not one line of text; fill it in")
        if not self.url.startswith(("https://", "http://")):
            raise CorpusError(f"url {self.url!r} is not a web address; it starts with https:// or http://")
        if not _LANGUAGE.fullmatch(self.language):
            raise CorpusError(f"language {self.language!r} is not a language tag; write for example en or en-GB")
        if self.source_sha256 is not None and not re.fullmatch(r"[0-9a-f]{64}", self.source_sha256):
            raise CorpusError(f"source_sha256 {self.source_sha256!r} is not 64 hexadecimal digits; copy it again")
        check_canonical(self.body)
        object.__setattr__(self, "digest", hashlib.sha256(self.body.encode()).hexdigest())

    def text(self, span: Span) -> str:
        """`body[start:end]`. Raises NoSuchSpan for a span that reaches past the body."""
        return span.of(self.body)
