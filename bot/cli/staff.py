"""`statement-bot staff …`: who may enter the staff console."""

import sys
from typing import Annotated

import typer

from bot.cli.options import DataOption
from bot.cli.output import note, result
from bot.settings import read_settings
from bot.staff.account import Account, Role
from bot.staff.accounts import Accounts
from bot.staff.errors import NoTerminal, UnknownAccount
from bot.staff.passwords import MIN_CHARS
from bot.staff.staff import open_accounts

application = typer.Typer(help="Who may enter the staff console.")

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="Small letters, digits, dots, dashes, underscores.")]
# There is no option that takes the password itself: arguments are seen by everybody on the machine.
StdinOption = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from standard input instead of asking for it.")
]


@application.command("add")
def add(
    name: NameArgument,
    role: Annotated[Role, typer.Option(help="What the account may do.")],
    password_stdin: StdinOption = False,
    data: DataOption = None,
) -> None:
    """Make an account. The password is asked for, and not shown."""
    accounts, account = _accounts(data), Account(name, role)
    accounts.add(account, _password(password_stdin))
    note(f"{name} may now sign in at /staff/ as {role.value}")


@application.command("list")
def list_accounts(data: DataOption = None) -> None:
    """List the accounts, each with its role."""
    accounts = _accounts(data).all()
    for account in accounts:
        result(f"{account.name}\t{account.role.value}")
    if not accounts:
        note("there is no account; make one with `statement-bot staff add NAME --role admin`")


@application.command("remove")
def remove(name: NameArgument, data: DataOption = None) -> None:
    """Remove an account and end its sessions. What it did stays in the record."""
    _accounts(data).remove(name)
    note(f"{name} is removed and signed out")


@application.command("password")
def password(name: NameArgument, password_stdin: StdinOption = False, data: DataOption = None) -> None:
    """Set a new password, end the account's sessions and lift the delay after failed attempts."""
    accounts = _accounts(data)
    if name not in {account.name for account in accounts.all()}:
        raise UnknownAccount(name)
    accounts.change_password(name, _password(password_stdin))
    note(f"{name} has a new password and is signed out everywhere")


def _accounts(data: DataOption) -> Accounts:
    return open_accounts(read_settings(data=data).data)


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise NoTerminal
    prompt = f"Password, at least {MIN_CHARS} characters"
    return str(typer.prompt(prompt, hide_input=True, confirmation_prompt=True, err=True))
