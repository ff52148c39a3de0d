"""Whether a value fits a schema, without why it does not: many times as fast as jsonschema.

It knows the rules that the descriptions of requests are made of, and judges as jsonschema does. A
test holds it, and what finds out why, against jsonschema.
"""

from __future__ import annotations

import re
from functools import reduce
from typing import TYPE_CHECKING, TypeAlias, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from notify_typed.sandbox._json import JsonObject, JsonValue

Check: TypeAlias = "Callable[[JsonValue], bool]"
Format: TypeAlias = "Callable[[str], object]"
"""Judges a text: what it returns says whether it is well-formed, and so does a `ValueError`."""

_TYPES: dict[str, type[object]] = {
    "array": list,
    "boolean": bool,
    "null": type(None),
    "object": dict,
    "string": str,
}


def object_check(schema: JsonObject, properties: Mapping[str, Check]) -> Check:
    """Make a check of objects out of checks of their properties.

    Args:
        schema: Says which properties there must be, and whether there may be others.
        properties: Judge the properties.
    """
    required = frozenset(cast("list[str]", schema.get("required", [])))
    is_open = schema.get("additionalProperties", True) is True

    def fits(value: JsonValue) -> bool:
        if not isinstance(value, dict):
            return False
        for name, item in value.items():
            check = properties.get(name)
            if not is_open if check is None else not check(item):
                return False
        return required <= value.keys()

    return fits


def value_check(schema: JsonObject, formats: Mapping[str, Format]) -> Check:
    """Make a check of values.

    Args:
        schema: What they must be.
        formats: The formats that it may name.

    Raises:
        ValueError: It has a rule that there is no check for.
    """
    rules: list[Check] = []
    for name, limit in schema.items():
        if name == "format":
            rules.append(_well_formed(formats[str(limit)]))
        elif name == "items":
            rules.append(_each(value_check(cast("JsonObject", limit), formats)))
        elif name in _RULES:
            rules.append(_RULES[name](limit))
        elif name not in _SAYS_NOTHING:
            raise ValueError(f"there is no check for {name!r}")
    return reduce(_both, rules) if rules else _anything


def _both(one: Check, other: Check) -> Check:
    return lambda value: one(value) and other(value)


def _anything(_value: JsonValue) -> bool:
    return True


def _typed(limit: JsonValue) -> Check:
    names = limit if isinstance(limit, list) else [limit]
    types = tuple(_TYPES[str(name)] for name in names)
    return lambda value: isinstance(value, types)


def _well_formed(judge: Format) -> Check:
    def check(value: JsonValue) -> bool:
        if not isinstance(value, str):
            return True
        try:
            return bool(judge(value))
        except ValueError:
            return False

    return check


def _each(check: Check) -> Check:
    return lambda value: not isinstance(value, list) or all(map(check, value))


def _at_most(limit: JsonValue) -> Check:
    most = cast("int", limit)
    return lambda value: not isinstance(value, str) or len(value) <= most


def _matching(limit: JsonValue) -> Check:
    pattern = re.compile(cast("str", limit))
    return lambda value: not isinstance(value, str) or pattern.search(value) is not None


def _one_of(limit: JsonValue) -> Check:
    words = cast("list[JsonValue]", limit)
    return lambda value: value in words


def _exactly(limit: JsonValue) -> Check:
    return lambda value: type(value) is type(limit) and value == limit


_RULES: dict[str, Callable[[JsonValue], Check]] = {
    "type": _typed,
    "maxLength": _at_most,
    "pattern": _matching,
    "enum": _one_of,
    "const": _exactly,
}
_SAYS_NOTHING = frozenset({"description", "examples", "contentEncoding", "contentMediaType"})
