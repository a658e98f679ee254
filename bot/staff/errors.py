"""The errors of letting staff in.

BotError
└── StaffError
    ├── BadAccount          a name or a role that no account can have
    ├── AccountExists       an account with this name is there already
    ├── UnknownAccount      no account has this name
    ├── WeakPassword        a password that must not be used; the password itself is never in the message
    ├── NoTerminal          a password cannot be asked for, because nobody sits at a terminal
    ├── StaffStoreUnusable  the file of the accounts cannot be read or written
    ├── LoginRefused        name and password do not match an account
    ├── TooManyAttempts     the next attempt has to wait
    ├── SignOnFailed        the provider of the single sign-on did not vouch for anyone
    └── NotSignedIn         a page of the console was reached without a session; the gate was passed by
"""

from bot.errors import BotError


class StaffError(BotError):
    """Something is wrong with who may enter the staff console."""


class BadAccount(StaffError):
    """A name that no account can have."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name!r} cannot be the name of an account; use 1 to 64 small letters, digits, dots, dashes and "
            "underscores, and begin with a letter or a digit"
        )
        self.name = name


class AccountExists(StaffError):
    """An account with this name is there already."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"there is an account {name!r} already; change its password with `statement-bot staff password {name}`, "
            f"or remove it first with `statement-bot staff remove {name}`"
        )
        self.name = name


class UnknownAccount(StaffError):
    """No account has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no account {name!r}; see `statement-bot staff list`")
        self.name = name


class WeakPassword(StaffError):
    """A password that must not be used."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"this password cannot be used: {problem}; take several words that nobody would guess")


class NoTerminal(StaffError):
    """A password cannot be asked for."""

    def __init__(self) -> None:
        super().__init__("there is no terminal to ask for the password; pipe it in and add --password-stdin")


class StaffStoreUnusable(StaffError):
    """The file of the accounts cannot be read or written."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path} cannot be used ({problem}); check who owns the file, and that the disk is not full")
        self.path = path


class LoginRefused(StaffError):
    """Name and password do not match an account. Which of the two is wrong, is not said."""

    def __init__(self) -> None:
        super().__init__("the name and the password do not match an account; check both and try again")


class TooManyAttempts(StaffError):
    """The next attempt has to wait `wait_s` seconds."""

    def __init__(self, wait_s: float) -> None:
        super().__init__(f"too many attempts; try again in {wait_s:.0f} seconds")
        self.wait_s = wait_s


class SignOnFailed(StaffError):
    """The provider did not vouch for anyone, or its answer does not hold. `problem` is for the operator's log."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"the single sign-on failed: {problem}; try again, or ask who runs the provider")
        self.problem = problem


class NotSignedIn(StaffError):
    """A page of the console was reached without a session."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} was reached without a session; the staff gate must stand around the application")
        self.path = path
