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
        "restricted",
        "organisation",
    )
)


@define(kw_only=True)
class ServiceOfUser:
    """A service that a person belongs to."""

    id: UUID
    """The id of the service."""
    name: str
    """Its name."""
    restricted: bool
    """Whether it is in trial mode."""
    organisation: UUID | None
    """The organisation that it belongs to."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "name": self.name,
            "restricted": self.restricted,
            "organisation": None if self.organisation is None else str(self.organisation),
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
        restricted = src_dict["restricted"]
        if not isinstance(restricted, bool):
            raise TypeError("restricted is not a boolean")
        _value = src_dict["organisation"]
        organisation = None if _value is None else parse_uuid(_value, "organisation")
        return cls(
            id=id,
            name=name,
            restricted=restricted,
            organisation=organisation,
            additional_properties=_additional,
        )
