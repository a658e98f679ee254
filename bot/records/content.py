"""Events as the content of entries, and back."""

import json
from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from pydantic import TypeAdapter, ValidationError

from bot.records.entry import Entry, canonical
from bot.records.errors import RecordsError
from bot.records.event import (
    Block,
    Event,
    Gap,
    Given,
    Lift,
    Logged,
    Login,
    Pin,
    Removal,
    Report,
    Review,
    StatementChange,
    Switch,
    Unverified,
)


class Kind(StrEnum):
    """What an entry is about."""

    ANSWER = "answer"
    REPORT = "report"
    REVIEW = "review"
    PIN = "pin"
    BLOCK = "block"
    LIFT = "lift"
    SWITCH = "switch"
    STATEMENT = "statement"
    LOGIN = "login"
    UNVERIFIED = "unverified"
    GAP = "gap"
    REMOVAL = "removal"


_TYPES: Mapping[Kind, type[Event]] = MappingProxyType(
    {
        Kind.ANSWER: Given,
        Kind.REPORT: Report,
        Kind.REVIEW: Review,
        Kind.PIN: Pin,
        Kind.BLOCK: Block,
        Kind.LIFT: Lift,
        Kind.SWITCH: Switch,
        Kind.STATEMENT: StatementChange,
        Kind.LOGIN: Login,
        Kind.UNVERIFIED: Unverified,
        Kind.GAP: Gap,
        Kind.REMOVAL: Removal,
    }
)
# What is about people who asked, or about staff; what keeps holding (pins, blocks, the switch) is kept.
REMOVABLE = frozenset((Kind.ANSWER, Kind.REPORT, Kind.REVIEW, Kind.LOGIN))


def kind_of(event: Event) -> Kind:
    """The kind of entry that holds the event."""
    return next(kind for kind, made in _TYPES.items() if isinstance(event, made))


def content_of(event: Event, salt: str) -> str:
    """The event as the canonical JSON of an entry. The answer stands in it as JSON, not as a text of JSON."""
    value = _adapter(kind_of(event)).dump_python(event, mode="json")
    if isinstance(event, Given):
        value["answer"] = json.loads(value.pop("answer_json"))
    return canonical({**value, "salt": salt})


def logged(entry: Entry) -> Logged:
    """The event of an entry. Raises RecordsError when its content was removed, or is none that we know."""
    if entry.content is None:
        raise RecordsError(f"the content of entry {entry.sequence} was removed; only its digest is kept")
    try:
        made = _TYPES[Kind(entry.kind)]
        value = json.loads(entry.content)
        if made is Given:
            value["answer_json"] = canonical(value.pop("answer"))
        known = {field.name for field in fields(made)}
        event = _adapter(Kind(entry.kind)).validate_python(
            {name: item for name, item in value.items() if name in known}
        )
    except (ValueError, KeyError, AttributeError, ValidationError) as error:
        raise RecordsError(
            f"entry {entry.sequence} cannot be read as {entry.kind!r}; check the record with `records verify`"
        ) from error
    return Logged(entry.sequence, entry.time, event)


@cache
def _adapter(kind: Kind) -> TypeAdapter[Event]:
    return TypeAdapter(_TYPES[kind])
