"""Checks personalisation: the values that fill a template's placeholders."""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, time
from enum import Enum
from io import IOBase
from typing import TYPE_CHECKING, TypeAlias, TypeGuard
from uuid import UUID

from notify_typed._engine.inputs import Json, encodable, is_iterable, is_mapping, kind, walked
from notify_typed.errors import InvalidInput

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["Personalisation", "decimal_text", "personalisation_values", "sanitised_names"]

Personalisation: TypeAlias = Mapping[str, object]
"""A value for each placeholder of a template.

A value is text, a number, True or False, a `Decimal` or a `UUID`; a list or set of these shows as
bullet points (or as "a, b and c" in a text message); a file is made by `prepare_upload`; None
counts as missing. Anything else is refused before it is sent.
"""

_MAX_DEPTH = 20
_MOST_DIGITS = 100
_MAX_SHOWN = 60


def personalisation_values(value: object) -> dict[str, Json]:
    """Turn personalisation into plain JSON values; sets become lists, UUIDs and Decimals text.

    Raises:
        InvalidInput: A name is not a string, or a value has no meaning in a message. The message
            names the placeholder, never its value.
    """
    if not is_mapping(value):
        raise InvalidInput(
            f"personalisation must be a mapping of names to values, not {kind(value)}."
        )
    return _object("personalisation", value, 0)


def sanitised_names(value: object, personalisation: Mapping[str, Json]) -> list[str]:
    """Take the names of the placeholders to sanitise.

    Args:
        value: The names.
        personalisation: The values that go with the message.

    Raises:
        InvalidInput: It is not a list of strings, or names a value that is not text, on which the
            live server breaks: docs/explanation/what-the-api-does.md#emails.
    """
    if isinstance(value, str) or not is_iterable(value):
        raise InvalidInput(
            "sanitise_content_for must be a list of placeholder names, even for a single one."
        )
    names: list[str] = []
    for item in walked("sanitise_content_for", value):
        if not isinstance(item, str):
            raise InvalidInput(f"A name in sanitise_content_for is {kind(item)}.")
        names.append(encodable("sanitise_content_for", item))
    wanted = {_insensitive(name) for name in names}
    for name, filled in personalisation.items():
        if _insensitive(name) in wanted and not isinstance(filled, str):
            raise InvalidInput(
                f"sanitise_content_for names personalisation[{name!r}], which is"
                f" {kind(filled)}; only text can be sanitised."
            )
    return names


def _object(path: str, value: Mapping[object, object], depth: int) -> dict[str, Json]:
    result: dict[str, Json] = {}
    for key, item in value.items():
        if not isinstance(key, str):
            raise InvalidInput(f"A name in {path} is {kind(key)}; names must be strings.")
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
        _is_decimal(value) and not value.is_finite()
    ):
        raise InvalidInput(f"{path} is not a finite number, which cannot stand in a message.")
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, UUID) or _is_decimal(value):
        return str(value) if isinstance(value, UUID) else decimal_text(value)
    if is_mapping(value):
        if depth == 0 and "file" not in value:
            # It would show braces and quotes: docs/explanation/what-the-api-does.md#placeholders.
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
    raise InvalidInput(f"{path} is {kind(value)}{_advice(value)}.")


def _advice(value: object) -> str:
    match value:
        case bytes() | bytearray() | memoryview():
            return ": decode text first; for a file use prepare_upload(...)"
        case os.PathLike() | IOBase():
            return ": for a file use prepare_upload(...)"
        case date() | time():
            return ": format it as it should read in the message"
        case _:
            return ", which cannot stand in a message"


def decimal_text(value: Decimal) -> str:
    """Write a number as a person would, without an exponent, unless it has very many digits."""
    return f"{value:f}" if abs(value.adjusted()) < _MOST_DIGITS else str(value)


def _is_decimal(value: object) -> TypeGuard[Decimal]:
    # Slow to import, and where nobody has there are none.
    module = sys.modules.get("decimal")
    return module is not None and isinstance(value, module.Decimal)


def _is_set(value: object) -> TypeGuard[AbstractSet[object]]:
    return isinstance(value, AbstractSet)


def _is_list(value: object) -> TypeGuard[Iterable[object]]:
    return isinstance(value, Sequence) and not isinstance(value, bytes | bytearray | memoryview)


def _insensitive(name: str) -> str:
    """Give the form that is compared: docs/explanation/what-the-api-does.md#placeholders."""
    return "".join(c for c in name if c not in " _-" and not c.isspace()).lower()
