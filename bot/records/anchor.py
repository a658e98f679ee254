"""The head of the record, noted in a file beside it.

It tells when the end of the record was cut off, or its past rewritten, by somebody who can write to the database but
not to this file. Against somebody who can write to both, note the head elsewhere, such as on paper, and give it to
`statement-bot records verify --head`.
"""

import contextlib
import os
from pathlib import Path

from filelock import FileLock

from bot.records.entry import Head, read_head
from bot.records.errors import RecordsError, RecordsUnusable

FILE = "records.head"


class Anchor:
    """The file `records.head` of a data folder."""

    def __init__(self, data: Path) -> None:
        self.path = data / FILE

    def read(self) -> Head | None:
        """The head last noted; None when there is no file. Raises RecordsError when it holds no head."""
        try:
            return read_head(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise RecordsUnusable(f"{self.path}: {error}", "check the file") from error

    def advance(self, head: Head) -> None:
        """Note `head`, unless a later one is noted. One that lags behind is still true, so failing is harmless."""
        with contextlib.suppress(OSError, RecordsError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self.path.with_suffix(".lock"), timeout=5):
                noted = self.read()
                if noted is None or noted.sequence < head.sequence:
                    draft = self.path.with_suffix(".draft")
                    draft.write_text(f"{head}\n", encoding="utf-8")
                    os.replace(draft, self.path)  # noqa: PTH105 - the one call that is atomic everywhere
