"""The errors of the index. Every message is one line, names the value and ends with the remedy.

StatementBotError
└── IndexingError
    ├── ModelUnavailable   the embedding model is missing, altered or does not load
    ├── IndexLocked        another process is writing the index
    ├── IndexUnusable      the index cannot be read or written, and cannot be rebuilt by itself
    └── ServerUnreachable  the Chroma server does not answer
"""

import re

from corpus.errors import StatementBotError


class IndexingError(StatementBotError):
    """Something is wrong with the index or what builds it."""


class ModelUnavailable(IndexingError):
    """An embedding model that cannot be used."""

    def __init__(self, name: str, problem: str, remedy: str) -> None:
        super().__init__(f"embedding model {name!r}: {problem}; {remedy}")
        self.name, self.problem, self.remedy = name, problem, remedy


class IndexLocked(IndexingError):
    """The lock was still held after `waited` seconds; `holder` says by whom, as far as is known."""

    def __init__(self, directory: str, holder: str, waited: float) -> None:
        super().__init__(
            f"{directory}: {holder} is writing the index and did not finish within {waited:g} s; "
            "wait for it or end it, then try again"
        )
        self.directory, self.holder, self.waited = directory, holder, waited


class IndexUnusable(IndexingError):
    """A folder or a collection that cannot be read or written."""

    def __init__(self, place: str, problem: str, remedy: str) -> None:
        super().__init__(f"{place}: {problem}; {remedy}")
        self.place, self.problem, self.remedy = place, problem, remedy


class ServerUnreachable(IndexingError):
    """The Chroma server does not answer."""

    def __init__(self, address: str, problem: str) -> None:
        address = re.sub(r"//[^/@]*@", "//", address)  # a name and password in it are nobody's to read
        super().__init__(
            f"Chroma server {address}: {problem}; start it with `chroma run`, correct the address, "
            "or set STATEMENT_BOT_CHROMA=embedded"
        )
        self.address, self.problem = address, problem
