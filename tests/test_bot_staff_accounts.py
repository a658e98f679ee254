import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from staff_site import PASSWORD, QUICK

from bot.staff.account import Account, Role
from bot.staff.accounts import Accounts
from bot.staff.errors import AccountExists, BadAccount, StaffStoreUnusable, UnknownAccount, WeakPassword
from bot.staff.passwords import Passwords
from bot.staff.staff import open_accounts

ANN = Account("ann", Role.EDITOR)


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    return open_accounts(tmp_path / "data", QUICK)


def stored(accounts: Accounts) -> str:
    with sqlite3.connect(accounts.database.path) as connection:
        return str(connection.execute("SELECT password_hash FROM account").fetchone()[0])


@pytest.mark.parametrize("have", list(Role))
@pytest.mark.parametrize("needed", list(Role))
def test_a_role_allows_itself_and_everything_below(have: Role, needed: Role) -> None:
    order = ["reviewer", "editor", "admin"]
    assert have.allows(needed) == (order.index(have.value) >= order.index(needed.value))


def test_an_account_is_found_with_its_password_and_not_without(accounts: Accounts) -> None:
    assert not accounts.any()
    accounts.add(ANN, PASSWORD)
    assert accounts.any()
    assert accounts.all() == (ANN,)
    assert accounts.check("ann", PASSWORD) == ANN
    assert accounts.check("ann", PASSWORD + "s") is None
    assert accounts.check("bob", PASSWORD) is None


def test_the_file_is_for_its_owner_only_and_holds_no_password(accounts: Accounts) -> None:
    accounts.add(ANN, PASSWORD)
    assert stat.S_IMODE(accounts.database.path.stat().st_mode) == 0o600
    assert PASSWORD.encode() not in accounts.database.path.read_bytes()


def test_asking_makes_no_file(accounts: Accounts) -> None:
    assert (accounts.any(), accounts.all(), accounts.check("ann", PASSWORD)) == (False, (), None)
    assert not accounts.database.path.parent.exists()


def test_a_name_is_taken_once_even_by_two_at_the_same_time(accounts: Accounts) -> None:
    def add(number: int) -> bool:
        try:
            accounts.add(ANN, f"{PASSWORD} {number}")
        except AccountExists:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(add, range(8))) == [False] * 7 + [True]


def test_a_changed_password_is_the_only_one_that_holds(accounts: Accounts) -> None:
    accounts.add(ANN, PASSWORD)
    accounts.change_password("ann", "nine yellow trams")
    assert accounts.check("ann", PASSWORD) is None
    assert accounts.check("ann", "nine yellow trams") == ANN
    with pytest.raises(WeakPassword):
        accounts.change_password("ann", "short")
    assert accounts.check("ann", "nine yellow trams") == ANN


def test_a_removed_account_is_gone(accounts: Accounts) -> None:
    accounts.add(ANN, PASSWORD)
    accounts.remove("ann")
    assert accounts.check("ann", PASSWORD) is None
    with pytest.raises(UnknownAccount, match="'ann'"):
        accounts.remove("ann")
    with pytest.raises(UnknownAccount, match="'ann'"):
        accounts.change_password("ann", PASSWORD)


def test_a_login_renews_a_hash_made_with_weaker_parameters(accounts: Accounts) -> None:
    accounts.add(ANN, PASSWORD)
    assert ",t=1," in stored(accounts)
    stronger = Accounts(accounts.database, Passwords(PasswordHasher(time_cost=2, memory_cost=8, parallelism=1)))
    assert stronger.check("ann", "a wrong password") is None
    assert ",t=1," in stored(accounts)
    assert stronger.check("ann", PASSWORD) == ANN
    assert ",t=2," in stored(accounts)
    assert stronger.check("ann", PASSWORD) == ANN


@pytest.mark.parametrize("name", ["", "Ann", "ann b", "ann@example.org", "-ann", "a" * 65, "ann\n", "änn", "<b>"])
def test_a_local_name_is_plain(name: str) -> None:
    with pytest.raises(BadAccount):
        Account(name, Role.REVIEWER)


@pytest.mark.parametrize("name", ["ann", "@x", "x@", "", "a\n@b", "a" * 250 + "@b.de"])
def test_a_name_of_a_single_sign_on_can_be_no_local_one(name: str) -> None:
    with pytest.raises(BadAccount):
        Account(name, Role.REVIEWER, single_sign_on=True)


def test_a_file_that_is_no_database_is_named(accounts: Accounts) -> None:
    accounts.database.path.parent.mkdir()
    accounts.database.path.write_text("this is not a database, and long enough to be looked at as one " * 9)
    with pytest.raises(StaffStoreUnusable, match=r"staff\.sqlite3 cannot be used"):
        accounts.any()
    with pytest.raises(StaffStoreUnusable, match=r"staff\.sqlite3 cannot be used"):
        accounts.add(ANN, PASSWORD)
