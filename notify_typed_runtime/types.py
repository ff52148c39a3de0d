"""Gives generated code the absent value, open enums, and steps of decoding and encoding."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from datetime import datetime
from enum import StrEnum
from json import JSONDecoder
from typing import (
    Any,
    Final,
    Literal,
    NoReturn,
    NotRequired,
    Protocol,
    Self,
    TypedDict,
    TypeGuard,
    TypeVar,
    cast,
)
from urllib.parse import quote
from uuid import UUID, SafeUUID

__all__ = [
    "UNSET",
    "Fields",
    "HTTPAnswer",
    "OpenEnum",
    "RequestKwargs",
    "Unset",
    "decode_json",
    "expect_array",
    "expect_boolean",
    "expect_integer",
    "expect_null",
    "expect_number",
    "expect_object",
    "expect_string",
    "format_datetime",
    "hidden",
    "is_array",
    "is_object",
    "media_type",
    "parse_datetime",
    "parse_uuid",
    "path_segment",
]


class Unset:
    """The type of `UNSET`."""

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        return "UNSET"  # copies and pickles are the same object


UNSET: Final = Unset()
"""Stands for an optional field that is not there at all, which is not the same as null."""


class Fields(Protocol):
    """The fields of an answer's head, whose names match in any case."""

    def get(self, key: str, default: Any = None, /) -> Any:  # noqa: ANN401 - as libraries have it
        """Give a field's value."""


class HTTPAnswer(Protocol):
    """What `parse` reads: an `httpx.Response`, or an answer of another library with these parts."""

    @property
    def status_code(self) -> int:
        """The status."""
        ...

    @property
    def headers(self) -> Fields:
        """The fields of the head."""
        ...

    @property
    def content(self) -> bytes:
        """The whole body."""
        ...

    @property
    def is_success(self) -> bool:
        """Whether the status says that all went well."""
        ...

    @property
    def is_error(self) -> bool:
        """Whether the status says that something went wrong."""
        ...

    @property
    def extensions(self) -> MutableMapping[str, Any]:
        """What is known beside the answer itself."""
        ...


class RequestKwargs(TypedDict):
    """Keyword arguments for `httpx.Client.build_request`. `url` is relative to the base URL."""

    method: str
    url: str
    params: NotRequired[dict[str, str | list[str]]]
    json: NotRequired[dict[str, Any]]


class OpenEnum(StrEnum):
    """An enum whose constructor takes documented values only, while `parse` takes any string.

    An unknown member compares and hashes like the plain string, pickles and copies, and is found
    by `is_known`. Two unknown members of one value are equal, not identical.
    """

    @classmethod
    def by_value(cls) -> Mapping[str, Self]:
        """Give the members by their values; asked for another value, it makes an unknown one."""
        return _Members(cls)

    @classmethod
    def parse(cls, value: str) -> Self:
        """Find the member, or make an unknown one.

        Raises:
            TypeError: If the value is not a string.
        """
        member = cls._value2member_map_.get(value)
        if isinstance(member, cls):
            return member
        text = str.__str__(value)  # refuses what is not a string
        unknown = str.__new__(cls, text)
        unknown._name_ = "UNKNOWN"
        unknown._value_ = text
        return unknown

    @property
    def is_known(self) -> bool:
        """Whether the API description has this value."""
        return self._value_ in type(self)._value2member_map_

    def __reduce_ex__(self, protocol: object) -> tuple[Any, ...]:
        return type(self).parse, (self._value_,)


_EnumT = TypeVar("_EnumT", bound=OpenEnum)


class _Members(dict[str, _EnumT]):
    """What `by_value` gives: looks members up for decoding, in a quarter of the time of `parse`."""

    def __init__(self, kind: type[_EnumT]) -> None:
        super().__init__({member.value: member for member in kind})
        self._kind = kind

    def __missing__(self, value: str) -> _EnumT:
        return self._kind.parse(value)


def hidden(value: object) -> str:
    """Stand for a personal value in a model's repr; say only whether there is one."""
    return repr(value) if value is None or isinstance(value, Unset) else "<hidden>"


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


_HEX_DIGITS: Final = 32
_from_hex: Final = bytes.fromhex
_from_bytes: Final = int.from_bytes
_moment: Final = datetime.fromisoformat
_new: Final = object.__new__
_set_int: Final = vars(UUID)["int"].__set__
_set_safe: Final = vars(UUID)["is_safe"].__set__
_UNKNOWN: Final = SafeUUID.unknown  # an enum takes its time to find a member

_WHITE_SPACE: Final = " \t\n\r"
_JSON: Final = JSONDecoder(parse_constant=_refuse_constant)


def decode_json(content: bytes) -> Any:  # noqa: ANN401 - JSON has no type before it is looked at
    """Decode JSON as it must be between systems: UTF-8, without NaN and infinities.

    Raises:
        ValueError: If it is anything else.
        RecursionError: If it is nested too deeply.
    """
    text = content.decode().strip(_WHITE_SPACE)
    value, end = _JSON.raw_decode(text)
    # What follows is refused by the whole decoder, which looks for white space by slower means.
    return value if end == len(text) else _JSON.decode(text)


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Tell whether a decoded value is an object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Tell whether a decoded value is an array."""
    return isinstance(value, list)


def expect_object(value: object, name: str) -> dict[str, Any]:
    """Return the value if it is an object, else raise TypeError."""
    if isinstance(value, dict):
        return cast("dict[str, Any]", value)
    raise TypeError(f"{name} is not an object")


def expect_array(value: object, name: str) -> list[Any]:
    """Return the value if it is an array, else raise TypeError."""
    if is_array(value):
        return value
    raise TypeError(f"{name} is not an array")


def expect_string(value: object, name: str) -> str:
    """Return the value if it is a string, else raise TypeError."""
    if isinstance(value, str):
        return value
    raise TypeError(f"{name} is not a string")


def expect_boolean(value: object, name: str) -> bool:
    """Return the value if it is a boolean, else raise TypeError."""
    if isinstance(value, bool):
        return value
    raise TypeError(f"{name} is not a boolean")


def expect_integer(value: object, name: str) -> int:
    """Return the value if it is an integer, else raise TypeError."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise TypeError(f"{name} is not an integer")


def expect_number(value: object, name: str) -> float:
    """Return the value if it is a number, else raise TypeError."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    raise TypeError(f"{name} is not a number")


def expect_null(value: object, name: str) -> None:
    """Return None if the value is None, else raise TypeError."""
    if value is not None:
        raise TypeError(f"{name} is not null")


def parse_uuid(value: object, name: str) -> UUID:
    """Decode a UUID, else raise TypeError or ValueError."""
    if not isinstance(value, str):
        raise TypeError(f"{name} is not a string")
    digits = value.replace("-", "")
    try:
        number = _from_hex(digits) if len(digits) == _HEX_DIGITS else b""
    except ValueError:
        number = b""
    if len(number) == _HEX_DIGITS // 2:  # what has spaces in it comes to fewer
        # Without the constructor, which takes other forms too and half as long again.
        found = _new(UUID)
        _set_int(found, _from_bytes(number))
        _set_safe(found, _UNKNOWN)
        return found
    try:
        return UUID(value)
    except ValueError:
        raise ValueError(f"{name} is not a UUID") from None


def parse_datetime(value: object, name: str) -> datetime:
    """Decode a date and time with its offset from UTC, else raise TypeError or ValueError."""
    if not isinstance(value, str):
        raise TypeError(f"{name} is not a string")
    try:
        moment = _moment(value)
    except ValueError:
        raise ValueError(f"{name} is not a date and time") from None
    if moment.tzinfo is None:
        raise ValueError(f"{name} has no offset from UTC")
    return moment


def format_datetime(value: datetime) -> str:
    """Encode a date and time as the API does: six decimals, and Z for UTC."""
    return value.isoformat(timespec="microseconds").replace("+00:00", "Z")


def media_type(headers: Fields) -> str:
    """Read the media type of a response, in lower case and without parameters; empty if absent."""
    value: str = headers.get("content-type", "")
    return value.partition(";")[0].strip().lower()


def path_segment(value: str | int | UUID) -> str:
    """Quote a path parameter, so that it stays one segment of the path.

    Raises:
        ValueError: If no quoting can do that: empty, `.` and `..`.
    """
    text = str(value)
    if text in {"", ".", ".."}:
        raise ValueError("an empty text, '.' and '..' cannot be part of a path")
    return quote(text, safe="")
