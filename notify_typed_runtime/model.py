"""The base of all models: what would otherwise be compiled for each class when it is imported."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from attrs import fields

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Model", "unknown_fields"]


class Model:  # noqa: PLW1641 - what can be changed has no hash
    """Gives models the repr and the equality that attrs would give them."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        kind: type[Any] = type(self)
        names = [field.name for field in fields(kind)]
        return all(getattr(self, name) == getattr(other, name) for name in names)

    def __repr__(self) -> str:
        kind: type[Any] = type(self)
        shown: list[str] = []
        for field in fields(kind):
            if field.repr:
                value = getattr(self, field.name)
                text = field.repr(value) if callable(field.repr) else repr(value)
                shown.append(f"{field.name}={text}")
        return f"{kind.__name__}({', '.join(shown)})"


def unknown_fields(model: type, values: Mapping[str, Any]) -> dict[str, Any]:
    """Pick what a model has no field for."""
    known = _known_fields(model)
    return {name: value for name, value in values.items() if name not in known}


@cache
def _known_fields(model: type) -> frozenset[str]:
    return frozenset(field.metadata.get("json", field.name) for field in fields(model))
