"""The whole visible text of an HTML page, block by block, before anyone decides what of it is the statement."""

import re
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from corpus.importing.ledger import Reason

Gap = Literal["item", "block"]  # an item stands on the line after the last one; a block after a blank line
Part = Literal["text", "navigation", "summary", "toggle", "name", "value", "title"]
_PARTS: dict[str, Part] = {"nav": "navigation", "summary": "summary", "dt": "name", "dd": "value"}

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section summary table tbody tfoot thead "
    "tr ul".split()
)
_UNSEEN = frozenset("head script style template noscript svg iframe object canvas textarea math audio video".split())
_FURNITURE = frozenset("nav aside footer dialog button select".split())
_FURNITURE_ROLES = frozenset(
    "navigation banner contentinfo search complementary dialog alertdialog menu menubar".split()
)
_TRANSPARENT = frozenset("p li ul ol blockquote h1 h2 h3 h4 h5 h6 summary".split())
_SPACE = re.compile(r"[ \t\r\n\f]+")
_TOGGLE = re.compile(
    r"\W*|(show|hide|open|close|expand|collapse)( (all|more|less|details|(this )?section))?", re.IGNORECASE
)
_TOGGLE_NAMES = re.compile(r"toggle|chevron|divider|\bicon\b")
# Only a label for what is left out on other grounds: a class name such as "social-care" proves nothing.
_LABELS = (
    (re.compile(r"cookie|consent|gdpr"), Reason.COOKIES),
    (re.compile(r"\bshar(e|ing)|\bsocial\b"), Reason.SHARING),
    (re.compile(r"newsletter|subscri|sign-?up"), Reason.NEWSLETTER),
    (re.compile(r"\brelated|recommend|most-read"), Reason.RELATED),
    (re.compile(r"\bnav|breadcrumb|menu|skip-?link"), Reason.NAVIGATION),
)


@dataclass(frozen=True, slots=True)
class Block:
    """One block of visible text. `path` numbers its containers, the innermost last; `furniture`: it stands in a
    navigation, aside, footer, dialog or button; `label`: what its surroundings call it; `heading`: 1 to 6, 0 for none.
    `part`: a "summary" is shown while the rest of its details is hidden, a "toggle" shows and hides what is below, a
    "name" and its "value" are of a description list, "title" is Word's style of that name."""

    text: str
    gap: Gap
    path: tuple[int, ...]
    furniture: bool
    label: Reason | None
    heading: int
    part: Part


def visible_blocks(root: Any) -> tuple[Block, ...]:
    """The blocks of a parsed page in reading order. List items carry the mark that a browser shows ("- ", "1. "), and
    the lines of a block quotation the bar that stands for its indent ("> "): it may have no quotation marks."""
    walk, nothing = _Walk(), _Surroundings((0,), False, None, 0, False, False, "text", False)
    walk.visit(root, nothing)
    walk.flush(nothing)
    return tuple(walk.blocks)


@dataclass(frozen=True, slots=True)
class _Surroundings:
    path: tuple[int, ...]
    furniture: bool
    label: Reason | None
    heading: int
    article: bool
    quoted: bool
    part: Part
    opener: bool  # a click on it shows the text that it heads


@dataclass(slots=True)
class _Walk:
    blocks: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    marker: str = ""
    gap: Gap = "block"
    containers: int = 0

    def visit(self, element: Any, around: _Surroundings) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNSEEN:  # a comment's tag is a function
            return
        if tag == "br":
            self.pieces.append("\n")
            return
        if around.opener and _is_toggle(element, "".join(self.pieces)):
            self.flush(around)
            self._text(element.xpath("string()"), tag)
            self.flush(replace(around, furniture=True, part="toggle"))
            return
        is_block = tag in _BLOCKS
        inside = self._inside(element, tag, around)
        if is_block:
            self.flush(around)
        if tag in ("li", "tr"):
            self.gap = "block" if _opens(element) else "item"
        if tag == "li":
            self.marker = _marker(element)
        self._text(element.text, tag)
        for child in element:
            self.visit(child, inside)
            if child.tag in ("td", "th"):
                self.pieces.append("\t")
            self._text(child.tail, tag)
        if is_block:
            self.flush(inside)
        if tag in ("li", "tr"):  # an empty one leaves nothing behind
            self.marker, self.gap = "", "block"

    def flush(self, around: _Surroundings) -> None:
        lines = [line.strip(" \t") for line in "".join(self.pieces).split("\n")]
        text = re.sub(r" *\t[ \t]*", "\t", re.sub(r" {2,}", " ", "\n".join(lines))).strip("\n")
        self.pieces.clear()
        if not text:
            return
        text = self.marker + text
        if around.quoted:
            text = "\n".join(f"> {line}" for line in text.split("\n"))
        self.blocks.append(
            Block(text, self.gap, around.path, around.furniture, around.label, around.heading, around.part)
        )
        self.marker, self.gap = "", "block"

    def _text(self, text: str | None, tag: str) -> None:
        if text:
            self.pieces.append(text if tag == "pre" else _SPACE.sub(" ", text))

    def _inside(self, element: Any, tag: str, around: _Surroundings) -> _Surroundings:
        if tag not in _BLOCKS and tag not in _FURNITURE:
            return around
        self.containers += 1
        names = f"{element.get('class', '')} {element.get('id', '')}".lower() if tag not in ("html", "body") else ""
        label = next((reason for pattern, reason in _LABELS if pattern.search(names)), around.label)
        article = around.article or tag in ("article", "main")
        role = element.get("role", "")
        opener = around.opener or tag == "summary" or (tag == "button" and around.heading > 0)
        furniture = (
            around.furniture
            or (tag in _FURNITURE and not opener)
            or (tag == "header" and not article)
            or role in _FURNITURE_ROLES
        )
        part = around.part if around.part == "navigation" else _PARTS.get(tag, around.part)
        if role == "navigation":
            part = "navigation"
        elif part == "text" and "MsoTitle" in element.get("class", "").split():
            part = "title"
        if tag == "nav" and label is None:
            label = Reason.NAVIGATION
        # A paragraph's container is what holds it; an item's, what holds the list; a summary's, its details.
        path = around.path if tag in _TRANSPARENT else (*around.path, self.containers)
        heading = int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else around.heading
        quoted = around.quoted or tag == "blockquote"
        return _Surroundings(path, furniture, label, heading, article, quoted, part, opener)


def _is_toggle(element: Any, before: str) -> bool:
    """Whether an element of a heading is only the word or sign on its button: its class says so, or "Show" stands at
    the end without a space before it, as no heading is written."""
    words = element.xpath("string()").strip()
    whole = next(element.iterancestors("button", "summary")).xpath("string()").strip()
    if not words or words == whole or not _TOGGLE.fullmatch(words):
        return False
    if _TOGGLE_NAMES.search(f"{element.get('class', '')} {element.get('id', '')}".lower()):
        return True
    stuck = before.strip() != "" and not before[-1].isspace()
    after = element.xpath("following-sibling::text() | following-sibling::*//text()")
    return stuck and words[0].isupper() and not "".join(after).strip()


def _opens(item: Any) -> bool:
    """Whether a list item or table row is the first of its list or table, and the list not inside another item."""
    parent = item.getparent()
    if item.getprevious() is not None or parent is None:
        return False
    holder = parent.getparent()
    nested = holder is not None and holder.tag == "li"
    return not nested and (parent.tag not in ("tbody", "tfoot") or parent.getprevious() is None)


def _marker(item: Any) -> str:
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "- "
    start = parent.get("start", "1")
    number = int(start) if start.isdecimal() else 1
    return f"{number + sum(1 for before in item.itersiblings('li', preceding=True))}. "
