"""JSON values as types, and reading and writing them the way the real server does."""

from __future__ import annotations

import json
from typing import TypeAlias, cast

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"
JsonObject: TypeAlias = "dict[str, JsonValue]"

_MOST_NAMES = 50_000
_MOST_VALUES = 500_000
_encode = json.JSONEncoder(separators=(",", ":")).encode


def parse_json(data: bytes | str) -> JsonValue:
    """Decode JSON text in UTF-8, UTF-16 or UTF-32.

    Raises:
        ValueError: It is not JSON, not text, or nested too deeply.
    """
    try:
        return cast("JsonValue", json.loads(data))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


class TooManyValues(ValueError):
    """A body that would take long to decode, and that no request needs."""


def parse_request(data: bytes) -> JsonValue:
    """Decode the body of a request, unless it would keep all others waiting.

    Raises:
        TooManyValues: It has too many values.
        ValueError: It is not JSON.
    """
    # Counting is much faster than decoding, even where it counts what stands in texts.
    values = sum(map(data.count, (b",", b"[", b"{")))
    if data.count(b":") > _MOST_NAMES or values > _MOST_VALUES:
        raise TooManyValues(
            f"the body has more than {_MOST_NAMES:,} names or {_MOST_VALUES:,} values: "
            "no request needs them"
        )
    return parse_json(data)


def write_json(value: JsonValue) -> str:
    """Encode a value compactly, in ASCII."""
    return _encode(value)
