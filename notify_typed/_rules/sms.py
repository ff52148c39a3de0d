"""Text messages: what a template becomes, how long it is and how many fragments it costs."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from math import ceil

from notify_typed._rules.months import Rules
from notify_typed._rules.placeholders import fill
from notify_typed._rules.whitespace import (
    NO_BREAK,
    ZERO_WIDTH,
    normalise_whitespace,
    without_space_before_punctuation,
)

MAX_LENGTH = 918
"""Characters a text may have after rendering, without the service's name in front."""

_GSM_EXTENSION = frozenset("^{}\\[~]|€")
_GSM = _GSM_EXTENSION.union(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_ACCENTS = "\u0300\u0301\u0308\u0302"  # grave, acute, diaeresis, circumflex
_WELSH = frozenset(
    unicodedata.normalize("NFC", letter + accent)
    for letter in "aeiouwyAEIOUWY"
    for accent in _ACCENTS
)
_ALLOWED = _GSM | _WELSH
_REPLACEMENTS = {
    **dict.fromkeys("\u2011\u2013\u2014\u2212", "-"),
    "\u2026": "...",
    **dict.fromkeys("\u2018\u2019\u201a", "'"),
    **dict.fromkeys("\u201c\u201d\u201e", '"'),
    **dict.fromkeys(ZERO_WIDTH + "\u2028\u2029", ""),
    **dict.fromkeys(NO_BREAK + "\t", " "),
    "\u0141": "L",
    "\u0142": "l",
}
_TRANSLATION = str.maketrans(_REPLACEMENTS)
_UNKNOWN = "?"
_BLANK_LINES = re.compile(r"\n{3,}")

_ODD_ASCII = re.compile(r"[^\n\r -Z_a-z]")  # not in GSM, or in its extension
_GSM_SINGLE = 160
_GSM_PART = 153
_UNICODE_SINGLE = 70
_UNICODE_PART = 67


def render_sms(
    content: str, values: Mapping[str, object], rules: Rules, *, prefix: str | None = None
) -> str:
    """Return what a template becomes, in characters a text message can carry.

    Args:
        content: The template's content.
        values: The personalisation.
        rules: Whether it may carry any character, or those of the GSM alphabet and of Welsh alone.
        prefix: The service's name, where its texts start with it. The API's answers and the limit
            of length leave it out; what is sent and charged for has it.
    """
    text = fill(content, values, style="sms")
    if prefix:
        text = f"{prefix.strip()}: {text}"
    text = without_space_before_punctuation(text)
    text = "\n".join(map(normalise_whitespace, text.splitlines()))
    if "\n\n\n" in text:
        text = _BLANK_LINES.sub("\n\n", text)
    text = text.strip()
    if rules.keeps_unicode:
        # Of ASCII only tabs are replaced, and they were removed before.
        return text if text.isascii() else text.translate(_TRANSLATION)
    if _ALLOWED.issuperset(text):
        return text
    return "".join(map(_closest, text))


def sms_length(text: str) -> int:
    """Return the length that is held against `MAX_LENGTH`: UTF-16 code units."""
    if text.isascii():
        return len(text)
    return len(text) + sum(character > "\uffff" for character in text)


def is_gsm(character: str) -> bool:
    """Return whether a character is in the GSM alphabet; one that is not makes a text dearer."""
    return character in _GSM


def sms_fragments(text: str) -> int:
    """Return how many messages a rendered text is charged as.

    A character outside GSM-7 makes a fragment hold 70 characters, or 67 of several; else it holds
    160, or 153 of several, and characters of the GSM extension count twice.
    """
    if text.isascii() and not _ODD_ASCII.search(text):  # as nearly all are
        size, single, part = len(text), _GSM_SINGLE, _GSM_PART
    elif not _GSM.issuperset(text):
        size, single, part = sms_length(text), _UNICODE_SINGLE, _UNICODE_PART
    else:
        extended = 0
        if not _GSM_EXTENSION.isdisjoint(text):
            extended = sum(character in _GSM_EXTENSION for character in text)
        size, single, part = sms_length(text) + extended, _GSM_SINGLE, _GSM_PART
    return 1 if size <= single else ceil(size / part)


@lru_cache(maxsize=2048)
def _closest(character: str) -> str:
    """Return what stands for a character: itself, a likeness, its letter without accent, or "?"."""
    if character in _ALLOWED:
        return character
    if (likeness := _REPLACEMENTS.get(character)) is not None:
        return likeness
    decomposition = unicodedata.decomposition(character)
    if decomposition and not decomposition.startswith("<"):
        base = chr(int(decomposition.split()[0], 16))
        if base in _ALLOWED:
            return base
    return _UNKNOWN
