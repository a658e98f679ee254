"""A browser's search for a text directive, written from the steps of the specification for the tests.

WICG, URL Fragment Text Directives, "find a range from a text directive". Every line is a block.
"""

from urllib.parse import unquote

import regex

_EDGE = regex.compile(r"\b", regex.WORD)


def matches(fragment: str, body: str) -> list[tuple[int, int]]:
    """Every range that the directive matches, in the order a browser would find them if it went on after the first."""
    parts = fragment.removeprefix("#:~:text=").split(",")
    prefix = unquote(parts.pop(0)[:-1]) if parts[0].endswith("-") else None
    suffix = unquote(parts.pop()[1:]) if parts[-1].startswith("-") else None
    start, end = unquote(parts[0]), unquote(parts[1]) if len(parts) > 1 else None
    found, at = [], 0
    while (match := _directive(body, at, prefix, start, end, suffix)) is not None:
        found.append(match)
        at = match[0] + 1
    return found


def _directive(
    body: str, at: int, prefix: str | None, start: str, end: str | None, suffix: str | None
) -> tuple[int, int] | None:
    must_end = end is not None or suffix is None
    while at < len(body):
        if prefix is not None:
            before = _find(prefix, body, at, True, False)
            if before is None:
                return None
            at = before[0] + 1
            begin = _skip_space(body, before[1])
            match = _find(start, body, begin, False, must_end)
            if match is None:
                return None
            if match[0] != begin:
                continue
        else:
            match = _find(start, body, at, True, must_end)
            if match is None:
                return None
            at = match[0] + 1
        rest = match[1]
        while rest < len(body) or (end is None and suffix is None):
            if end is not None:
                last = _find(end, body, rest, True, suffix is None)
                if last is None:
                    return None
                match = (match[0], last[1])
            if suffix is None:
                return match
            behind = _skip_space(body, match[1])
            after = _find(suffix, body, behind, False, True)
            if after is None:
                return None
            if after[0] == behind:
                return match
            if end is None:
                break
            rest = match[1]
    return None


def _find(term: str, body: str, at: int, word_start: bool, word_end: bool) -> tuple[int, int] | None:
    pattern = regex.compile(r"[^\S\n]+".join(regex.escape(w) for w in term.split()), regex.IGNORECASE)
    while (match := pattern.search(body, at)) is not None:
        begins = not word_start or _EDGE.match(body, match.start())
        ends = not word_end or _EDGE.match(body, match.end())
        if begins and ends:
            return match.start(), match.end()
        at = match.start() + 1
    return None


def _skip_space(body: str, at: int) -> int:
    while at < len(body) and body[at].isspace():
        at += 1
    return at
