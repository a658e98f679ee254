"""Codes such as batch numbers, roads and forms: a sentence about CR4461 does not answer a question about CR4460."""

import re

from bot.terms import fold

_CODE = re.compile(r"(?<![^\W_])[^\W\d_]{1,6}-?\d+[^\W_]*(?:[-/][^\W_]+)*(?![^\W_])")
_FIGURE = re.compile(r"\d+")


def names_another(query: str, text: str) -> bool:
    """Whether `text` names a code of the kind that `query` asks for, one with the same letters, and none that it asks
    for. A row of a table does not count: it stands among the others."""
    if "\t" in text:
        return False
    asked, there = _codes(query), _codes(text)
    kinds = {_FIGURE.sub("0", code) for code in asked}
    return asked.isdisjoint(there) and any(_FIGURE.sub("0", code) in kinds for code in there)


def _codes(text: str) -> frozenset[str]:
    return frozenset(code.replace("-", "") for code in _CODE.findall(fold(text)))
