"""The record as CSV for spreadsheets and as JSONL for programs, a line at a time."""

import csv
import io
import json
from collections.abc import Iterator

from bot.records.content import logged
from bot.records.entry import Entry
from bot.records.event import Given, Login, Report, Review, Switch
from bot.records.journal import EVER, Days, Journal

COLUMNS = """sequence at kind answer_id conversation source status confidence question message citations statements
    quotes speakers total_ms answer citation judgement note by content content_sha256 previous hash""".split()
# Spreadsheets run a cell that begins so; the wide forms are what some of them make of the narrow ones.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BETWEEN = "\n"


def export_jsonl(journal: Journal, days: Days = EVER) -> Iterator[str]:
    """One JSON object for each entry, without line ends; `content` is null where it was removed.

    The SHA-256 of the canonical JSON of `content` (keys sorted, no white space, letters as they are) is
    `content_sha256`, so that anybody can check an export.
    """
    for entry in journal.entries(days):
        value = {
            "sequence": entry.sequence,
            "at": entry.at,
            "kind": entry.kind,
            "content": None if entry.content is None else json.loads(entry.content),
            "content_sha256": entry.content_sha256,
            "previous": entry.previous,
            "hash": entry.hash,
        }
        yield json.dumps(value, ensure_ascii=False)


def export_csv(journal: Journal, days: Days = EVER) -> Iterator[str]:
    """A header and one row for each entry, with line ends. A cell that a spreadsheet would run begins with '."""
    yield _line(COLUMNS)
    for entry in journal.entries(days):
        cells = _cells(entry)
        yield _line([safe_cell(cells.get(column, "")) for column in COLUMNS])


def safe_cell(cell: str) -> str:
    """`cell` with ' before it where a spreadsheet would run it as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _cells(entry: Entry) -> dict[str, str]:
    cells = {
        "sequence": str(entry.sequence),
        "at": entry.at,
        "kind": entry.kind,
        "content": "removed" if entry.content is None else "",
        "content_sha256": entry.content_sha256,
        "previous": entry.previous,
        "hash": entry.hash,
    }
    if entry.content is None:
        return cells
    match logged(entry).event:
        case Given() as given:
            return cells | _answer(given)
        case Report(answer, citation, reason):
            return cells | {"answer": str(answer), "citation": str(citation), "judgement": reason.value}
        case Review(answer, citation, verdict, by, _, note):
            judged = {"answer": str(answer), "citation": str(citation), "judgement": verdict.value}
            return cells | judged | {"by": by, "note": note}
        case Switch(on, reason, by, message):
            switched = {"judgement": "on" if on else "off", "note": reason, "by": by}
            return cells | switched | {"message": message}
        case Login(account, access, _):
            return cells | {"judgement": access.value, "by": account}
        case _:
            return cells | {"content": entry.content}


def _answer(given: Given) -> dict[str, str]:
    answer = given.answer
    return {
        "answer_id": answer.id,
        "conversation": given.conversation or "",
        "source": given.source.value,
        "status": answer.status,
        "confidence": f"{answer.confidence:.4f}",
        "question": answer.question,
        "message": answer.message,
        "citations": str(len(answer.citations)),
        "statements": _BETWEEN.join(f"{c.statement_id} {c.start}–{c.end}" for c in answer.citations),
        "quotes": _BETWEEN.join(c.quote for c in answer.citations),
        "speakers": _BETWEEN.join(c.speaker or "" for c in answer.citations),
        "total_ms": f"{answer.total_ms:.1f}",
    }


def _line(cells: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
