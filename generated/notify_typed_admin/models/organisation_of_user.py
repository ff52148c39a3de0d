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
        "count_of_live_services",
    )
)


@define(kw_only=True)
class OrganisationOfUser:
    """An organisation that a person belongs to."""

    id: UUID
    """The id of the organisation."""
    name: str
    """Its name."""
    count_of_live_services: int
    """How many live services it has."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "name": self.name,
            "count_of_live_services": self.count_of_live_services,
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
        if len(src_dict) != 3:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        id = parse_uuid(src_dict["id"], "id")
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        count_of_live_services = src_dict["count_of_live_services"]
        if type(count_of_live_services) is not int:
            raise TypeError("count_of_live_services is not an integer")
        return cls(
            id=id,
            name=name,
            count_of_live_services=count_of_live_services,
            additional_properties=_additional,
        )
