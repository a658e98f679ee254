import io
import os
import pty
import sys
import threading
import time
from pathlib import Path

import pytest
from typer import TyperException

from bot.cli.staff import application
from bot.staff.account import Account, Role
from bot.staff.errors import AccountExists, NoTerminal, UnknownAccount, WeakPassword
from bot.staff.staff import open_accounts

PASSWORD = "seven green boats"


def run(*arguments: object) -> None:
    application([str(a) for a in arguments], prog_name="statement-bot staff", standalone_mode=False)


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def test_an_account_is_made_listed_changed_and_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, PASSWORD + "\n")
    run("add", "ann", "--role", "editor", "--password-stdin", "--data", tmp_path)
    typed(monkeypatch, PASSWORD + "\r\n")
    run("add", "bob", "--role", "admin", "--password-stdin", "--data", tmp_path)
    capsys.readouterr()
    run("list", "--data", tmp_path)
    assert capsys.readouterr().out == "ann\teditor\nbob\tadmin\n"
    typed(monkeypatch, "nine yellow trams")
    run("password", "ann", "--password-stdin", "--data", tmp_path)
    accounts = open_accounts(tmp_path)
    assert accounts.check("ann", "nine yellow trams") == Account("ann", Role.EDITOR)
    assert accounts.check("ann", PASSWORD) is None
    assert accounts.check("bob", PASSWORD) == Account("bob", Role.ADMIN)
    run("remove", "ann", "--data", tmp_path)
    assert accounts.all() == (Account("bob", Role.ADMIN),)


def test_what_cannot_be_done_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def add(password: str) -> None:
        typed(monkeypatch, password)
        run("add", "ann", "--role", "editor", "--password-stdin", "--data", tmp_path)

    with pytest.raises(WeakPassword, match="fewer than 12"):
        add("short\n")
    with pytest.raises(WeakPassword, match="fewer than 12"):
        add("")
    add(PASSWORD)
    with pytest.raises(AccountExists, match="ann"):
        add(PASSWORD)
    for command in ("remove", "password"):
        with pytest.raises(UnknownAccount, match="'bob'"):
            run(command, "bob", "--data", tmp_path)
    with pytest.raises(NoTerminal, match="--password-stdin"):
        run("password", "ann", "--data", tmp_path)


@pytest.mark.parametrize(
    "arguments", [("ann",), ("ann", "--role", "boss"), ("ann", "--role", "admin", "--password", "x")]
)
def test_a_role_is_named_and_a_password_never_is(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    with pytest.raises(TyperException):
        run("add", *arguments, "--data", tmp_path)


def test_the_password_that_is_typed_at_a_terminal_does_not_show(tmp_path: Path) -> None:
    code = "from bot.cli.staff import application; application()"
    command = [sys.executable, "-c", code, "add", "ann", "--role", "admin", "--data", str(tmp_path)]
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, command)
    shown = bytearray()

    def read() -> None:
        try:
            while part := os.read(terminal, 1024):
                shown.extend(part)
        except OSError:  # how a terminal on Linux says that the other side is gone
            return

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    for asked in (1, 2):
        for _ in range(300):
            if shown.count(b": ") >= asked:
                break
            time.sleep(0.1)
        time.sleep(0.2)  # the echo is switched off just after the prompt is written
        os.write(terminal, PASSWORD.encode() + b"\n")
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, shown
    reader.join(timeout=5)
    os.close(terminal)
    assert b"may now sign in" in shown
    assert PASSWORD.encode() not in shown
    assert open_accounts(tmp_path).check("ann", PASSWORD) == Account("ann", Role.ADMIN)
