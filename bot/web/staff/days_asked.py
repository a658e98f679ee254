"""The days that a page is about."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from bot.records.journal import Days
from bot.web.staff.problem import Problem

RECENT = 30


def recent_days(now: datetime | None = None) -> Days:
    """The last 30 days (UTC), today included."""
    today = (now or datetime.now(UTC)).date()
    return Days(today - timedelta(days=RECENT - 1), today)


def asked_days(given: Mapping[str, str]) -> Days:
    """The days that a form asks for, the last 30 where it asks for none. Raises Problem for what is no date."""
    return days_of(given) if any(given.get(name, "").strip() for name in ("from", "to")) else recent_days()


def days_of(fields: Mapping[str, str]) -> Days:
    """The days between the fields `from` and `to`. Raises Problem for what is no date."""
    return Days(_day(fields.get("from", "").strip()), _day(fields.get("to", "").strip()))


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text) if text else None
        if found == date.max:
            raise ValueError("there is no day after this one")
        return found
    except ValueError as error:
        problem = f"“{text[:40]}” is no date; write one like 2026-03-01."
        raise Problem(400, "This date cannot be read", problem) from error
