"""Finds all that is wrong with a value, rule by rule, in the order in which jsonschema does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from notify_typed.sandbox._description.fitting import value_check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from notify_typed.sandbox._description.fitting import Check, Format
    from notify_typed.sandbox._json import JsonObject, JsonValue


@dataclass(frozen=True, slots=True)
class Mistake:
    """A rule that a value breaks.

    Attributes:
        rule: The rule's name, as schemas have it.
        value: The value.
        limit: What the rule says; of `required` the property that is missing.
        schema: The schema that has the rule.
        cause: Why the value is not well-formed, where a format says so.
    """

    rule: str
    value: JsonValue
    limit: JsonValue
    schema: JsonObject
    cause: ValueError | None = None


class ObjectSchema:
    """A schema for objects, taken apart: each property first, then the object as a whole.

    Mistakes so come in the order in which the real server reports them.

    Args:
        schema: The schema.
        properties: Those of its properties, as they are looked at.
        formats: The formats that they may name.
    """

    def __init__(
        self,
        schema: JsonObject,
        properties: Mapping[str, JsonObject],
        formats: Mapping[str, Format],
    ) -> None:
        self._schema = schema
        self._properties = {name: _looking(item, formats) for name, item in properties.items()}

    def mistakes(self, value: JsonValue) -> list[tuple[str, Mistake]]:
        """Return all that is wrong with a value, and the property that it is about.

        That is empty for the object as a whole.
        """
        found: list[tuple[str, Mistake]] = []
        if isinstance(value, dict):
            for name, look in self._properties.items():
                if name in value:
                    found += [(name, mistake) for mistake in look(value[name])]
        return found + [("", mistake) for mistake in self._as_a_whole(value)]

    def _as_a_whole(self, value: JsonValue) -> Iterator[Mistake]:
        schema = self._schema
        if not isinstance(value, dict):
            yield Mistake("type", value, schema["type"], schema)
            return
        for name in cast("list[str]", schema.get("required", [])):
            if name not in value:
                yield Mistake("required", value, name, schema)
        is_open = schema.get("additionalProperties", True) is True
        if not is_open and not value.keys() <= self._properties.keys():
            yield Mistake("additionalProperties", value, False, schema)  # noqa: FBT003 - it is what the rule says


def _looking(
    schema: JsonObject, formats: Mapping[str, Format]
) -> Callable[[JsonValue], Iterator[Mistake]]:
    """Make what looks for all that is wrong with a value."""
    checks: list[tuple[str, JsonValue, Check]] = [
        (rule, limit, value_check({rule: limit}, formats)) for rule, limit in schema.items()
    ]
    items = schema.get("items")
    look_at_item = None if items is None else _looking(cast("JsonObject", items), formats)

    def look(value: JsonValue) -> Iterator[Mistake]:
        for rule, limit, fits in checks:
            if fits(value):
                continue
            if rule == "items" and look_at_item is not None:
                for item in cast("list[JsonValue]", value):
                    yield from look_at_item(item)
            else:
                cause = _cause(formats[str(limit)], str(value)) if rule == "format" else None
                yield Mistake(rule, value, limit, schema, cause)

    return look


def _cause(judge: Format, text: str) -> ValueError | None:
    try:
        judge(text)
    except ValueError as problem:
        return problem
    return None
