"""The errors of asking and answering.

StatementBotError
└── BotError
    ├── BadSetting       a setting that cannot be used, named
    ├── BadQuestionFile  a questions file line that cannot be read
    ├── BadReceipt       a receipt file that cannot be read
    ├── WeightsAltered   the fitted parameters are missing or not the ones that were shipped
    └── NotVerified      a quote that is not the slice it claims to be; never shown
"""

from corpus.errors import StatementBotError


class BotError(StatementBotError):
    """Something is wrong on the way from a question to an answer."""


class BadSetting(BotError):
    """A setting that cannot be used."""

    def __init__(self, name: str, value: str, remedy: str) -> None:
        super().__init__(f"setting {name}={value!r} cannot be used; {remedy}")
        self.name, self.value = name, value


class BadQuestionFile(BotError):
    """A line of a questions file that is not a question."""

    def __init__(self, path: str, line: int, problem: str) -> None:
        super().__init__(
            f'{path}: line {line}: {problem}; write one JSON object per line, like {{"question": "Who said it?"}}'
        )
        self.path, self.line = path, line


class BadReceipt(BotError):
    """A file that is not a receipt."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}; a receipt is the JSON object under `receipt` of a citation")
        self.path = path


class WeightsAltered(BotError):
    """Fitted parameters that are missing, or not the ones that this program was measured with."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path} cannot be used: {problem}; restore it from the checkout, or install again")
        self.path = path


class NotVerified(BotError):
    """A place that is not a quote of a loaded statement. Nothing unverified is ever shown."""
