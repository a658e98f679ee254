"""The accounts with a password of their own."""

from dataclasses import dataclass

from bot.staff.account import Account, Role
from bot.staff.attempts import forget_attempts
from bot.staff.database import StaffDatabase
from bot.staff.errors import AccountExists, UnknownAccount
from bot.staff.passwords import Passwords, check_new_password


@dataclass(frozen=True, slots=True)
class Accounts:
    """Adds, lists, removes and checks accounts; a removed one and a changed password end their sessions at once."""

    database: StaffDatabase
    passwords: Passwords

    def any(self) -> bool:
        """Whether there is an account."""
        with self.database.reading() as connection:
            return connection.execute("SELECT 1 FROM account LIMIT 1").fetchone() is not None

    def all(self) -> tuple[Account, ...]:
        """Every account, by name."""
        with self.database.reading() as connection:
            rows = connection.execute("SELECT name, role FROM account ORDER BY name").fetchall()
        return tuple(Account(name, Role(role)) for name, role in rows)

    def add(self, account: Account, password: str) -> None:
        """Raises WeakPassword, AccountExists."""
        check_new_password(account.name, password)
        row = (account.name, account.role.value, self.passwords.hash(password))
        with self.database.writing() as connection:
            if connection.execute("SELECT 1 FROM account WHERE name = ?", row[:1]).fetchone():
                raise AccountExists(account.name)
            connection.execute("INSERT INTO account (name, role, password_hash) VALUES (?, ?, ?)", row)
            forget_attempts(connection, account.name)

    def remove(self, name: str) -> None:
        """Raises UnknownAccount."""
        with self.database.writing() as connection:
            if connection.execute("DELETE FROM account WHERE name = ?", (name,)).rowcount == 0:
                raise UnknownAccount(name)
            connection.execute("DELETE FROM session WHERE name = ?", (name,))

    def change_password(self, name: str, password: str) -> None:
        """Also lifts the delay after failed attempts. Raises WeakPassword, UnknownAccount."""
        check_new_password(name, password)
        changed = (self.passwords.hash(password), name)
        with self.database.writing() as connection:
            if connection.execute("UPDATE account SET password_hash = ? WHERE name = ?", changed).rowcount == 0:
                raise UnknownAccount(name)
            connection.execute("DELETE FROM session WHERE name = ?", (name,))
            forget_attempts(connection, name)

    def check(self, name: str, password: str) -> Account | None:
        """The account that both belong to. Takes as long for an unknown name as for a wrong password."""
        with self.database.reading() as connection:
            row = connection.execute("SELECT role, password_hash FROM account WHERE name = ?", (name,)).fetchone()
        role, password_hash = row or (None, None)
        if not self.passwords.match(password_hash, password) or password_hash is None:
            return None
        if self.passwords.outdated(password_hash):
            renewed = (self.passwords.hash(password), name, password_hash)
            with self.database.writing() as connection:
                # Compared with the hash that was read: a password changed in between must not come back.
                connection.execute("UPDATE account SET password_hash = ? WHERE name = ? AND password_hash = ?", renewed)
        return Account(name, Role(role))
