"""An account, and the roles that one may have."""

import re
from dataclasses import dataclass
from enum import Enum

from bot.staff.errors import BadAccount

_LOCAL_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_LONGEST_ADDRESS = 254


class Role(Enum):
    """What an account may do; each role may also do everything of the ones before it."""

    # Not a StrEnum: its members would compare as text, and "admin" < "editor".
    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMIN = "admin"

    def allows(self, needed: "Role") -> bool:
        """Whether this role is enough where `needed` is the least."""
        order = tuple(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True)
class Account:
    """Who is signed in. `name` signs what they do in the record.

    A name from a single sign-on always holds an @ and a local one never does, so neither can pass for the other.
    Raises BadAccount for any other name.
    """

    name: str
    role: Role
    single_sign_on: bool = False

    def __post_init__(self) -> None:
        if self.single_sign_on:
            good = "@" in self.name[1:-1] and len(self.name) <= _LONGEST_ADDRESS and self.name.isprintable()
        else:
            good = _LOCAL_NAME.fullmatch(self.name) is not None
        if not good:
            raise BadAccount(self.name)
