"""JSON values as types, and reading and writing them the way the real server does."""

from __future__ import annotations

import json
from typing import TypeAlias, cast

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"
JsonObject: TypeAlias = "dict[str, JsonValue]"

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


def write_json(value: JsonValue) -> str:
    """Encode a value compactly, in ASCII."""
    return _encode(value)
