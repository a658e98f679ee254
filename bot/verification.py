"""Receipts checked against the statements as they are now: the second, independent look at a quote already given."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from bot.receipt import AnchorStatus, Claim, read_claims, reanchor
from corpus.errors import UnknownStatement
from corpus.loading import Corpus
from corpus.span import Span
from corpus.statement import Statement


class ReceiptStatus(StrEnum):
    """How a receipt fares against the statements. Only with SAME and MOVED do its words stand as they were quoted."""

    SAME = "same"
    MOVED = "moved"
    GONE = "gone"
    AMBIGUOUS = "ambiguous"
    UNKNOWN_STATEMENT = "unknown statement"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class CheckedReceipt:
    """A claim with its status; `span` is the place now, for SAME and MOVED."""

    claim: Claim
    status: ReceiptStatus
    span: Span | None = None

    @property
    def stands(self) -> bool:
        return self.status in (ReceiptStatus.SAME, ReceiptStatus.MOVED)

    @property
    def line(self) -> str:
        """One line for a reader: "moved: was 487–722, now 510–745 in 2024-04-21-encryption"."""
        receipt = self.claim.receipt
        place = f"{receipt.start}–{receipt.end} in {receipt.statement_id}"
        match self.status, self.span:
            case ReceiptStatus.MOVED, Span(start, end):
                return f"moved: was {receipt.start}–{receipt.end}, now {start}–{end} in {receipt.statement_id}"
            case ReceiptStatus.GONE, _:
                return f"gone: was {place}; the statement no longer has these words"
            case ReceiptStatus.AMBIGUOUS, _:
                return f"ambiguous: was {place}; the words stand in several places and nothing tells which is meant"
            case ReceiptStatus.UNKNOWN_STATEMENT, _:
                return f"unknown statement: {receipt.statement_id} is not among the statements"
            case ReceiptStatus.ALTERED, _:
                return f"altered: {place}; the quote or its receipt was changed after it was given"
        return f"same: {place}"


@dataclass(frozen=True, slots=True)
class Verification:
    """Every receipt of one file, checked."""

    checked: tuple[CheckedReceipt, ...]

    @property
    def ok(self) -> bool:
        """Whether every quote still stands word for word."""
        return all(c.stands for c in self.checked)

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(c.line for c in self.checked)


def verify_receipts(text: str, path: str, corpus: Corpus) -> Verification:
    """The receipts in a JSON text (see `read_claims`), checked in order. Raises BadReceipt, naming `path`."""
    return Verification(tuple(check_receipt(claim, corpus) for claim in read_claims(text, path)))


def check_receipt(claim: Claim, corpus: Corpus) -> CheckedReceipt:
    """Whether the words of one receipt still stand in its statement. Shares no slicing with `bot.verifier`."""
    receipt = claim.receipt
    if claim.quote is not None and _sha256(claim.quote) != receipt.quote_sha256:
        return CheckedReceipt(claim, ReceiptStatus.ALTERED)
    try:
        statement = corpus.statement(receipt.statement_id)
    except UnknownStatement:
        return CheckedReceipt(claim, ReceiptStatus.UNKNOWN_STATEMENT)
    if statement.digest == receipt.digest and not _fits(claim, statement):
        # The very text that the receipt was made from says otherwise: nothing moved, the receipt was edited.
        return CheckedReceipt(claim, ReceiptStatus.ALTERED)
    anchor = reanchor(receipt, statement)
    match anchor.status:
        case AnchorStatus.SAME | AnchorStatus.MOVED:
            return CheckedReceipt(claim, ReceiptStatus(anchor.status.value), anchor.span)
        case _:
            return CheckedReceipt(claim, ReceiptStatus(anchor.status.value))


def _fits(claim: Claim, statement: Statement) -> bool:
    receipt, body = claim.receipt, statement.body
    return (
        receipt.end <= len(body)
        and _sha256(body[receipt.start : receipt.end]) == receipt.quote_sha256
        and body[: receipt.start].endswith(receipt.prefix)
        and body[receipt.end :].startswith(receipt.suffix)
    )


def _sha256(text: str) -> str:
    # A lone surrogate, which JSON can carry, is no text: it must fail to match, not fail to encode.
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
