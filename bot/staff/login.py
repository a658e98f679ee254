"""Logging in with a name and a password."""

from dataclasses import dataclass

from bot.staff.account import Account
from bot.staff.accounts import Accounts
from bot.staff.attempts import Attempts
from bot.staff.errors import LoginRefused, TooManyAttempts


@dataclass(frozen=True, slots=True)
class Login:
    """The one way from a password to an account."""

    accounts: Accounts
    attempts: Attempts

    def log_in(self, name: str, password: str, address: str) -> Account:
        """The account. Waits for argon2, which takes 64 MiB meanwhile. `address` is where the request came from.

        Raises LoginRefused, the same for an unknown name and a wrong password; TooManyAttempts, the same too.
        """
        name = name.strip().casefold()
        wait_s = self.attempts.begin(name, address)
        if wait_s > 0:
            raise TooManyAttempts(wait_s)
        account = self.accounts.check(name, password)
        if account is None:
            raise LoginRefused
        self.attempts.succeed(name, address)
        return account
