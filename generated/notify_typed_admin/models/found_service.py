from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    parse_uuid,
)

_KNOWN = frozenset(
    (
        "id",
        "name",
        "active",
        "restricted",
    )
)


@define(kw_only=True)
class FoundService:
    """A service that was found by its name."""

    id: UUID
    """The id of the service."""
    name: str
    """The name of the service."""
    active: bool
    """Whether it is not archived."""
    restricted: bool
    """Whether it is in trial mode."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "name": self.name,
            "active": self.active,
            "restricted": self.restricted,
        }
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had. Unknown enum values are kept, unknown fields too.

        Raises:
            KeyError: If a required field is missing.
            TypeError: If a value has the wrong type.
            ValueError: If a value cannot be read.
        """
        _additional: dict[str, Any] = {}
        if len(src_dict) != 4:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        id = parse_uuid(src_dict["id"], "id")
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        active = src_dict["active"]
        if not isinstance(active, bool):
            raise TypeError("active is not a boolean")
        restricted = src_dict["restricted"]
        if not isinstance(restricted, bool):
            raise TypeError("restricted is not a boolean")
        return cls(
            id=id,
            name=name,
            active=active,
            restricted=restricted,
            additional_properties=_additional,
        )
