"""The filter of the review queue, between its form, its address and the record."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from bot.answer import AnswerStatus
from bot.question import visible
from bot.records.event import Verdict
from bot.records.queue import JUDGED, Filter
from bot.web.staff.days_asked import days_of
from bot.web.staff.problem import Problem

ALL = "all"
NAMES = ("status", "text", "statement", "speaker", "from", "to", "reported", "reviewed", "verdict", "least", "most")
_YES_NO = {"": None, "yes": True, "no": False}
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class ReviewFilter:
    """What the form was filled in with, name and value, and what it means; empty fields are left out of `fields`."""

    fields: tuple[tuple[str, str], ...]
    wanted: Filter
    page: int

    @property
    def query(self) -> str:
        """The filter as the query of an address, without the page."""
        return urlencode(self.fields)

    def address(self, page: int) -> str:
        """The query of a page of the same queue: "?text=bridge&page=2"."""
        return "?" + urlencode((*self.fields, ("page", str(page))))

    def field(self, name: str) -> str:
        """What a field of the form was filled in with, or ""."""
        return dict(self.fields).get(name, "")


def review_filter(given: Mapping[str, str]) -> ReviewFilter:
    """The filter in the fields of a form. Raises Problem, with the field, for what cannot be read."""
    filled = {name: visible(given.get(name, ""))[:_LONGEST] for name in NAMES}
    fields = {name: value for name, value in filled.items() if value}
    try:
        wanted = Filter(
            statuses=_statuses(fields.get("status", "")),
            text=fields.get("text", ""),
            statement_id=fields.get("statement"),
            speaker=fields.get("speaker"),
            days=days_of(fields),
            reported=_YES_NO[fields.get("reported", "")],
            reviewed=_YES_NO[fields.get("reviewed", "")],
            verdict=Verdict(fields["verdict"]) if "verdict" in fields else None,
            least_confidence=float(fields.get("least", "0")),
            most_confidence=float(fields.get("most", "1")),
        )
        return ReviewFilter(tuple(fields.items()), wanted, max(1, int(given.get("page") or 1)))
    except (ValueError, KeyError) as error:
        raise Problem(400, "This filter cannot be read", f"There is no such choice: {error}.") from error


def listed(query: str) -> ReviewFilter:
    """The filter that stands in the query of an address."""
    return review_filter(dict(parse_qsl(query.removeprefix("?"))))


def _statuses(text: str) -> tuple[str, ...]:
    if not text:
        return JUDGED
    return () if text == ALL else (AnswerStatus(text),)
