"""Checks of what callers hand over, before anything leaves this machine.

Each check takes the argument's name for its message and a value of any type, and gives the value in
the form that goes to Notify. No message shows a value that could be secret or personal: swapped
arguments put a phone number where an identifier should be.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, time
from decimal import Decimal
from enum import Enum
from io import IOBase
from pathlib import PurePath
from typing import TypeAlias, TypeGuard, TypeVar
from uuid import UUID

from notify_typed.errors import InvalidInput

__all__ = [
    "Json",
    "Personalisation",
    "encode",
    "flag",
    "https_url",
    "list_of",
    "mapping_of",
    "one_of",
    "personalisation_values",
    "positive_integer",
    "reference_text",
    "sanitised_names",
    "seconds",
    "several_of",
    "text",
    "uuid",
]

T = TypeVar("T")

Json: TypeAlias = str | int | float | bool | list["Json"] | dict[str, "Json"] | None
Personalisation: TypeAlias = Mapping[str, object]
"""A value for each placeholder of a template.

A value is text, a number, True or False, a `Decimal` or a `UUID`; a list or set of these shows as
bullet points (or as "a, b and c" in a text message); a file is made by `prepare_upload`; None
counts as missing. Anything else is refused before it is sent.
"""

MAX_REFERENCE_LENGTH = 1000
# Notify stores a version as a 32-bit integer.
_MAX_INTEGER = 2**31 - 1
_MAX_DEPTH = 20
_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
_MAX_SHOWN = 60
# The longest time that every clock and socket takes; nobody means more than eleven days.
_MAX_SECONDS = 1_000_000.0


def text(name: str, value: object) -> str:
    """Take a string that is not empty.

    Raises:
        InvalidInput: It is something else, or empty, or holds half a surrogate pair.
    """
    if not isinstance(value, str):
        raise InvalidInput(f"{name} must be a string, not {_kind(value)}.")
    if not value:
        raise InvalidInput(f"{name} is empty.")
    return _encodable(name, value)


def reference_text(value: object, *, longest: int | None = MAX_REFERENCE_LENGTH) -> str:
    """Take a reference: at most 1,000 characters, which may be none at all (facts 2.1).

    Args:
        value: The reference.
        longest: The most characters; None for precompiled letters, which have no limit (facts 2.4).

    Raises:
        InvalidInput: It is not a string, or too long.
    """
    if not isinstance(value, str):
        raise InvalidInput(f"reference must be a string, not {_kind(value)}.")
    if longest is not None and len(value) > longest:
        raise InvalidInput(
            f"reference has {len(value)} characters; Notify takes {longest} at most."
        )
    return _encodable("reference", value)


def uuid(name: str, value: object) -> UUID:
    """Take an identifier, as a UUID or as its text.

    Raises:
        InvalidInput: It is no UUID. So no identifier can turn a path into another one.
    """
    if isinstance(value, UUID):
        return value
    if not isinstance(value, str):
        raise InvalidInput(f"{name} must be a UUID or its text, not {_kind(value)}.")
    try:
        return UUID(value)
    except ValueError:
        raise InvalidInput(
            f"{name} is not a UUID: {len(value)} characters, where something like"
            " 740e5834-3a29-46b4-9a6f-16142fde533a is expected."
        ) from None


def one_of(name: str, value: object, choices: Iterable[str]) -> str:
    """Take one of a few words, as an enum member or as its text.

    Raises:
        InvalidInput: It is none of them; the message lists them.
    """
    allowed = [str(choice) for choice in choices]
    if not isinstance(value, str):
        shown = _kind(value)
    # An enum of the caller's own may print as more than its text.
    elif (word := str.__str__(value)) in allowed:
        return word
    else:
        # A single word helps to find the slip; a number or an address came from a wrong argument.
        shown = repr(word) if re.fullmatch("[A-Za-z_-]{1,30}", word) else "something else"
    raise InvalidInput(f"{name} must be one of {', '.join(allowed)}; it is {shown}.")


def several_of(name: str, value: object, choices: Iterable[str]) -> list[str]:
    """Take one of a few words, or several of them.

    Raises:
        InvalidInput: One of them is not known, or there is none.
    """
    if isinstance(value, str) or not _is_iterable(value):
        return [one_of(name, value, choices)]
    allowed = list(choices)
    chosen = [one_of(name, item, allowed) for item in _walked(name, value)]
    if not chosen:
        raise InvalidInput(f"{name} is empty; leave it out to ask for all.")
    return chosen


def list_of(name: str, value: object, check: Callable[[str, object], T]) -> list[T]:
    """Take a list, a set or another iterable, but not a text for its letters.

    Args:
        name: The argument's name.
        value: The iterable. A set is sorted, so that the same request looks the same every time.
        check: Checks each item.

    Raises:
        InvalidInput: It is something else, or `check` refuses an item.
    """
    if isinstance(value, str | bytes | bytearray) or not _is_iterable(value):
        raise InvalidInput(f"{name} must be a list or a set, not {_kind(value)}.")
    items = sorted(value, key=str) if _is_set(value) else value
    return [check(f"each of {name}", item) for item in _walked(name, items)]


def mapping_of(name: str, value: object, check: Callable[[str, object], T]) -> dict[str, T]:
    """Take a mapping of names to values.

    Args:
        name: The argument's name.
        value: The mapping.
        check: Checks each value.

    Raises:
        InvalidInput: It is something else, or `check` refuses a value.
    """
    if not _is_mapping(value):
        raise InvalidInput(f"{name} must be a mapping, not {_kind(value)}.")
    return {str(key): check(f"{name}[{key!r}]", item) for key, item in value.items()}


def flag(name: str, value: object) -> bool:
    """Take True or False, and nothing that merely looks like it.

    Raises:
        InvalidInput: It is something else.
    """
    if not isinstance(value, bool):
        raise InvalidInput(f"{name} must be True or False, not {_kind(value)}.")
    return value


def positive_integer(name: str, value: object) -> int:
    """Take a whole number from 1 upwards.

    Raises:
        InvalidInput: It is something else.
    """
    if isinstance(value, bool) or not isinstance(value, int):
        raise InvalidInput(f"{name} must be a whole number, not {_kind(value)}.")
    if not 1 <= value <= _MAX_INTEGER:
        raise InvalidInput(f"{name} must be from 1 to {_MAX_INTEGER:,}.")
    return int(value)


def seconds(name: str, value: object, *, above: float | None = 0.0) -> float:
    """Take a length of time in seconds.

    Args:
        name: The argument's name.
        value: The number.
        above: What it must be more than; None when 0 is allowed too.

    Raises:
        InvalidInput: It is no number, or outside of the limits, or not finite.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidInput(f"{name} must be a number of seconds, not {_kind(value)}.")
    if not 0 <= value <= _MAX_SECONDS or (above is not None and value <= above):
        least = "0 seconds or more" if above is None else f"more than {above:g} seconds"
        raise InvalidInput(f"{name} must be {least}, and {_MAX_SECONDS:,.0f} at most.")
    return float(value)


def https_url(name: str, value: object) -> str:
    """Take an https URL in ASCII, as Notify wants it (facts 2.2).

    Raises:
        InvalidInput: It is something else.
    """
    url = text(name, value)
    if not url.startswith("https://"):
        raise InvalidInput(f"{name} must start with https:// in lower case.")
    if not url.isascii() or any(c.isspace() or not c.isprintable() for c in url):
        raise InvalidInput(
            f"{name} must be ASCII without spaces; percent-encode what else it holds."
        )
    return url


def personalisation_values(value: object) -> dict[str, Json]:
    """Turn personalisation into plain JSON values; sets become lists, UUIDs and Decimals text.

    Raises:
        InvalidInput: A name is not a string, or a value has no meaning in a message. The message
            names the placeholder, never its value.
    """
    if not _is_mapping(value):
        raise InvalidInput(
            f"personalisation must be a mapping of names to values, not {_kind(value)}."
        )
    return _object("personalisation", value, 0)


def sanitised_names(value: object, personalisation: Mapping[str, Json]) -> list[str]:
    """Take the names of the placeholders to sanitise.

    Args:
        value: The names.
        personalisation: The values that go with the message.

    Raises:
        InvalidInput: It is not several strings, or names a value that is not text; the live server
            breaks on that (facts 2.2).
    """
    if isinstance(value, str) or not _is_iterable(value):
        raise InvalidInput(
            "sanitise_content_for must be a list of placeholder names, even for a single one."
        )
    names: list[str] = []
    for item in _walked("sanitise_content_for", value):
        if not isinstance(item, str):
            raise InvalidInput(f"A name in sanitise_content_for is {_kind(item)}.")
        names.append(_encodable("sanitise_content_for", item))
    wanted = {_insensitive(name) for name in names}
    for name, filled in personalisation.items():
        if _insensitive(name) in wanted and not isinstance(filled, str):
            raise InvalidInput(
                f"sanitise_content_for names personalisation[{name!r}], which is"
                f" {_kind(filled)}; only text can be sanitised."
            )
    return names


def encode(body: Mapping[str, object], what: str = "personalisation") -> bytes:
    """Encode a request body as JSON in UTF-8.

    Args:
        body: The body, all but checked.
        what: The part of it that may still hold what cannot be encoded.

    Raises:
        InvalidInput: Some text in it cannot be encoded.
    """
    try:
        return _JSON.encode(body).encode()
    except UnicodeEncodeError:
        raise InvalidInput(
            f"{what} holds half a surrogate pair, which no encoding can carry."
        ) from None
    except ValueError:
        raise InvalidInput(f"{what} holds a number with too many digits.") from None


def _object(path: str, value: Mapping[object, object], depth: int) -> dict[str, Json]:
    result: dict[str, Json] = {}
    for key, item in value.items():
        if not isinstance(key, str):
            raise InvalidInput(f"A name in {path} is {_kind(key)}; names must be strings.")
        # The common case first: nearly all personalisation is text.
        result[key] = item if type(item) is str else _value(_below(path, key, depth), item, depth)
    return result


def _below(path: str, key: str, depth: int) -> str:
    # The outermost names are the template's; those inside belong to the values.
    return f"{path}[{key[:_MAX_SHOWN]!r}]" if depth == 0 else f"{path}[...]"


def _value(path: str, value: object, depth: int) -> Json:
    if depth > _MAX_DEPTH:
        outermost = path.partition("]")[0]
        raise InvalidInput(f"{outermost}] is nested more than {_MAX_DEPTH} levels deep.")
    if isinstance(value, Enum):
        return _value(path, value.value, depth + 1)
    if (isinstance(value, float) and not math.isfinite(value)) or (
        isinstance(value, Decimal) and not value.is_finite()
    ):
        raise InvalidInput(f"{path} is not a finite number, which cannot stand in a message.")
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Decimal | UUID):
        return str(value)
    if _is_mapping(value):
        if depth == 0 and "file" not in value:
            # Notify would print it as Python does, braces and quotes included (facts 7.1).
            raise InvalidInput(
                f"{path} is a mapping, which would be printed as it is; only a file made by"
                " prepare_upload(...) can be one."
            )
        return _object(path, value, depth + 1)
    if _is_set(value):
        # Sets have no order of their own, and the same message should read the same every time.
        return [_value(f"{path}[...]", item, depth + 1) for item in sorted(value, key=str)]
    if _is_list(value):
        return [_value(f"{path}[{i}]", item, depth + 1) for i, item in enumerate(value)]
    raise InvalidInput(f"{path} is {_kind(value)}{_advice(value)}.")


def _advice(value: object) -> str:
    match value:
        case bytes() | bytearray() | memoryview():
            return ": decode text first; for a file use prepare_upload(...)"
        case PurePath() | IOBase():
            return ": for a file use prepare_upload(...)"
        case date() | time():
            return ": format it as it should read in the message"
        case _:
            return ", which cannot stand in a message"


def _is_mapping(value: object) -> TypeGuard[Mapping[object, object]]:
    return isinstance(value, Mapping)


def _is_set(value: object) -> TypeGuard[AbstractSet[object]]:
    return isinstance(value, AbstractSet)


def _is_list(value: object) -> TypeGuard[Iterable[object]]:
    return isinstance(value, Sequence) and not isinstance(value, bytes | bytearray | memoryview)


def _is_iterable(value: object) -> TypeGuard[Iterable[object]]:
    return isinstance(value, Iterable)


def _walked(name: str, value: Iterable[object]) -> list[object]:
    try:
        return list(value)
    except (TypeError, ValueError, OSError) as error:
        raise InvalidInput(f"{name} cannot be walked through.") from error


def _insensitive(name: str) -> str:
    """Compare names of placeholders as Notify does (facts 7.1)."""
    return "".join(c for c in name if c not in " _-" and not c.isspace()).lower()


def _encodable(name: str, value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise InvalidInput(
            f"{name} holds half a surrogate pair, which no encoding can carry."
        ) from None
    return value


def _kind(value: object) -> str:
    return "None" if value is None else f"of type {type(value).__name__}"
