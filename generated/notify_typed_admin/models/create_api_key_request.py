from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    expect_string,
    parse_uuid,
)

from ..models.key_type import KeyType

_KNOWN = frozenset(
    (
        "name",
        "key_type",
        "created_by",
    )
)


@define(kw_only=True)
class CreateApiKeyRequest:
    """A new key."""

    name: str
    """A name that no other key of the service has."""
    key_type: KeyType
    created_by: UUID
    """Who makes it."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "name": self.name,
            "key_type": str(self.key_type),
            "created_by": str(self.created_by),
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
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        key_type = KeyType.parse(expect_string(src_dict["key_type"], "key_type"))
        created_by = parse_uuid(src_dict["created_by"], "created_by")
        return cls(
            name=name,
            key_type=key_type,
            created_by=created_by,
            additional_properties=_additional,
        )
