"""What was kept long enough is removed; the chain of entries stays whole."""

from datetime import timedelta

from sqlalchemy import Connection, select, update

from bot.records.content import REMOVABLE
from bot.records.copies import remove_copies
from bot.records.entry import stamp
from bot.records.event import Logged, Removal
from bot.records.journal import Journal
from bot.records.schema import entries


def retain(journal: Journal, days: int) -> Logged | None:
    """Remove the content of answers, reports, reviews and logins that are older than `days` days; gives the removal.

    None when there was nothing to remove. Time, kind and digest of each entry stay, and the removal becomes an entry
    itself. Snapshots stay: they are published texts.
    """
    before = journal.clock() - timedelta(days=days)
    old = (
        entries.c.kind.in_(sorted(REMOVABLE)),
        entries.c.at < stamp(before),
        entries.c.content.is_not(None),
    )
    with journal.database.reading() as connection:
        number = len(connection.scalars(select(entries.c.sequence).where(*old)).all())
    if number == 0:
        return None

    def remove(connection: Connection) -> None:
        sequences = list(connection.scalars(select(entries.c.sequence).where(*old)))
        for at in range(0, len(sequences), 500):
            some = sequences[at : at + 500]
            remove_copies(connection, some)
            connection.execute(update(entries).where(entries.c.sequence.in_(some)).values(content=None))

    (logged,) = journal.append(Removal(before, number, days), check=remove)
    journal.database.forget()
    return logged
