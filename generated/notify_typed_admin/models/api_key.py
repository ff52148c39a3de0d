from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    expect_string,
    format_datetime,
    parse_datetime,
    parse_uuid,
)

from ..models.key_type import KeyType

_KNOWN = frozenset(
    (
        "id",
        "name",
        "key_type",
        "created_by",
        "created_at",
        "updated_at",
        "expiry_date",
        "version",
    )
)


@define(kw_only=True)
class ApiKey:
    """A key of a service, without its secret."""

    id: UUID
    """The id of the key."""
    name: str
    """The name that people gave it."""
    key_type: KeyType
    created_by: UUID
    """Who made it, or revoked it."""
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    updated_at: datetime.datetime | None
    """When it changed last."""
    expiry_date: datetime.datetime | None
    """When it was revoked. Null as long as it works."""
    version: int
    """Grows with each change."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "name": self.name,
            "key_type": str(self.key_type),
            "created_by": str(self.created_by),
            "created_at": format_datetime(self.created_at),
            "updated_at": None if self.updated_at is None else format_datetime(self.updated_at),
            "expiry_date": None if self.expiry_date is None else format_datetime(self.expiry_date),
            "version": self.version,
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
        if len(src_dict) != 8:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        id = parse_uuid(src_dict["id"], "id")
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        key_type = KeyType.parse(expect_string(src_dict["key_type"], "key_type"))
        created_by = parse_uuid(src_dict["created_by"], "created_by")
        created_at = parse_datetime(src_dict["created_at"], "created_at")
        _value = src_dict["updated_at"]
        updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        _value = src_dict["expiry_date"]
        expiry_date = None if _value is None else parse_datetime(_value, "expiry_date")
        version = src_dict["version"]
        if type(version) is not int:
            raise TypeError("version is not an integer")
        return cls(
            id=id,
            name=name,
            key_type=key_type,
            created_by=created_by,
            created_at=created_at,
            updated_at=updated_at,
            expiry_date=expiry_date,
            version=version,
            additional_properties=_additional,
        )
