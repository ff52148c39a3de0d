"""Checks of arguments that only the admin API takes, and attributes that can be changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, TypeVar
from urllib.parse import urlsplit

from notify_typed._engine.inputs import https_url, is_mapping, list_of, mapping_of, one_of, text
from notify_typed._engine.inputs import number as written
from notify_typed._engine.settings import LOOPBACK
from notify_typed.errors import InvalidInput
from notify_typed_runtime.types import UNSET, OpenEnum, Unset

__all__ = [
    "Check",
    "address_text",
    "attributes",
    "callback_url",
    "choice",
    "days_back",
    "financial_year",
    "given",
    "integer",
    "json_value",
    "letter_reference",
    "members",
    "optional",
    "present",
    "short_text",
    "small_number",
    "string",
    "whole_number",
]

T = TypeVar("T")
WordT = TypeVar("WordT", bound=OpenEnum)

Check: TypeAlias = Callable[[str, object], T]
"""Takes an argument's name and value; gives the value as it is sent, or raises `InvalidInput`."""

_LONGEST = 255
_LARGEST = 2**31 - 1
_LAST_YEAR = 9998
_MOST_DAYS = 7
_REFERENCE = re.compile("[0-9A-Z]{16}")


def given(value: T | None) -> T | Unset:
    """Leave a field out of a request when its argument is None."""
    return UNSET if value is None else value


def present(**values: object) -> dict[str, object]:
    """Leave out the arguments that are None."""
    return {name: value for name, value in values.items() if value is not None}


def attributes(
    owner: str, checks: Mapping[str, Check[object]], values: Mapping[str, object]
) -> dict[str, Any]:
    """Check attributes that are to be changed.

    Args:
        owner: Whose attributes they are, for the message.
        checks: The check of each attribute that can be changed.
        values: The attributes.

    Raises:
        TypeError: There are others; the message names them.
        InvalidInput: A check refuses a value.
    """
    wrong = sorted(values.keys() - checks.keys())
    if wrong:
        raise TypeError(f"Not allowed to update {owner} attributes: {', '.join(wrong)}")
    return {name: checks[name](name, value) for name, value in values.items()}


def optional(check: Check[T]) -> Check[T | None]:
    """Make a check that takes None as well."""

    def checked(name: str, value: object) -> T | None:
        return None if value is None else check(name, value)

    return checked


def choice(words: type[WordT]) -> Check[WordT]:
    """Make a check for one of the words that Notify knows: on some others its server breaks."""

    def checked(name: str, value: object) -> WordT:
        return words(one_of(name, value, words))

    return checked


def members(check: Check[T]) -> Check[list[T]]:
    """Make a check for several values."""

    def checked(name: str, value: object) -> list[T]:
        return list_of(name, value, check)

    return checked


def string(name: str, value: object) -> str:
    """Take a string, which may be empty.

    Raises:
        InvalidInput: It is something else.
    """
    return value if value == "" and isinstance(value, str) else text(name, value)


def short_text(name: str, value: object) -> str:
    """Take text of at most 255 characters; of a longer name Notify says that it finds no result.

    Raises:
        InvalidInput: It is something else, or longer. The message does not show it.
    """
    short = text(name, value)
    if len(short) > _LONGEST:
        raise InvalidInput(f"{name} must have at most {_LONGEST} characters, not {len(short)}.")
    return short


def integer(name: str, value: object) -> int:
    """Take a whole number.

    Raises:
        InvalidInput: It is something else.
    """
    if isinstance(value, bool) or not isinstance(value, int):
        raise InvalidInput(f"{name} must be a whole number, not of type {type(value).__name__}.")
    return int(value)


def whole_number(name: str, value: object) -> int:
    """Take a whole number from 0 upwards.

    Raises:
        InvalidInput: It is something else.
    """
    number = integer(name, value)
    if number < 0:
        raise InvalidInput(f"{name} must be 0 or more, not {written(number)}.")
    return number


def small_number(name: str, value: object, *, least: int = -_LARGEST - 1) -> int:
    """Take a whole number that fits into Notify's database.

    Raises:
        InvalidInput: It is something else, or out of range.
    """
    number = integer(name, value)
    if not least <= number <= _LARGEST:
        raise InvalidInput(f"{name} must be from {least} to {_LARGEST}, not {written(number)}.")
    return number


def financial_year(name: str, value: object, *, least: int = 1) -> int:
    """Take the calendar year in which a financial year begins.

    Raises:
        InvalidInput: It is something else.
    """
    year = integer(name, value)
    if not least <= year <= _LAST_YEAR:
        raise InvalidInput(
            f"{name} must be a year from {least} on, such as 2026, not {written(year)}."
        )
    return year


def days_back(name: str, value: object) -> int:
    """Take a number of days from 0 to 7.

    Raises:
        InvalidInput: It is something else.
    """
    days = whole_number(name, value)
    if days > _MOST_DAYS:
        raise InvalidInput(f"{name} must be {_MOST_DAYS} at most, not {written(days)}.")
    return days


def letter_reference(name: str, value: object) -> str:
    """Take the printer's reference of a letter.

    Raises:
        InvalidInput: It is something else.
    """
    reference = text(name, value)
    if not _REFERENCE.fullmatch(reference):
        raise InvalidInput(f"{name} must be 16 capital letters and digits each.")
    return reference


def json_value(_name: str, value: object) -> object:
    """Take a value of a JSON object; whether it can be one shows when it is written."""
    return value


def address_text(name: str, value: object) -> str:
    """Write an address in lines.

    Args:
        name: The argument's name.
        value: The lines in one text, or a mapping whose values are the lines in order.

    Raises:
        InvalidInput: It is something else, or empty. The message does not show it.
    """
    if is_mapping(value):
        lines = mapping_of(name, value, optional(string))
        value = "\n".join(line for line in lines.values() if line)
    return text(name, value)


def callback_url(name: str, value: object) -> str:
    """Take the address of a callback: https, or for a sandbox http on this machine.

    Raises:
        InvalidInput: It is something else.
    """
    if isinstance(value, str) and value.startswith("http://"):
        try:
            host = urlsplit(value).hostname
        except ValueError:
            host = None
        if host in LOOPBACK:
            return text(name, value)
    return https_url(name, value)
