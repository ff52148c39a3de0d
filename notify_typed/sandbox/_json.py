"""JSON values as types, and reading and writing them the way the real server does."""

from __future__ import annotations

import json
from json.encoder import encode_basestring_ascii
from typing import TypeAlias, cast

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"
JsonObject: TypeAlias = "dict[str, JsonValue]"

_MOST_NAMES = 50_000
_MOST_VALUES = 200_000
_MOST_TEXT = 3_000_000
_decode = json.JSONDecoder().raw_decode
# Values come from JSON or from here, so that none holds itself.
_encode = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


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
    """A body that would take long to work on, and that no request needs."""


def parse_request(data: bytes) -> JsonValue:
    """Decode the body of a request, unless it would keep all others waiting.

    Raises:
        TooManyValues: It has too many values, or too much text beside its files.
        ValueError: It is not JSON.
    """
    if len(data) > _MOST_NAMES and _has_too_many(data):
        raise TooManyValues(
            f"the body has more than {_MOST_NAMES:,} names or {_MOST_VALUES:,} values: "
            "no request needs them"
        )
    value = parse_json(data)
    if len(data) > _MOST_TEXT and _text_in(value) > _MOST_TEXT:
        raise TooManyValues(
            f"the body has more than {_MOST_TEXT:,} characters without its files: "
            "no message can hold them"
        )
    return value


def _text_in(body: JsonValue) -> int:
    """Count the characters of all texts of a body but those that are files."""
    found = 0
    waiting: list[tuple[JsonValue, int]] = [(body, 0)]
    while waiting:
        value, depth = waiting.pop()
        if isinstance(value, str):
            found += len(value)
        elif isinstance(value, list):
            waiting += [(each, depth + 1) for each in value]
        elif isinstance(value, dict):
            file = _FILES.get(depth)
            waiting += [(each, depth + 1) for name, each in value.items() if name != file]
    return found


_FILES = {0: "content", 2: "file"}
"""Where requests hold files, by how deep: a letter as a PDF, and the files of an email."""


def _has_too_many(data: bytes) -> bool:
    # Counting is much faster than decoding, even where it counts what stands in texts.
    values = sum(map(data.count, (b",", b"[", b"{")))
    return data.count(b":") > _MOST_NAMES or values > _MOST_VALUES


def read_own(text: str) -> JsonValue:
    """Decode what `write_json` has written; several times as fast as any JSON."""
    return cast("JsonValue", _decode(text)[0])


def write_json(value: JsonValue) -> str:
    """Encode a value compactly, in ASCII."""
    return _encode(value)


def write_text(value: str | None) -> str:
    """Encode a text or null, as `write_json` does, in a third of the time."""
    return "null" if value is None else encode_basestring_ascii(value)
