"""Reads text as ASCII where the recipient may have been typed otherwise."""

import unicodedata

from notify_typed._rules.whitespace import NO_BREAK, ZERO_WIDTH

UNKNOWN = "?"
"""Stands for a character that has no counterpart in ASCII."""

_PRINTABLE = frozenset(map(chr, range(ord(" "), ord("~") + 1)))
_COUNTERPARTS = {
    **dict.fromkeys(ZERO_WIDTH, ""),
    **dict.fromkeys(NO_BREAK + "\t", " "),
    **dict.fromkeys("\u2011\u2013\u2014\u2212", "-"),
    **dict.fromkeys("\u2018\u2019\u201a", "'"),
    **dict.fromkeys("\u201c\u201d\u201e", '"'),
    "\u2026": "...",
    "\u0141": "L",
    "\u0142": "l",
}


def to_ascii(text: str) -> str:
    """Return `text` without accents, dashes and quotes straight, with `UNKNOWN` for the rest."""
    return text if text.isascii() and text.isprintable() else "".join(map(_plain, text))


def _plain(character: str) -> str:
    if character in _PRINTABLE:
        return character
    parts = unicodedata.decomposition(character)
    if not parts or parts.startswith("<"):
        return _COUNTERPARTS.get(character, UNKNOWN)
    base = chr(int(parts.split()[0], 16))
    return base if base in _PRINTABLE else UNKNOWN
