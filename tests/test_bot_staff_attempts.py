from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from staff_site import Clock

from bot.staff.attempts import FORGOTTEN_AFTER_S, Attempts, network_of
from bot.staff.database import StaffDatabase


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def attempts(tmp_path: Path, clock: Clock) -> Attempts:
    return Attempts(StaffDatabase(tmp_path / "staff.sqlite3"), clock)


def test_the_wait_doubles_from_two_seconds_to_a_quarter_of_an_hour(attempts: Attempts, clock: Clock) -> None:
    waits = []
    for number in range(16):
        wait = attempts.begin("ann", f"192.0.2.{number}")
        waits.append(wait)
        clock.now += wait
        if wait:
            assert attempts.begin("ann", f"192.0.2.{number}") == 0
    assert waits == [0, 0, 0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]


def test_an_attempt_that_has_to_wait_makes_the_wait_no_longer(attempts: Attempts, clock: Clock) -> None:
    for _ in range(6):
        attempts.begin("ann", "192.0.2.1")
    clock.now += 0.5
    assert [attempts.begin("ann", "192.0.2.1") for _ in range(3)] == [1.5, 1.5, 1.5]


def test_another_name_and_another_address_do_not_wait(attempts: Attempts) -> None:
    for _ in range(5):
        attempts.begin("ann", "192.0.2.1")
    assert attempts.begin("ann", "192.0.2.2") == 2
    assert attempts.begin("bob", "192.0.2.1") == 0


def test_an_address_that_tries_many_names_has_to_wait(attempts: Attempts) -> None:
    assert [attempts.begin(f"name{n}", "2001:db8::1") for n in range(21)] == [0] * 20 + [2]
    assert attempts.begin("name99", "2001:db8::ffff") == 2  # the same network
    assert attempts.begin("name99", "2001:db8:0:1::1") == 0


def test_a_success_frees_the_account_but_not_the_address(attempts: Attempts) -> None:
    for number in range(19):
        attempts.begin(f"name{number}", "192.0.2.1")
    for _ in range(3):
        assert attempts.begin("ann", "192.0.2.1") == 0
        attempts.succeed("ann", "192.0.2.1")
    assert attempts.begin("name20", "192.0.2.1") == 0
    assert attempts.begin("ann", "192.0.2.1") == 2


def test_many_at_once_cannot_slip_in_before_the_first_is_counted(attempts: Attempts) -> None:
    with ThreadPoolExecutor(16) as pool:
        waits = list(pool.map(lambda n: attempts.begin("ann", f"192.0.2.{n}"), range(40)))
    assert sorted(waits) == [0] * 5 + [2] * 35


def test_failures_are_forgotten_after_a_day(attempts: Attempts, clock: Clock) -> None:
    for _ in range(5):
        attempts.begin("ann", "192.0.2.1")
    assert attempts.begin("ann", "192.0.2.1") == 2
    clock.now += FORGOTTEN_AFTER_S + 1
    assert [attempts.begin("ann", "192.0.2.1") for _ in range(6)] == [0] * 5 + [2]


def test_failures_outlive_a_restart(attempts: Attempts, clock: Clock) -> None:
    for _ in range(5):
        attempts.begin("ann", "192.0.2.1")
    assert Attempts(StaffDatabase(attempts.database.path), clock).begin("ann", "192.0.2.2") == 2


def test_a_password_typed_as_a_name_is_not_kept(attempts: Attempts) -> None:
    attempts.begin("seven green boats", "192.0.2.1")
    kept = attempts.database.path.read_bytes()
    assert b"seven green boats" not in kept
    assert b"192.0.2.1" not in kept


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "20010db800010002::/64"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_a_network_is_what_one_person_can_come_from(address: str, network: str) -> None:
    assert network_of(address) == network
