"""Receipts as JSON, and the place of a receipt's quote in a statement that may have changed since."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from enum import StrEnum

from bot.answer import Receipt
from bot.errors import BadReceipt
from corpus.span import Span
from corpus.statement import Statement

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Claim:
    """A receipt as somebody handed it in, and, where it came inside a citation, the words shown with it."""

    receipt: Receipt
    quote: str | None = None


class AnchorStatus(StrEnum):
    """Where a receipt's quote stands in a statement as it is now."""

    SAME = "same"
    MOVED = "moved"
    GONE = "gone"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place found; `span` is None unless the status is same or moved."""

    status: AnchorStatus
    span: Span | None = None


def receipt_values(receipt: Receipt) -> dict[str, str | int]:
    """The receipt's fields in the order of the contract, for whoever writes the JSON around it."""
    return asdict(receipt)


def read_claims(text: str, path: str) -> tuple[Claim, ...]:
    """Every receipt in a JSON text: a receipt, a citation, an answer, a list of these, or one of these a line.

    Raises BadReceipt, naming `path` and the field, for a receipt that is not whole, or when there is none.
    """
    claims = tuple(claim for value in _values(text, path) for claim in _claims(value, path))
    if not claims:
        raise BadReceipt(path, "holds no receipt")
    return claims


def reanchor(receipt: Receipt, statement: Statement) -> Anchor:
    """Where the quote of `receipt` stands in `statement`, which may be a later version.

    Only the very same words count. Of several places, the one with the receipt's own prefix and suffix on both sides
    is taken when there is exactly one; otherwise the answer is AMBIGUOUS, never a guess.
    """
    body, length = statement.body, receipt.end - receipt.start
    here = Span(receipt.start, receipt.end)
    if statement.digest == receipt.digest and here.end <= len(body) and _holds(receipt, body, here.start):
        return Anchor(AnchorStatus.SAME, here)
    places = list(_in_context(receipt, body)) or [i for i in range(len(body) - length + 1) if _holds(receipt, body, i)]
    if len(places) != 1:
        return Anchor(AnchorStatus.AMBIGUOUS if places else AnchorStatus.GONE)
    found = Span(places[0], places[0] + length)
    return Anchor(AnchorStatus.SAME if found == here else AnchorStatus.MOVED, found)


def _holds(receipt: Receipt, body: str, start: int) -> bool:
    window = body[start : start + receipt.end - receipt.start]
    return hashlib.sha256(window.encode()).hexdigest() == receipt.quote_sha256


def _in_context(receipt: Receipt, body: str) -> Iterator[int]:
    """The places of the quote with its whole prefix before and its whole suffix behind it."""
    length = receipt.end - receipt.start
    if not (receipt.prefix or receipt.suffix):
        return
    # At least one of the two is there to search by; hashing every window of a long body takes a tenth of a second.
    needle, offset = (receipt.prefix, len(receipt.prefix)) if receipt.prefix else (receipt.suffix, -length)
    at = body.find(needle)
    while at >= 0:
        start = at + offset
        whole = start >= 0 and body.startswith(receipt.suffix, start + length)
        if whole and start + length <= len(body) and _holds(receipt, body, start):
            yield start
        at = body.find(needle, at + 1)


def _values(text: str, path: str) -> Iterator[object]:
    try:
        yield json.loads(text)
    except RecursionError as error:
        raise BadReceipt(path, "is nested too deeply") from error
    except json.JSONDecodeError as error:
        # The batch form of `ask --json` is one object a line. str.splitlines would break inside a quote at U+2028.
        lines = [line for line in text.split("\n") if line.strip()]
        try:
            values = [json.loads(line) for line in lines] if len(lines) > 1 else None
        except (json.JSONDecodeError, RecursionError):
            values = None
        if values is None:
            raise BadReceipt(path, f"not JSON at line {error.lineno}, column {error.colno}") from error
        yield from values


def _claims(value: object, path: str) -> Iterator[Claim]:
    match value:
        case list():
            for item in value:
                yield from _claims(item, path)
        case {"citations": list(citations)}:
            for citation in citations:
                yield from _claims(citation, path)
        case {"receipt": dict(receipt), "quote": str(shown)}:
            yield Claim(_receipt(receipt, path), shown)
        case {"receipt": _}:
            raise BadReceipt(path, "field receipt or quote of the citation is missing or of the wrong kind")
        case dict():
            yield Claim(_receipt(value, path))
        case _:
            raise BadReceipt(path, f"{json.dumps(value)[:40]} is not a receipt")


def _receipt(value: dict[str, object], path: str) -> Receipt:
    texts: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for field in fields(Receipt):
        given = value.get(field.name)
        if isinstance(given, str) and field.type is str:
            texts[field.name] = given
        elif isinstance(given, int) and not isinstance(given, bool) and field.type is int:
            numbers[field.name] = given
        else:
            kind = "a text" if field.type is str else "a whole number"
            problem = f"is not {kind}" if field.name in value else "is missing"
            raise BadReceipt(path, f"field {field.name} of the receipt {problem}")
    for name in ("digest", "quote_sha256"):
        if not _SHA256.fullmatch(texts[name]):
            raise BadReceipt(path, f"field {name} of the receipt is not 64 hexadecimal digits")
    if not 0 <= numbers["start"] < numbers["end"]:
        raise BadReceipt(path, f"fields start and end of the receipt, {numbers['start']}–{numbers['end']}, are no span")
    return Receipt(**texts, **numbers)  # type: ignore[arg-type]  # each name was checked against its type above
