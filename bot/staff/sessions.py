"""Sessions: who is signed in, kept by the service; the browser holds an opaque token and nothing else."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field

from bot.staff.account import Account, Role
from bot.staff.database import Clock, StaffDatabase

IDLE_S = 30 * 60.0
ABSOLUTE_S = 12 * 3600.0
_NOTED_EVERY_S = 60.0  # a page with ten parts is one write; the idle end comes at most this much early
_TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True)
class Session:
    """Someone signed in. `form_token` stands in every form of this session and of no other."""

    account: Account
    form_token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sessions:
    """Begins, finds and ends sessions; ends those left idle for 30 minutes, and any after 12 hours."""

    database: StaffDatabase
    clock: Clock

    def begin(self, account: Account) -> str:
        """The token of a new session. Only its hash is kept: who reads the file cannot enter with it."""
        token, now = secrets.token_urlsafe(_TOKEN_BYTES), self.clock()
        role = account.role.value if account.single_sign_on else None
        with self.database.writing() as connection:
            connection.execute(
                "DELETE FROM session WHERE seen_at <= ? OR began_at <= ?", (now - IDLE_S, now - ABSOLUTE_S)
            )
            connection.execute(
                "INSERT INTO session (token_hash, name, sign_on_role, began_at, seen_at) VALUES (?, ?, ?, ?, ?)",
                (_hash(token), account.name, role, now, now),
            )
        return token

    def find(self, token: str) -> Session | None:
        """The session of this token, with the account's role of now; None when there is none or it has ended."""
        now, key = self.clock(), _hash(token)
        with self.database.reading() as connection:
            row = connection.execute(
                "SELECT session.name, sign_on_role, account.role, began_at, seen_at FROM session "
                "LEFT JOIN account ON account.name = session.name AND sign_on_role IS NULL WHERE token_hash = ?",
                (key,),
            ).fetchone()
        if row is None:
            return None
        name, sign_on_role, role, began_at, seen_at = row
        if (sign_on_role or role) is None or now >= seen_at + IDLE_S or now >= began_at + ABSOLUTE_S:
            self.end(token)
            return None
        if now >= seen_at + _NOTED_EVERY_S:
            with self.database.writing() as connection:
                connection.execute("UPDATE session SET seen_at = ? WHERE token_hash = ?", (now, key))
        return Session(Account(name, Role(sign_on_role or role), sign_on_role is not None), form_token(token))

    def end(self, token: str) -> None:
        """Ends this session; a token that has none is fine."""
        with self.database.writing() as connection:
            connection.execute("DELETE FROM session WHERE token_hash = ?", (_hash(token),))

    def end_single_sign_on(self) -> None:
        """Ends every session that a single sign-on began. At start: who may enter may have changed in the settings."""
        with self.database.reading() as connection:
            none = connection.execute("SELECT 1 FROM session WHERE sign_on_role IS NOT NULL").fetchone() is None
        if not none:
            with self.database.writing() as connection:
                connection.execute("DELETE FROM session WHERE sign_on_role IS NOT NULL")


def form_token(token: str) -> str:
    """The form token of a session: follows from its token, and does not give it away."""
    return hmac.new(token.encode("utf-8", "replace"), b"form", hashlib.sha256).hexdigest()


def _hash(token: str) -> bytes:
    # A plain hash is enough: 256 random bits cannot be guessed, so nothing needs to be slow.
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()
