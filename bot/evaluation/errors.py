"""The errors of an evaluation.

BotError
└── EvaluationError
    ├── NoRoom         the folder of the results cannot be made
    └── NotComparable  an earlier evaluation that cannot be read
"""

from bot.errors import BotError


class EvaluationError(BotError):
    """An evaluation cannot be made or read."""


class NoRoom(EvaluationError):
    """The folder that the results should go to is taken, or cannot be made."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path} {problem}; name a new folder with --out")
        self.path = path


class NotComparable(EvaluationError):
    """A folder that does not hold an earlier evaluation."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}; give --compare a folder that `statement-bot evaluate` has written")
        self.path = path
