from typing import Literal

import pytest
from argon2 import PasswordHasher
from staff_site import PASSWORD, QUICK

from bot.staff.errors import WeakPassword
from bot.staff.passwords import Passwords, check_new_password


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("a1b2c3d4e5f", "fewer than 12 characters"),
        ("x" * 257, "more than 256"),
        ("aaaaaaaaaaaa", "fewer than 5 different"),
        ("abababababab", "fewer than 5 different"),
        ("123456789012", "a row of keys"),
        ("qwertyuiopas", "a row of keys"),
        ("LKJIHGFEDCBA", "a row of keys"),
        ("Password2024!", "most common"),
        ("!!!letmein123", "most common"),
        ("letmeinletmein", "most common"),
        ("P@ssw0rd12345", "most common"),
        ("correcthorsebatterystaple", "most common"),
        ("press-office-2024", "the name of the account"),
    ],
)
def test_a_weak_password_is_refused_and_never_repeated(password: str, problem: str) -> None:
    with pytest.raises(WeakPassword, match=problem) as refusal:
        check_new_password("press-office", password)
    assert password not in str(refusal.value)


@pytest.mark.parametrize("password", [PASSWORD, "a1b2c3d4e5fg", "пароль из слов", "   spaces too   "])
def test_any_other_password_may_be_used(password: str) -> None:
    check_new_password("ann", password)


def test_what_ships_is_argon2id_with_the_parameters_of_rfc_9106() -> None:
    hashed = Passwords().hash(PASSWORD)
    assert hashed.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert Passwords().match(hashed, PASSWORD)


def test_a_hash_belongs_to_one_password_and_to_nobody_unknown() -> None:
    hashed = QUICK.hash(PASSWORD)
    assert QUICK.hash(PASSWORD) != hashed
    assert QUICK.match(hashed, PASSWORD)
    assert not QUICK.match(hashed, PASSWORD + " ")
    assert not QUICK.match(None, "nobody has this password")
    assert not QUICK.match("not a hash", PASSWORD)


def test_the_same_letters_from_another_keyboard_match() -> None:
    assert QUICK.match(QUICK.hash("caf\u00e9 caf\u00e9 olé"), "cafe\u0301 cafe\u0301 olé")


def test_a_hash_made_with_other_parameters_is_outdated() -> None:
    stronger = Passwords(PasswordHasher(time_cost=2, memory_cost=8, parallelism=1))
    assert not QUICK.outdated(QUICK.hash(PASSWORD))
    assert stronger.outdated(QUICK.hash(PASSWORD))
    assert stronger.match(QUICK.hash(PASSWORD), PASSWORD)


def test_an_unknown_name_costs_as_many_hashes_as_a_wrong_password() -> None:
    class Counting(PasswordHasher):
        verified = 0

        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002
            self.verified += 1
            assert self.check_needs_rehash(hash) is False
            return super().verify(hash, password)

    hasher = Counting(time_cost=1, memory_cost=8, parallelism=1)
    passwords = Passwords(hasher)
    passwords.match(None, PASSWORD)
    passwords.match(passwords.hash("another password"), PASSWORD)
    assert hasher.verified == 2
