import sqlite3
from pathlib import Path

import pytest
from staff_site import PASSWORD, QUICK, Clock

from bot.staff.account import Account, Role
from bot.staff.sessions import IDLE_S, Sessions
from bot.staff.staff import Staff, open_staff

ANN = Account("ann", Role.EDITOR)
EVE = Account("eve@example.org", Role.ADMIN, single_sign_on=True)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def staff(tmp_path: Path, clock: Clock) -> Staff:
    opened = open_staff(tmp_path, None, clock, QUICK)
    opened.accounts.add(ANN, PASSWORD)
    return opened


def test_a_token_has_256_bits_and_is_not_kept(staff: Staff) -> None:
    token = staff.sessions.begin(ANN)
    assert len(token) == 43
    found = staff.sessions.find(token)
    assert found is not None
    assert found.account == ANN
    kept = staff.sessions.database.path.read_bytes()
    assert token.encode() not in kept
    assert found.form_token.encode() not in kept
    assert found.form_token not in repr(found)


def test_what_is_kept_is_no_token(staff: Staff) -> None:
    staff.sessions.begin(ANN)
    with sqlite3.connect(staff.sessions.database.path) as connection:
        kept = connection.execute("SELECT token_hash FROM session").fetchone()[0]
    assert staff.sessions.find(kept.hex()) is None


def test_a_session_has_the_role_that_the_account_has_now(staff: Staff) -> None:
    token = staff.sessions.begin(ANN)
    with sqlite3.connect(staff.sessions.database.path) as connection:
        connection.execute("UPDATE account SET role = 'reviewer'")
    found = staff.sessions.find(token)
    assert found is not None
    assert found.account.role is Role.REVIEWER


def test_a_session_of_nobody_opens_nothing(staff: Staff) -> None:
    token = staff.sessions.begin(Account("bob", Role.ADMIN))
    assert staff.sessions.find(token) is None


def test_a_single_sign_on_keeps_its_own_role_until_the_service_starts_again(staff: Staff, tmp_path: Path) -> None:
    token, local = staff.sessions.begin(EVE), staff.sessions.begin(ANN)
    found = staff.sessions.find(token)
    assert found is not None
    assert found.account == EVE
    again: Sessions = open_staff(tmp_path, None, staff.sessions.clock, QUICK).sessions
    assert again.find(token) is None
    assert again.find(local) is not None


def test_old_sessions_do_not_pile_up(staff: Staff, clock: Clock) -> None:
    for _ in range(5):
        staff.sessions.begin(ANN)
    clock.now += IDLE_S
    staff.sessions.begin(ANN)
    with sqlite3.connect(staff.sessions.database.path) as connection:
        assert connection.execute("SELECT count(*) FROM session").fetchone() == (1,)
