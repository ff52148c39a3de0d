from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    format_datetime,
    hidden as _hidden,
    parse_datetime,
    parse_uuid,
)

_KNOWN = frozenset(
    (
        "id",
        "user_id",
        "name",
        "credential_data",
        "created_at",
        "updated_at",
        "logged_in_at",
    )
)


@define(kw_only=True)
class WebauthnCredential:
    """A security key of a person."""

    id: UUID
    """The id of the security key here."""
    user_id: UUID
    """The person."""
    name: str
    """The name that the person gave it."""
    credential_data: str = field(repr=_hidden)
    """What the website stored: CBOR in base64."""
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    updated_at: datetime.datetime | None
    """When it was renamed last."""
    logged_in_at: datetime.datetime | None
    """When somebody last signed in with it."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "user_id": str(self.user_id),
            "name": self.name,
            "credential_data": self.credential_data,
            "created_at": format_datetime(self.created_at),
            "updated_at": None if self.updated_at is None else format_datetime(self.updated_at),
            "logged_in_at": None
            if self.logged_in_at is None
            else format_datetime(self.logged_in_at),
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
        if len(src_dict) != 7:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        id = parse_uuid(src_dict["id"], "id")
        user_id = parse_uuid(src_dict["user_id"], "user_id")
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        credential_data = src_dict["credential_data"]
        if not isinstance(credential_data, str):
            raise TypeError("credential_data is not a string")
        created_at = parse_datetime(src_dict["created_at"], "created_at")
        _value = src_dict["updated_at"]
        updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        _value = src_dict["logged_in_at"]
        logged_in_at = None if _value is None else parse_datetime(_value, "logged_in_at")
        return cls(
            id=id,
            user_id=user_id,
            name=name,
            credential_data=credential_data,
            created_at=created_at,
            updated_at=updated_at,
            logged_in_at=logged_in_at,
            additional_properties=_additional,
        )
