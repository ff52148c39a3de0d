"""The base of all models: what would otherwise be compiled for each class when it is imported."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast
from uuid import UUID

from attrs import fields, frozen

from notify_typed_runtime.errors import UNDECODABLE
from notify_typed_runtime.types import OpenEnum, Unset, format_datetime, is_array

__all__ = ["ABSENT", "Leniency", "Model", "encode_partial", "left_unread", "unknown_fields"]

MissingError: TypeAlias = Callable[[str], AttributeError]
"""Makes the error for a field that an answer does not have, of a sentence."""


class _Absent:
    """The type of `ABSENT`."""

    def __repr__(self) -> str:
        return "<absent>"


ABSENT: Final = _Absent()
"""Stands for the value of a field that an answer does not have; no model ever gives it."""


@frozen
class Leniency:
    """What a model that was read with something missing knows of where it comes from.

    Attributes:
        server: Who answered.
        error: Makes the error that reading a missing field raises.
    """

    server: str
    error: MissingError


Unread: TypeAlias = tuple[dict[str, Any], Leniency]
"""What JSON had of a model that nobody has looked at, and what the model is told."""


class Model:  # noqa: PLW1641 - what can be changed has no hash
    """Gives models the repr and the equality that attrs would give them, and absent fields.

    A field that the server left out, or that has a value of another type, is absent: reading it
    raises, `has` asks first, and its value, if it has one, stands in `additional_properties`.
    Everything else works: models that lack something are printed, compared, copied and pickled.

    A model may also be unread: it takes all its fields when one of them is looked at.
    """

    __slots__ = ("_lenient",)

    _lenient: Leniency | Unread | None

    def has(self, name: str) -> bool:
        """Tell whether the server gave a field, with a value of the type that it should have.

        Args:
            name: The field, by its name in Python.

        Raises:
            AttributeError: The model does not have such a field at all.
        """
        if name not in _names(self):
            raise AttributeError(f"{type(self).__name__} does not have a field {name!r}")
        return not isinstance(getattr(self, name, ABSENT), _Absent | Unset)

    if not TYPE_CHECKING:  # pragma: no branch - a type checker would take any name for a field

        def __getattr__(self, name: str) -> object:
            """Read what is unread, or say what is missing; Python asks when nothing is found."""
            if name.startswith("_") or name not in _names(self):
                raise AttributeError(
                    f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self
                )
            known = getattr(self, "_lenient", None)
            if isinstance(known, tuple):
                self._take(known)
            # Another thread may have read it just now.
            value = _held(self, name)
            if value is ABSENT:
                raise self._missing(name)
            return value

    def _take(self, unread: Unread) -> None:
        """Take the fields that the server gave, but for those that have a value by now."""
        # Nothing else tells quickly that none has.
        is_empty = gc.get_referents(self) == [unread, type(self)]
        found = _read(type(self), unread, self if is_empty else None)
        if found is self:
            self._lenient = None
            return
        for name in _names(self):
            value, own = _held(found, name), _held(self, name)
            if value is not ABSENT and (is_empty or own is ABSENT):
                setattr(self, name, value)
            elif is_empty and own is not ABSENT:  # taken before another field was found wanting
                delattr(self, name)
        lenient = _held(found, "_lenient")
        self._lenient = None if lenient is ABSENT else lenient

    def _missing(self, name: str) -> AttributeError:
        known = getattr(self, "_lenient", None)
        lenient = known if isinstance(known, Leniency) else None
        key = _names(self)[name]
        extra: dict[str, Any] = getattr(self, "additional_properties", {})
        if key not in extra:
            how = "left out"
        elif extra[key] is None:
            how = "gave as null"
        else:
            how = f"gave as a value of another type, which is in additional_properties[{key!r}],"
        server = "The server" if lenient is None else f"The server {lenient.server}"
        text = (
            f"{server} {how} {key!r} of {type(self).__name__}, which Notify always gives; ask"
            f" has({name!r}) first."
        )
        return AttributeError(text) if lenient is None else lenient.error(text)

    def __getstate__(self) -> dict[str, Any]:
        """Keep what is there."""
        names = (*_names(self), "_lenient")
        found = ((name, getattr(self, name, ABSENT)) for name in names)
        return {name: value for name, value in found if value is not ABSENT}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Take what was kept."""
        for name, value in state.items():
            setattr(self, name, value)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(
            getattr(self, name, ABSENT) == getattr(other, name, ABSENT) for name in _names(self)
        )

    def __repr__(self) -> str:
        kind: type[Any] = type(self)
        shown: list[str] = []
        for field in fields(kind):
            if field.repr:
                value = getattr(self, field.name, ABSENT)
                hides = callable(field.repr) and value is not ABSENT
                text = field.repr(value) if hides else repr(value)
                shown.append(f"{field.name}={text}")
        return f"{kind.__name__}({', '.join(shown)})"


def _held(model: Model, name: str) -> Any:  # noqa: ANN401 - any field's value
    """Give what a model has, without asking it to read or to say what is missing."""
    try:
        return object.__getattribute__(model, name)
    except AttributeError:
        return ABSENT


def left_unread(kind: type[Model], source: dict[str, Any], leniency: Leniency) -> Model:
    """Make a model that reads its fields when one of them is looked at."""
    model = kind.__new__(kind)
    model._lenient = (source, leniency)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - made here
    return model


def _read(kind: Any, unread: Unread, into: Model | None) -> Model:  # noqa: ANN401 - any model's class
    """Read a model into one that has no field yet, or else into another one."""
    source, leniency = unread
    try:
        found: Model = kind.from_dict(source, into)
    except UNDECODABLE:
        # Only for what does not fit: the types of a model are slow to look at.
        from notify_typed_runtime.lenient import read_item  # noqa: PLC0415

        return read_item(kind, source, leniency)
    return found


def encode_partial(model: Model) -> dict[str, Any]:
    """Encode a model that lacks fields, without them.

    Raises:
        AttributeError: It lacks none, so that a value of it is not what it should be.
    """
    names = _names(model)
    found = {key: getattr(model, name, ABSENT) for name, key in names.items()}
    if ABSENT not in found.values():
        raise  # noqa: PLE0704 - called where one is handled
    encoded = {
        key: _encode(value)
        for key, value in found.items()
        if value is not ABSENT and not isinstance(value, Unset) and key != "additional_properties"
    }
    extra: dict[str, Any] = getattr(model, "additional_properties", {})
    return encoded | {key: _encode(value) for key, value in extra.items()}


def _encode(value: Any) -> Any:  # noqa: ANN401 - any field's value
    if isinstance(value, UUID | OpenEnum):
        return str(value)
    if isinstance(value, datetime):
        return format_datetime(value)
    if is_array(value):
        return [_encode(item) for item in value]
    return cast("Any", value).to_dict() if isinstance(value, Model) else value


def unknown_fields(model: type, values: Mapping[str, Any]) -> dict[str, Any]:
    """Pick what a model has no field for."""
    known = _json_names(model)
    return {name: value for name, value in values.items() if name not in known}


@cache
def _known_fields(model: type) -> dict[str, str]:
    """Give the names of a model's fields in Python, with those in JSON."""
    return {field.name: field.metadata.get("json", field.name) for field in fields(model)}


@cache
def _json_names(model: type) -> frozenset[str]:
    # What holds the unknown fields is none of the server's, which may have one of that name.
    return frozenset(_known_fields(model).values()) - {"additional_properties"}


def _names(model: Model) -> dict[str, str]:
    kind: type = model.__class__  # to a type checker a class whose instances have no hash has none
    return _known_fields(kind)
