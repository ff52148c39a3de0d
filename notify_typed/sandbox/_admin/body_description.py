"""The schemas of bodies in `admin.yaml`, as the checks of them take them."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, cast

from jsonschema import FormatChecker

from notify_typed.sandbox._admin.dates import read_loosely
from notify_typed.sandbox._description.formats import email_address, is_uuid
from notify_typed.sandbox._description.spec import admin_description

if TYPE_CHECKING:
    from notify_typed.sandbox._json import JsonObject, JsonValue

_WITHOUT_PATTERN = ("uuid", "notify-email")


def described(schema: str) -> JsonObject:
    """Return the schema with a name."""
    return plain(admin_description().component(schema))


@cache
def properties(schema: str) -> frozenset[str]:
    """Return the names of the fields that a schema knows."""
    return frozenset(cast("JsonObject", described(schema)["properties"]))


def plain(schema: JsonValue) -> JsonObject:
    """Return a schema with lists of types for nullable parts, and one rule for each format."""
    found: JsonObject = {}
    for name, value in cast("JsonObject", schema).items():
        if name in ("properties", "patternProperties") and isinstance(value, dict):
            found[name] = {key: plain(item) for key, item in value.items()}
        elif name in ("items", "additionalProperties") and isinstance(value, dict):
            found[name] = plain(value)
        else:
            found[name] = value
    choices = found.get("anyOf")
    if isinstance(choices, list):
        others = [choice for choice in choices if choice != {"type": "null"}]
        if len(others) == 1 and len(choices) > 1:  # pragma: no branch - there are no other choices
            del found["anyOf"]
            found = {**_nullable(plain(others[0])), **found}
    if found.get("format") in _WITHOUT_PATTERN:
        found.pop("pattern", None)
    return found


def _nullable(schema: JsonObject) -> JsonObject:
    types = schema.get("type")
    listed = types if isinstance(types, list) else [types]
    nullable: JsonObject = {**schema, "type": [*listed, "null"]}
    words = schema.get("enum")
    if isinstance(words, list):
        nullable["enum"] = [*words, None]
    return nullable


def _formats() -> FormatChecker:
    checker = FormatChecker(formats=())

    def uuid(value: object) -> bool:
        return not isinstance(value, str) or is_uuid(value)

    def email(value: object) -> bool:
        return not isinstance(value, str) or bool(email_address(value))

    def moment(value: object) -> bool:
        return not isinstance(value, str) or bool(read_loosely(value))

    def day(value: object) -> bool:
        return not isinstance(value, str) or bool(date.fromisoformat(value))

    checker.checks("iso8601", raises=ValueError)(moment)
    checker.checks("day", raises=ValueError)(day)
    checker.checks("uuid")(uuid)
    checker.checks("notify-email", raises=ValueError)(email)
    return checker


FORMATS = _formats()
