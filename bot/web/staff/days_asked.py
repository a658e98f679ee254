"""The days that a page is about."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from bot.records.journal import Days
from bot.web.staff.form_fields import day_of

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
    first, last = (day_of(fields.get(name, "")) for name in ("from", "to"))
    return Days(first, None if last == date.max else last)  # there is no day after it
