"""What stands around a statement on a page: cookie notices, navigation, share links, teasers, subscription boxes.

Two kinds of rule. A line that is nothing but a button or a link text ("Share on Facebook") goes wherever it stands.
A notice in sentences goes only when all its sentences are of a notice, and only at the edge of the document, where no
prose of the statement stands before it (or after it). So a statement may speak of cookies, sharing and subscribing.
"""

import re
from collections.abc import Sequence

from corpus.importing.layout import Unit
from corpus.importing.ledger import Reason
from corpus.importing.rules import LINKS_ANYWHERE, LINKS_AT_EDGE, NOTICE_SENTENCES, SHARE_WORD, TEASER_HEADING, Rules

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_PROSE_END = re.compile(r".*[.!?][”’\"')\]]*", re.DOTALL)
_MIN_PROSE_WORDS, _LONG_WORDS = 8, 25


def furniture(units: Sequence[Unit], about_cookies: bool = False) -> tuple[Reason | None, ...]:
    """For each unit the reason to leave it out, or None. `about_cookies`: cookies are the statement's own subject,
    so no sentence about them is taken for a notice."""
    reasons: list[Reason | None] = [_match(LINKS_ANYWHERE, unit.text.removeprefix("- ")) for unit in units]
    _leave_out_networks(units, reasons)
    _leave_out_teasers(units, reasons)
    for order in (range(len(units)), range(len(units) - 1, -1, -1)):
        for number in order:
            if reasons[number] is None:
                reasons[number] = _at_edge(units[number].text, about_cookies)
            if reasons[number] is None and is_prose(units[number].text):
                break
    return tuple(reasons)


def is_prose(text: str) -> bool:
    """Whether a unit is running text rather than a headline, a date, a name or a link."""
    words = len(text.split())
    return words >= _LONG_WORDS or (words >= _MIN_PROSE_WORDS and bool(_PROSE_END.fullmatch(text)))


def top_zone(units: Sequence[Unit], reasons: Sequence[Reason | None]) -> tuple[int, ...]:
    """The numbers of the units kept before the first prose: where headlines and dates stand."""
    zone = []
    for number, (unit, reason) in enumerate(zip(units, reasons, strict=True)):
        if reason is None:
            if is_prose(unit.text):
                break
            zone.append(number)
    return tuple(zone)


def _at_edge(text: str, about_cookies: bool) -> Reason | None:
    link = _match(LINKS_AT_EDGE, text)
    if link is not None:
        return None if about_cookies and link is Reason.COOKIES else link
    found = {_match(NOTICE_SENTENCES, one) or _match(LINKS_AT_EDGE, one) for one in _SENTENCE.split(text)}
    reason = next((reason for reason in Reason if reason in found), None)
    if None in found or (about_cookies and reason is Reason.COOKIES):
        return None
    return reason


def _match(rules: Rules, text: str) -> Reason | None:
    return next((reason for reason, pattern in rules if pattern.fullmatch(text.strip())), None)


def _leave_out_networks(units: Sequence[Unit], reasons: list[Reason | None]) -> None:
    """The names of networks on lines of their own, only in a row that hangs on a share link: a statement may well
    have a list of the platforms it speaks of."""
    for order in (range(len(units)), range(len(units) - 1, -1, -1)):
        hanging = False
        for number in order:
            if hanging and reasons[number] is None and SHARE_WORD.fullmatch(units[number].text):
                reasons[number] = Reason.SHARING
            hanging = reasons[number] is Reason.SHARING


def _leave_out_teasers(units: Sequence[Unit], reasons: list[Reason | None]) -> None:
    """A heading such as "Related articles": with all after it when no prose follows, else with its own block only."""
    for number, unit in enumerate(units):
        if reasons[number] is not None or not TEASER_HEADING.fullmatch(unit.text):
            continue
        end = number + 1
        if any(is_prose(after.text) and _at_edge(after.text, False) is None for after in units[end:]):
            while end < len(units) and units[end].gap == "\n":
                end += 1
        else:
            end = len(units)
        for inside in range(number, end):
            reasons[inside] = reasons[inside] or Reason.RELATED
