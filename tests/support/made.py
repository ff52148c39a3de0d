"""Makes a model of JSON as a caller does: of what it is annotated with, not with `from_dict`."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin
from uuid import UUID

import attrs


def made(hint: Any, value: Any) -> Any:
    """Make a value of a type; objects that fit no model of a union stay as they are."""
    origin, arguments = get_origin(hint), get_args(hint)
    if value is None:
        return None
    if origin in {UnionType, Union}:
        return made(_member(arguments, value), value)
    if origin is list:
        return [made(arguments[0], item) for item in value]
    if origin is dict:
        return {key: made(arguments[1], item) for key, item in value.items()}
    if hint is datetime:
        return datetime.fromisoformat(value)
    if isinstance(hint, type) and attrs.has(hint):
        return _model(hint, value)
    if isinstance(hint, type) and issubclass(hint, UUID | Enum):
        return hint.parse(value) if hasattr(hint, "parse") else hint(value)
    return value


def _model(kind: Any, values: dict[str, Any]) -> Any:
    fields = {
        field.metadata.get("json", field.name): field
        for field in attrs.fields(attrs.resolve_types(kind))
    }
    rest = {name: value for name, value in values.items() if name not in fields}
    arguments = {
        fields[name].alias: made(fields[name].type, value)
        for name, value in values.items()
        if name in fields
    }
    if "additional_properties" in fields:
        rest = {"additional_properties": made(fields["additional_properties"].type, rest)}
    return kind(**arguments, **rest)


def _member(members: tuple[Any, ...], value: Any) -> Any:
    """Choose the member of a union that a value from JSON belongs to."""
    for member in members:
        if get_origin(member) is list and isinstance(value, list):
            return member
        if not isinstance(member, type) or get_origin(member) is not None:
            continue
        if attrs.has(member) and isinstance(value, dict) and _holds(member, value):
            return member
        if issubclass(member, UUID | Enum | datetime) and isinstance(value, str):
            return member
    return Any


def _holds(kind: Any, values: dict[str, Any]) -> bool:
    fields = attrs.fields(kind)
    names = {field.metadata.get("json", field.name) for field in fields}
    required = {
        field.metadata.get("json", field.name) for field in fields if field.default is attrs.NOTHING
    }
    return required <= values.keys() and (
        "additional_properties" in names or names >= values.keys()
    )
