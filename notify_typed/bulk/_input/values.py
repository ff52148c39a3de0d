"""Values that are not text, written as a person would."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeGuard
from uuid import UUID

from notify_typed._personalisation import decimal_text
from notify_typed._rules.whitespace import without_obscure_whitespace

if TYPE_CHECKING:
    from notify_typed._rules.columns import Cell

__all__ = ["LOOKS_ROUNDED", "cell_of", "check_text"]

_EXACT: Final = 2**53
_NO_LISTS: Final = (str, bytes, bytearray, memoryview)
LOOKS_ROUNDED: Final = re.compile(r"[+-]?\d(?:[.,]\d+)?[eE]\+?\d{1,3}")
"""What a spreadsheet makes of a long number: most of its digits are lost."""


_UNSENDABLE: Final = re.compile("[\0\ud800-\udfff]")


def check_text(text: str) -> None:
    """Refuse a text that no ledger and no request can carry.

    Raises:
        ValueError: It has a null character, or half of a character.
    """
    if found := _UNSENDABLE.search(text):
        raise ValueError(
            "it has a null character"
            if found.group() == "\0"
            else "it has half of a character (an unpaired surrogate)"
        )


def cell_of(value: object) -> Cell:
    """Write a value as text, or a list of values as a list of texts.

    Raises:
        ValueError: It is not of a kind that a message could hold.
    """
    if _is_list(value):
        return [text for each in value if (text := _text(each))]
    return _text(value)


def _is_list(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, Sequence) and not isinstance(value, _NO_LISTS)


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case str():
            check_text(value)
            return without_obscure_whitespace(value)
        case bool():
            return "yes" if value else "no"
        case int() | UUID():
            return str(value)
        case float() | Decimal() if math.isfinite(value):
            return _digits(value)
        case dt.datetime():
            return (
                f"{_date(value)} at {_time(value.time())}"
                if value.time() != dt.time(0)
                else _date(value)
            )
        case dt.date():
            return _date(value)
        case dt.time():
            return _time(value)
        case _:
            kind = "object" if isinstance(value, Mapping) else type(value).__name__
            raise ValueError(f"a value of the kind {kind} cannot be sent")


def _digits(value: float | Decimal) -> str:
    """Write a number without an exponent, with as many digits as spreadsheets show."""
    if isinstance(value, Decimal):
        return decimal_text(value)
    if abs(value) < _EXACT and value == int(value):
        return str(int(value))
    return f"{Decimal(f'{value:.15g}'):f}"


def _date(value: dt.date) -> str:
    return f"{value.day} {value:%B} {value.year}"


def _time(value: dt.time) -> str:
    if value == dt.time(0):
        return "midnight"
    if value == dt.time(12):
        return "midday"
    minutes = f":{value.minute:02}" if value.minute else ""
    return f"{(value.hour - 1) % 12 + 1}{minutes}{'am' if value.hour < 12 else 'pm'}"
