"""Where the commands write: results on standard output, everything for people on standard error."""

import sys


def result(line: str) -> None:
    """One line of a result."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def note(line: str) -> None:
    """One line for whoever runs the command."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
