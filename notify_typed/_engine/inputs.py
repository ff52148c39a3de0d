"""Checks of arguments, before anything leaves this machine.

Each check takes the argument's name for its message and a value of any type, and gives the value in
the form that goes to Notify. No message shows a value that could be secret or personal: swapped
arguments put a phone number where an identifier should be.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import TypeAlias, TypeGuard, TypeVar
from uuid import UUID

from notify_typed.errors import InvalidInput
from notify_typed_runtime.types import parse_uuid

__all__ = [
    "Json",
    "encode",
    "flag",
    "https_url",
    "list_of",
    "mapping_of",
    "one_of",
    "positive_integer",
    "reference_text",
    "seconds",
    "several_of",
    "text",
    "uuid",
]

T = TypeVar("T")

Json: TypeAlias = str | int | float | bool | list["Json"] | dict[str, "Json"] | None
MAX_REFERENCE_LENGTH = 1000
# Notify stores a version as a 32-bit integer.
_MAX_INTEGER = 2**31 - 1
_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
# The longest time that every clock and socket takes; nobody means more than eleven days.
_MAX_SECONDS = 1_000_000.0


def text(name: str, value: object) -> str:
    """Take a string that is not empty.

    Raises:
        InvalidInput: It is something else, or empty, or holds half a surrogate pair.
    """
    if not isinstance(value, str):
        raise InvalidInput(f"{name} must be a string, not {kind(value)}.")
    if not value:
        raise InvalidInput(f"{name} must not be empty.")
    return encodable(name, value)


def reference_text(value: object, *, longest: int | None = MAX_REFERENCE_LENGTH) -> str:
    """Take a reference, which may be empty: `SmsRequest.reference` in spec/openapi.yaml.

    Args:
        value: The reference.
        longest: The most characters; None for no limit, as in `PrecompiledLetterRequest.reference`.

    Raises:
        InvalidInput: It is not a string, or too long.
    """
    if not isinstance(value, str):
        raise InvalidInput(f"reference must be a string, not {kind(value)}.")
    if longest is not None and len(value) > longest:
        raise InvalidInput(
            f"reference has {len(value)} characters; Notify takes {longest} at most."
        )
    return encodable("reference", value)


def uuid(name: str, value: object) -> UUID:
    """Take an identifier, as a UUID or as its text.

    Raises:
        InvalidInput: It is not a UUID. So an identifier cannot turn a path into another one.
    """
    if isinstance(value, UUID):
        return value
    if not isinstance(value, str):
        raise InvalidInput(f"{name} must be a UUID or its text, not {kind(value)}.")
    try:
        return parse_uuid(value, name)
    except ValueError:
        raise InvalidInput(
            f"{name} must be a UUID such as 740e5834-3a29-46b4-9a6f-16142fde533a, not"
            f" {characters(value)} of another form."
        ) from None


def one_of(name: str, value: object, choices: Iterable[str]) -> str:
    """Take one of a few words, as an enum member or as its text.

    Raises:
        InvalidInput: It is not one of them; the message lists them.
    """
    allowed = [str(choice) for choice in choices]
    if not isinstance(value, str):
        shown = kind(value)
    # An enum of the caller's own may print as more than its text.
    elif (word := str.__str__(value)) in allowed:
        return word
    else:
        # A single word helps to find the slip; a number or an address came from a wrong argument.
        is_word = re.fullmatch("[A-Za-z_-]{1,30}|[A-Za-z0-9]{1,4}", word)
        other = f"{characters(word)} of another form"
        shown = _with_close_match(word, allowed) if is_word else other
    end = "" if shown.endswith("?") else "."
    raise InvalidInput(f"{name} must be one of {', '.join(allowed)}, not {shown}{end}")


def _with_close_match(word: str, allowed: list[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - for a mistake alone

    close = get_close_matches(word, allowed, n=1)
    return f"{word!r}; did you mean {close[0]!r}?" if close else repr(word)


def several_of(name: str, value: object, choices: Iterable[str]) -> list[str]:
    """Take one of a few words, or several of them.

    Raises:
        InvalidInput: One of them is not known, or the list is empty.
    """
    if isinstance(value, str) or not is_iterable(value):
        return [one_of(name, value, choices)]
    allowed = list(choices)
    chosen = [one_of(name, item, allowed) for item in walked(name, value)]
    if not chosen:
        raise InvalidInput(f"{name} must not be empty; leave it out to ask for all.")
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
    if isinstance(value, str | bytes | bytearray) or not is_iterable(value):
        raise InvalidInput(f"{name} must be a list or a set, not {kind(value)}.")
    items = sorted(value, key=str) if isinstance(value, AbstractSet) else value
    return [check(f"each of {name}", item) for item in walked(name, items)]


def mapping_of(name: str, value: object, check: Callable[[str, object], T]) -> dict[str, T]:
    """Take a mapping of names to values.

    Args:
        name: The argument's name.
        value: The mapping.
        check: Checks each value.

    Raises:
        InvalidInput: It is something else, or `check` refuses a value.
    """
    if not is_mapping(value):
        raise InvalidInput(f"{name} must be a mapping, not {kind(value)}.")
    return {str(key): check(f"{name}[{key!r}]", item) for key, item in value.items()}


def flag(name: str, value: object) -> bool:
    """Take True or False, and nothing that merely looks like it.

    Raises:
        InvalidInput: It is something else.
    """
    if not isinstance(value, bool):
        raise InvalidInput(f"{name} must be True or False, not {kind(value)}.")
    return value


def number(value: float) -> str:
    """Write a number that was given, unless it is too long to be read."""
    return "a number of that size" if abs(value) > _MAX_INTEGER else f"{value:,}"


def positive_integer(name: str, value: object) -> int:
    """Take a whole number from 1 upwards.

    Raises:
        InvalidInput: It is something else.
    """
    if isinstance(value, bool) or not isinstance(value, int):
        raise InvalidInput(f"{name} must be a whole number, not {kind(value)}.")
    if not 1 <= value <= _MAX_INTEGER:
        raise InvalidInput(f"{name} must be from 1 to {_MAX_INTEGER:,}, not {number(value)}.")
    return int(value)


def seconds(name: str, value: object, *, above: float | None = 0.0) -> float:
    """Take a length of time in seconds.

    Args:
        name: The argument's name.
        value: The number.
        above: What it must be more than; None when 0 is allowed too.

    Raises:
        InvalidInput: It is not a number, or outside the limits, or not finite.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidInput(f"{name} must be a number of seconds, not {kind(value)}.")
    if not 0 <= value <= _MAX_SECONDS or (above is not None and value <= above):
        least = "0 seconds or more" if above is None else f"more than {above:g} seconds"
        raise InvalidInput(
            f"{name} must be {least} and at most {_MAX_SECONDS:,.0f}, not {number(value)}."
        )
    return float(value)


def https_url(name: str, value: object) -> str:
    """Take an https URL in ASCII: `EmailRequest.one_click_unsubscribe_url` in spec/openapi.yaml.

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


def is_mapping(value: object) -> TypeGuard[Mapping[object, object]]:
    """Tell whether a value has items by name."""
    return type(value) is dict or isinstance(value, Mapping)  # which is slow to answer


def is_iterable(value: object) -> TypeGuard[Iterable[object]]:
    """Tell whether a value has items."""
    return isinstance(value, Iterable)


def walked(name: str, value: Iterable[object]) -> list[object]:
    """Take the items of an iterable.

    Raises:
        InvalidInput: Iterating fails.
    """
    try:
        return list(value)
    except (TypeError, ValueError, OSError) as error:
        raise InvalidInput(f"{name} cannot be iterated over.") from error


def characters(value: str) -> str:
    """Count the characters of a text for a message."""
    return "1 character" if len(value) == 1 else f"{len(value)} characters"


def encodable(name: str, value: str) -> str:
    """Take text that can be encoded.

    Raises:
        InvalidInput: It holds half a surrogate pair.
    """
    try:
        value.encode()
    except UnicodeEncodeError:
        raise InvalidInput(
            f"{name} holds half a surrogate pair, which no encoding can carry."
        ) from None
    return value


def kind(value: object) -> str:
    """Name the type of a value for a message."""
    return "None" if value is None else f"of type {type(value).__name__}"
