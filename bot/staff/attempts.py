"""Slows guessing: after some failures every further attempt has to wait, twice as long each time."""

import hashlib
import sqlite3
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

from bot.staff.database import Clock, StaffDatabase

FORGOTTEN_AFTER_S = 24 * 3600.0
LONGEST_WAIT_S = 900.0  # at most about 100 guesses a day, and no longer, so that staff cannot be kept out for good
_FIRST_WAIT_S = 2.0
FREE_BY_ACCOUNT = 5
FREE_BY_ADDRESS = 20  # a whole office may share one


@dataclass(frozen=True, slots=True)
class Attempts:
    """Counts per account name and per address. Kept on disk: a restart must not give fresh guesses."""

    database: StaffDatabase
    clock: Clock

    def begin(self, name: str, address: str) -> float:
        """Seconds to wait; 0 when this attempt may go on. It counts as failed until `succeed` is called, so that
        many attempts at once cannot all slip in before the first one is counted. One that must wait is not counted."""
        now = self.clock()
        counted = ((_by_account(name), FREE_BY_ACCOUNT), (_by_address(address), FREE_BY_ADDRESS))
        with self.database.writing() as connection:
            connection.execute("DELETE FROM attempt WHERE latest_at < ?", (now - FORGOTTEN_AFTER_S,))
            wait = max(_wait(connection, who, free, now) for who, free in counted)
            if wait > 0:
                return wait
            for who, _free in counted:
                connection.execute(
                    "INSERT INTO attempt (who, failures, latest_at) VALUES (?, 1, ?) "
                    "ON CONFLICT (who) DO UPDATE SET failures = failures + 1, latest_at = excluded.latest_at",
                    (who, now),
                )
        return 0.0

    def succeed(self, name: str, address: str) -> None:
        """The attempt was right: the account starts afresh. The address only gets this one back, because otherwise
        a guesser with an account would log in to it between any two guesses."""
        with self.database.writing() as connection:
            forget_attempts(connection, name)
            connection.execute("UPDATE attempt SET failures = failures - 1 WHERE who = ?", (_by_address(address),))


def forget_attempts(connection: sqlite3.Connection, name: str) -> None:
    """Lifts the delay of this account name."""
    connection.execute("DELETE FROM attempt WHERE who = ?", (_by_account(name),))


def _wait(connection: sqlite3.Connection, who: bytes, free: int, now: float) -> float:
    row = connection.execute("SELECT failures, latest_at FROM attempt WHERE who = ?", (who,)).fetchone()
    if row is None or row[0] < free:
        return 0.0
    delay = min(LONGEST_WAIT_S, _FIRST_WAIT_S * 2.0 ** min(row[0] - free, 60))
    return float(max(0.0, row[1] + delay - now))


def _by_account(name: str) -> bytes:
    # Hashed: people type their password into the field for the name.
    return hashlib.sha256(b"account:" + name.encode("utf-8", "replace")).digest()


def _by_address(address: str) -> bytes:
    return hashlib.sha256(b"address:" + network_of(address).encode("utf-8", "replace")).digest()


def network_of(address: str) -> str:
    """What one person can come from: an IPv4 address, the /64 of an IPv6 address; other text as it is."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        mapped = parsed.ipv4_mapped
        return str(mapped) if mapped else f"{int(parsed) >> 64:x}::/64"
    return str(parsed)
