"""Bytes of a text document to characters."""

import codecs
import re

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with theirs
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_HEAD_BYTES = 4096
# A Western European text in a one-byte encoding is nearly all ASCII; Greek or Cyrillic is nearly all not.
_MAX_WESTERN_SHARE = 0.15


def decode(data: bytes) -> tuple[str, str] | None:
    """(text without byte-order mark, name of the encoding), or None where the bytes are no text.

    UTF-8 and UTF-16 are certain; a one-byte encoding is a guess: Windows-1252, else charset-normalizer's.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _try(data[len(mark) :], encoding)
    declared = _META_CHARSET.search(data[:_HEAD_BYTES])
    if b"\0" in data:
        zeros_at_even, zeros_at_odd = data[::2].count(0), data[1::2].count(0)
        return _try(data, "utf-16-le" if zeros_at_odd > zeros_at_even else "utf-16-be")
    certain = _try(data, "utf-8")
    if certain is not None:
        return certain
    if declared is not None:
        named = _try(data, declared[1].decode("ascii"))
        if named is not None:
            return named
    above_ascii = sum(byte >= 0x80 for byte in data)
    western = _try(data, "cp1252")
    if western is not None and above_ascii <= _MAX_WESTERN_SHARE * len(data):
        return western
    best = from_bytes(data).best()
    return None if best is None else (str(best), best.encoding)


def _try(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        text = data.decode("cp1252" if encoding.lower() in ("iso-8859-1", "latin-1", "latin1") else encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    # Bytes of a picture can pass for UTF-16; text has no NUL and few other control characters.
    controls = sum(c < " " and c not in "\t\n\r\f" for c in text)
    return None if "\0" in text or controls > 0.01 * len(text) + 1 else (text, encoding.lower())
