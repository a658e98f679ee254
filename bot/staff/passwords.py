"""Passwords: which may be used, and how they are kept (argon2id, RFC 9106)."""

import re
import unicodedata
from dataclasses import dataclass, field

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from bot.staff.errors import WeakPassword

MIN_CHARS = 12
MAX_CHARS = 256  # the work of hashing grows with the length, and anyone may send a password
_FEWEST_DIFFERENT = 5
# What is left of a password when case, digits and marks at both ends are taken away. Common ones from the published
# lists are these words with a year or a row of digits, or twice: "Password2024!", "qwertyuiop123", "letmeinletmein".
_COMMON = frozenset(
    "password passwort passw0rd p@ssword p@ssw0rd pass word secret geheim admin administrator root user login welcome "
    "willkommen changeme change default letmein iloveyou qwerty qwertyuiop qwertyuiopasdfghjkl qwertz azerty "
    "asdfghjkl zxcvbnm monkey dragon sunshine princess football baseball superman batman trustno michael jennifer "
    "master hello freedom whatever computer internet server testing test summer winter spring autumn january february "
    "police ministry pressoffice statement statementbot statement-bot chatbot reviewer editor staff press "
    "correcthorsebatterystaple".split()
)
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "1234567890", "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm")
_ENDS = re.compile(r"^[\d\W_]+|[\d\W_]+$")


def check_new_password(name: str, password: str) -> None:
    """Raises WeakPassword for one that is too short, too long, common, or made of the account's own name."""
    if len(password) < MIN_CHARS:
        raise WeakPassword(f"it has fewer than {MIN_CHARS} characters")
    if len(password) > MAX_CHARS:
        raise WeakPassword(f"it has more than {MAX_CHARS} characters")
    plain = password.casefold()
    if len(set(plain)) < _FEWEST_DIFFERENT:
        raise WeakPassword(f"it has fewer than {_FEWEST_DIFFERENT} different characters")
    if any(plain in row * 3 or plain in row[::-1] * 3 for row in _ROWS):
        raise WeakPassword("it is a row of keys or of the alphabet")
    core = _once(_ENDS.sub("", plain))
    if core in _COMMON or _once(plain) in _COMMON:
        raise WeakPassword("it is one of the most common ones")
    if core == name.casefold():
        raise WeakPassword("it is the name of the account")


def _once(text: str) -> str:
    """ "letmeinletmein" -> "letmein": the part that the text repeats, or the text."""
    length = (text + text).find(text, 1)
    return text[:length] if length > 0 else text


@dataclass(frozen=True, slots=True)
class Passwords:
    """Hashes and compares. The parameters are those of `hasher`; an older hash still compares, and is `outdated`."""

    hasher: PasswordHasher = field(default_factory=PasswordHasher)
    _nobody: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_nobody", self.hasher.hash("nobody has this password"))

    def hash(self, password: str) -> str:
        """The hash with its salt and parameters, as one line of text."""
        return self.hasher.hash(_normal(password))

    def match(self, password_hash: str | None, password: str) -> bool:
        """Whether they belong together. None, for an unknown account, costs the same work and is never true."""
        try:
            self.hasher.verify(password_hash or self._nobody, _normal(password[: MAX_CHARS + 1]))
        except (VerificationError, InvalidHashError):
            return False
        return password_hash is not None

    def outdated(self, password_hash: str) -> bool:
        """Whether the hash was made with other parameters than new ones are."""
        return self.hasher.check_needs_rehash(password_hash)


def _normal(password: str) -> str:
    # Two keyboards may write the same é as one code point or as two (NIST SP 800-63B, 5.1.1.2).
    return unicodedata.normalize("NFKC", password)
