"""The errors of the index.

StatementBotError
└── IndexingError
    ├── ModelUnavailable   the embedding model is missing, altered or does not load
    ├── IndexLocked        another process is writing the index
    ├── IndexUnusable      the index cannot be read and cannot be rebuilt by itself
    └── ServerUnreachable  the Chroma server does not answer
"""

from corpus.errors import StatementBotError


class IndexingError(StatementBotError):
    """Something is wrong with the index or what builds it."""
