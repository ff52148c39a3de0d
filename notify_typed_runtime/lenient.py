"""Reads answers of servers that differ from the description: what does not fit is absent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from types import UnionType
from typing import (
    Any,
    Final,
    Literal,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)
from uuid import UUID

from attrs import NOTHING, fields, frozen

from notify_typed_runtime.errors import UNDECODABLE
from notify_typed_runtime.model import ABSENT, Leniency, Model, unknown_fields
from notify_typed_runtime.types import (
    UNSET,
    OpenEnum,
    Unset,
    expect_boolean,
    expect_integer,
    expect_number,
    expect_string,
    is_array,
    is_object,
    parse_datetime,
    parse_uuid,
)

__all__ = ["read_item", "read_leniently"]

_SCALARS: Final[Mapping[type, Callable[[object, str], object]]] = {
    str: expect_string,
    bool: expect_boolean,
    int: expect_integer,
    float: expect_number,
    UUID: parse_uuid,
    datetime: parse_datetime,
}
# They come back in the JSON type in which they were sent; what is printed is the text of it.
_AS_SENT: Final = frozenset({*(f"line_{number}" for number in range(1, 7)), "postcode"})


def read_leniently(kind: Any, body: object, leniency: Leniency | None) -> tuple[Any, list[str]]:  # noqa: ANN401 - any type can be read
    """Read what fits a type, and name what does not.

    Args:
        kind: A model, a list of models or a union of models.
        body: What JSON had.
        leniency: What the models are told of where they come from.

    Returns:
        The result, or `ABSENT` when nothing of it is there; and what is wrong, by path, without
        any value.
    """
    reading = _Reading(leniency)
    result = reading.value(kind, body, "")
    if isinstance(result, Model) and not _has_any(result, body):
        return ABSENT, ["the body has none of the fields"]
    return result, reading.problems or ["the body is of another type"]


def read_item(kind: type[Model], source: dict[str, Any], leniency: Leniency | None) -> Model:
    """Read what fits of one item of a list, which may be nothing."""
    return _Reading(leniency).model(kind, source, "")


def _has_any(model: Model, body: object) -> bool:
    known = [field.json for field in _fields(type(model))]
    return not known or any(name in known for name in cast("dict[str, object]", body))


@frozen
class _Field:
    name: str
    json: str
    kind: Any
    required: bool


def _find_fields(model: type) -> list[_Field]:
    kinds = get_type_hints(model)
    return [
        _Field(
            field.name,
            field.metadata.get("json", field.name),
            kinds[field.name],
            field.default is NOTHING,
        )
        for field in fields(model)
        if field.name != "additional_properties"
    ]


def _find_extra_kind(model: type) -> object:
    kind: object = get_args(get_type_hints(model)["additional_properties"])[1]
    return kind


# To a type checker a class whose instances have no hash has none.
_fields: Callable[[type], list[_Field]] = cache(_find_fields)
_extra_kind: Callable[[type], object] = cache(_find_extra_kind)


def _plain(kind: Any, value: object, path: str) -> Any:  # noqa: ANN401 - any type can be read
    if kind is Any or (value is None and kind is type(None)):
        return value
    if isinstance(kind, type) and issubclass(kind, OpenEnum):
        return kind.parse(value) if isinstance(value, str) else ABSENT
    try:
        return _SCALARS[kind](value, path)
    except (KeyError, TypeError, ValueError):
        return ABSENT


class _Reading:
    """One answer being read."""

    def __init__(self, leniency: Leniency | None) -> None:
        self._leniency = leniency
        self.problems: list[str] = []

    def value(self, kind: Any, value: object, path: str) -> Any:  # noqa: ANN401 - any type can be read
        """Read one value; `ABSENT` when it is of another type."""
        origin = get_origin(kind)
        if origin in {Union, UnionType}:
            return self._one_of(get_args(kind), value, path)
        if origin is Literal:
            return value if value in get_args(kind) else ABSENT
        if origin is list:
            return self._list(get_args(kind)[0], value, path)
        if isinstance(kind, type) and issubclass(kind, Model):
            return self.model(kind, value, path) if is_object(value) else ABSENT
        return _plain(kind, value, path)

    def _one_of(self, kinds: tuple[Any, ...], value: object, path: str) -> Any:  # noqa: ANN401 - any type can be read
        models = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Model)]
        if models and is_object(value):
            # As strict reading does: by the keys that a kind needs. If some are missing, the kind
            # that has the most of them.
            def fit(model: type[Model]) -> tuple[bool, int]:
                needed = [field.json for field in _fields(model) if field.required]
                found = sum(name in value for name in needed)
                return found == len(needed), found

            return self.model(max(models, key=fit), value, path)
        for kind in sorted(kinds, key=lambda kind: kind is str):  # any text fits that
            if kind is not Unset and (found := self.value(kind, value, path)) is not ABSENT:
                return found
        return ABSENT

    def _list(self, kind: Any, value: object, path: str) -> Any:  # noqa: ANN401 - any type can be read
        if not is_array(value):
            return ABSENT
        found: list[Any] = []
        for number, item in enumerate(value):
            where = f"{path}[{number}]"
            read = self.value(kind, item, where)
            if read is ABSENT:
                if not (isinstance(kind, type) and issubclass(kind, Model)):
                    return ABSENT
                # In its place stands a model that has nothing, so that the others keep theirs.
                self._note(where, item)
                read = self._partial(kind, {}, where, note=False)
            found.append(read)
        return found

    def model(self, kind: type[Model], source: dict[str, Any], path: str) -> Model:
        """Read an object."""
        try:
            whole: Model = cast("Any", kind).from_dict(source)
        except UNDECODABLE:
            return self._partial(kind, source, path, note=True)
        return whole

    def _partial(
        self, kind: type[Model], source: dict[str, Any], path: str, *, note: bool
    ) -> Model:
        model = kind.__new__(kind)
        extra_kind = _extra_kind(kind)
        extra: dict[str, Any] = {}
        for name, item in unknown_fields(kind, source).items():
            found = self.value(extra_kind, item, f"{path}[...]")
            if found is not ABSENT:
                extra[name] = found
            else:
                self._note(f"{path}[...]", item)
        for field in _fields(kind):
            where = f"{path}.{field.json}" if path else field.json
            item = source.get(field.json, ABSENT)
            found = self._field(field, item, where)
            if found is not ABSENT:
                setattr(model, field.name, found)
            elif not field.required:
                setattr(model, field.name, UNSET)
            if found is ABSENT and item is not ABSENT:
                extra[field.json] = item
            if note and found is ABSENT and (field.required or item is not ABSENT):
                self._note(where, item)
        setattr(model, "additional_properties", extra)  # noqa: B010 - not every model declares it
        model._lenient = self._leniency  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - made here
        return model

    def _field(self, field: _Field, item: object, where: str) -> Any:  # noqa: ANN401 - any type can be read
        if item is ABSENT:
            return ABSENT
        if field.json in _AS_SENT and item is not None:
            return str(item)
        return self.value(field.kind, item, where)

    def _note(self, where: str, value: object) -> None:
        how = "missing" if value is ABSENT else "null" if value is None else "of another type"
        self.problems.append(f"{where} is {how}")
