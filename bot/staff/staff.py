"""Everything that decides who gets in, opened on one data folder."""

import time
from dataclasses import dataclass
from pathlib import Path

from bot.staff.accounts import Accounts
from bot.staff.attempts import Attempts
from bot.staff.database import FILE, Clock, StaffDatabase
from bot.staff.login import Login
from bot.staff.passwords import Passwords
from bot.staff.provider import Provider
from bot.staff.sessions import Sessions
from bot.staff.single_sign_on import SingleSignOn


@dataclass(frozen=True, slots=True)
class Staff:
    """`provider` is None without a single sign-on."""

    accounts: Accounts
    sessions: Sessions
    login: Login
    provider: Provider | None

    def exists(self) -> bool:
        """Whether anybody could enter. Asked on every request, so that the first account opens the console."""
        return self.provider is not None or self.accounts.any()


def open_accounts(data: Path, passwords: Passwords | None = None) -> Accounts:
    """The accounts in the data folder."""
    return Accounts(StaffDatabase(data / FILE), passwords or Passwords())


def open_staff(
    data: Path, single_sign_on: SingleSignOn | None = None, clock: Clock = time.time, passwords: Passwords | None = None
) -> Staff:
    """What the console needs. Ends the sessions of an earlier single sign-on; makes no file of its own accord."""
    accounts = open_accounts(data, passwords)
    sessions = Sessions(accounts.database, clock)
    sessions.end_single_sign_on()
    login = Login(accounts, Attempts(accounts.database, clock))
    return Staff(accounts, sessions, login, Provider(single_sign_on, clock) if single_sign_on else None)
