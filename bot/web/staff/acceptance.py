"""An upload becomes a statement: the file, its place in the record, and the index."""

import contextlib
from dataclasses import dataclass, replace

from bot.records.errors import RecordsError
from bot.records.event import Change, StatementChange
from bot.records.snapshot import statement_snapshot
from bot.records.standing import corrections
from bot.records.validity import Validity, standings
from bot.web.staff.carried import carried, new_blocks
from bot.web.staff.desk import Desk
from bot.web.staff.drafts import Draft
from bot.web.staff.problem import Problem
from corpus.errors import CorpusError, ImportFailed, StatementBotError
from corpus.importing import Imported, import_document


@dataclass(frozen=True, slots=True)
class Accepted:
    """A statement that is in the folder and in the record; `problem` says what the index lacks, "" for nothing."""

    statement_id: str
    problem: str = ""


def imported(desk: Desk, draft: Draft) -> Imported:
    """What the draft would become. Raises ImportFailed; writes nothing.

    A new version has an id of its own, so that the old one stays readable under the id that was quoted.
    """
    made = import_document(draft.path, draft.facts)
    taken = {s.statement_id for s in desk.corpus.statements}
    own = made.statement.statement_id
    if draft.replaces is None:
        if own in taken:
            remedy = "if this is a new version of it, open it and choose “Replace by a new version”"
            raise ImportFailed(draft.path.name, f"there is a statement {own} already", remedy)
        return made
    number = 1
    while own in taken or made.statement_path(desk.settings.statements).with_name(f"{own}.md").exists():
        number += 1
        own = f"{made.statement.statement_id}-v{number}"
    try:
        statement = replace(made.statement, statement_id=own, supersedes=draft.replaces)
    except CorpusError as error:
        raise ImportFailed(draft.path.name, str(error), "choose another document") from error
    return replace(made, statement=statement, ledger=replace(made.ledger, statement_id=own))


def accept(desk: Desk, draft: Draft, made: Imported, by: str) -> Accepted:
    """Write the statement file and the ledger, record it, and answer from it. Raises Problem; then nothing is left.

    Only the index may fail afterwards: it is brought up to date at the next start, or by `statement-bot index`.
    """
    folder = desk.settings.statements
    files = (made.statement_path(folder), made.ledger_path(folder))
    if any(file.exists() for file in files):
        raise Problem(409, "Nothing was added", f"{files[0].name} is there already.")
    try:
        made.write(folder)
    except ImportFailed as error:
        raise Problem(503, "Nothing was added", f"{error.problem}; {error.remedy}.") from error
    try:
        _record(desk, draft, made, by)
    except RecordsError as error:
        for file in files:
            with contextlib.suppress(OSError):
                file.unlink()
        raise Problem(503, "Nothing was added", f"{error}.") from error
    problem = ""
    try:
        desk.service.renew()
    except StatementBotError as error:
        problem = str(error)
        desk.notify(f"{made.statement.statement_id} was added, but is not in the index: {error}")
    desk.regress()
    return Accepted(made.statement.statement_id, problem)


def seen(made: Imported) -> str:
    """A mark of exactly this preview: accepting another one than was looked at is refused."""
    return statement_snapshot(made.statement).digest


def same_texts(desk: Desk, made: Imported) -> tuple[str, ...]:
    """The ids of the loaded statements with the very same body."""
    return tuple(s.statement_id for s in desk.corpus.statements if s.digest == made.statement.digest)


def _record(desk: Desk, draft: Draft, made: Imported, by: str) -> None:
    new = statement_snapshot(made.statement)
    if draft.replaces is None:
        added = StatementChange(made.statement.statement_id, Change.ADDED, by, new.digest, reason="Added by upload.")
        desk.journal().append(added, snapshots=(new,))
        return
    old = desk.statement(draft.replaces)
    before = statement_snapshot(old)
    reason = f"A new version of {old.statement_id}."
    events = [StatementChange(made.statement.statement_id, Change.ADDED, by, new.digest, reason=reason)]
    journal = desk.journal()
    # One that was withdrawn stays so; a newer version does not make it quotable, nor less withdrawn.
    now = next(s for s in standings(journal, desk.corpus) if s.statement_id == old.statement_id)
    if now.validity is not Validity.WITHDRAWN:
        why = f"Replaced by {made.statement.statement_id}."
        events.append(StatementChange(old.statement_id, Change.SUPERSEDED, by, before.digest, reason=why))
    blocks = new_blocks(carried(corrections(journal), old, made.statement), by)
    journal.append(*events, *blocks, snapshots=(new, before))
