"""Checks what callers hand over, and makes bodies of it that are as the description says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, Protocol, Self, TypeGuard, TypeVar
from urllib.parse import urlsplit
from uuid import UUID

from notify_typed._engine.inputs import https_url, text
from notify_typed._engine.settings import LOOPBACK
from notify_typed.errors import InvalidInput
from notify_typed_runtime.errors import UNDECODABLE
from notify_typed_runtime.types import OpenEnum

__all__ = [
    "address_text",
    "body",
    "callback_url",
    "day",
    "entries",
    "naive_utc",
    "only",
    "present",
    "short_text",
    "spaced_utc",
    "whole_number",
]

_LONGEST = 255
_SPACED = "%Y-%m-%d %H:%M:%S.%f"


class Decodable(Protocol):
    """A generated model."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON has."""
        ...


BodyT = TypeVar("BodyT", bound=Decodable)


def body(model: type[BodyT], values: Mapping[str, object]) -> BodyT:
    """Make a request's body of arguments.

    Args:
        model: The generated model of the body.
        values: The arguments, by the names that they have in JSON.

    Raises:
        InvalidInput: One has the wrong type, or is none of the words that Notify knows; the live
            server answers some of these as if it had broken.
    """
    try:
        made = model.from_dict({name: _plain(value) for name, value in values.items()})
    except UNDECODABLE as problem:
        raise InvalidInput(f"{_sentence(problem)}.") from None
    for name in values:
        _refuse_unknown(name, getattr(made, name, None))
    return made


def present(**values: object) -> dict[str, object]:
    """Leave out the arguments that are None."""
    return {name: value for name, value in values.items() if value is not None}


def only(what: str, allowed: Iterable[str], given: Mapping[str, object]) -> dict[str, object]:
    """Refuse attributes that cannot be changed.

    Args:
        what: Whose attributes they are.
        allowed: The names of those that can.
        given: The attributes.

    Raises:
        TypeError: There are others; the message names them.
    """
    wrong = sorted(given.keys() - set(allowed))
    if wrong:
        raise TypeError(f"Not allowed to update {what} attributes: {', '.join(wrong)}")
    return dict(given)


def short_text(name: str, value: object) -> str:
    """Take text of at most 255 characters; of a longer name Notify says that it finds no result.

    Raises:
        InvalidInput: It is something else, or longer. The message does not show it.
    """
    short = text(name, value)
    if len(short) > _LONGEST:
        raise InvalidInput(f"{name} must have at most {_LONGEST} characters.")
    return short


def whole_number(name: str, value: object) -> int:
    """Take a whole number from 0 upwards.

    Raises:
        InvalidInput: It is something else.
    """
    if isinstance(value, bool) or not isinstance(value, int):
        raise InvalidInput(f"{name} must be a whole number, not of type {type(value).__name__}.")
    if value < 0:
        raise InvalidInput(f"{name} must be 0 or more.")
    return int(value)


def day(name: str, value: object) -> str:
    """Write a day as ``2026-11-21``.

    Args:
        name: The argument's name.
        value: A date, or text in that form.

    Raises:
        InvalidInput: It is something else.
    """
    try:
        moment = date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        raise InvalidInput(f"{name} is not a day such as 2026-11-21.") from None
    if not isinstance(moment, date) or isinstance(moment, datetime):
        raise InvalidInput(f"{name} must be a date or its text, not {type(value).__name__}.")
    return moment.isoformat()


def address_text(value: object) -> str:
    """Write an address in lines.

    Args:
        value: The lines in one text, or a mapping whose values are the lines in order.

    Raises:
        InvalidInput: It is something else, or empty. The message does not show it.
    """
    if _is_mapping(value):
        lines = [line for line in value.values() if line is not None and line != ""]
        if not all(isinstance(line, str) for line in lines):
            raise InvalidInput("Each line of recipient_address must be a string.")
        value = "\n".join(str(line) for line in lines)
    return text("recipient_address", value)


def callback_url(value: object) -> str:
    """Take the address of a callback: https, as Notify wants it, or on this machine, for a sandbox.

    Raises:
        InvalidInput: It is something else.
    """
    if isinstance(value, str) and value.startswith("http://"):
        try:
            host = urlsplit(value).hostname
        except ValueError:
            host = None
        if host in LOOPBACK:
            return text("url", value)
    return https_url("url", value)


def entries(name: str, lists: Mapping[str, object]) -> list[str]:
    """Take one of several lists of text.

    Raises:
        InvalidInput: It is not there, or not a list of text. The message shows none of it.
    """
    given = lists.get(name)
    if not _is_several(given):
        raise InvalidInput(f"{name} must be there, and be a list of strings.")
    return [text(f"each of {name}", each) for each in given]


def naive_utc(name: str, value: object) -> str:
    """Write a time as the API wants a job's: UTC, without saying so.

    Args:
        name: The argument's name.
        value: A datetime with its offset, or text in ISO 8601; text without an offset is UTC.

    Raises:
        InvalidInput: It is something else, or a datetime without an offset, which may mean any
            time.
    """
    return _utc(name, value).replace(tzinfo=None).isoformat()


def spaced_utc(name: str, value: object) -> str:
    """Write a time as the API keeps some: with a space, six decimals, and without an offset.

    Args:
        name: The argument's name.
        value: As for `naive_utc`.

    Raises:
        InvalidInput: As for `naive_utc`.
    """
    return _utc(name, value).strftime(_SPACED)


def _utc(name: str, value: object) -> datetime:
    try:
        return _moment(name, value).astimezone(UTC)
    except OverflowError:
        raise InvalidInput(f"{name} is no time that can be.") from None


def _moment(name: str, value: object) -> datetime:
    if isinstance(value, str):
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            raise InvalidInput(f"{name} is not a date and time in ISO 8601.") from None
        return moment.replace(tzinfo=moment.tzinfo or UTC)
    if not isinstance(value, datetime):
        raise InvalidInput(
            f"{name} must be a datetime or its text, not of type {type(value).__name__}."
        )
    if value.utcoffset() is None:
        raise InvalidInput(f"{name} has no time zone; use for example datetime.now(UTC).")
    return value


def _plain(value: object) -> object:
    """Give a value as JSON has it."""
    if isinstance(value, Enum):
        return _plain(value.value)
    if isinstance(value, UUID):
        return str(value)
    if _is_mapping(value):
        return {str(key): _plain(item) for key, item in value.items()}
    if _is_several(value):
        items = [_plain(item) for item in value]
        # Sets have no order of their own, and the same request should look the same every time.
        return sorted(items, key=str) if isinstance(value, AbstractSet) else items
    return value


def _is_mapping(value: object) -> TypeGuard[Mapping[object, object]]:
    return isinstance(value, Mapping)


def _is_several(value: object) -> TypeGuard[Iterable[object]]:
    return isinstance(value, Iterable) and not isinstance(value, str | bytes | bytearray)


def _refuse_unknown(name: str, value: object) -> None:
    if isinstance(value, OpenEnum) and not value.is_known:
        known = ", ".join(str(each) for each in type(value))
        raise InvalidInput(f"{name} must be one of {known}.")
    if _is_several(value):
        for item in value:
            _refuse_unknown(f"each of {name}", item)


def _sentence(problem: Exception) -> str:
    return str(problem) if not isinstance(problem, KeyError) else f"{problem.args[0]} is missing"
