"""Models that operations tagged `api_keys` alone send."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, unknown_fields
from notify_typed_runtime.types import UNSET, Unset, expect_string, parse_uuid

from .enums import KeyType


@define(eq=False, repr=False, kw_only=True)
class CreateApiKeyRequest(Model):
    """A new key."""

    name: str
    """A name that no other key of the service has."""
    key_type: KeyType
    created_by: UUID
    """Who makes it."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "name": self.name,
            "key_type": str(self.key_type),
            "created_by": str(self.created_by),
        }
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 3:
            _additional = unknown_fields(CreateApiKeyRequest, src_dict)
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        return cls(
            name=name,
            key_type=KeyType.parse(expect_string(src_dict["key_type"], "key_type")),
            created_by=parse_uuid(src_dict["created_by"], "created_by"),
            additional_properties=_additional,
        )


@define(eq=False, repr=False, kw_only=True)
class RevokeApiKeyRequest(Model):
    """Who revokes a key."""

    created_by: UUID | Unset = UNSET
    """Who revokes it; becomes its maker."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.created_by, Unset):
            _encoded["created_by"] = str(self.created_by)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        if unknown := unknown_fields(RevokeApiKeyRequest, src_dict):
            raise ValueError(f"unknown fields: {sorted(unknown)}")
        return cls(
            created_by=UNSET
            if "created_by" not in src_dict
            else parse_uuid(src_dict["created_by"], "created_by")
        )
