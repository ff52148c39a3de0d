"""Models that operations tagged `api_keys` alone send."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import UNSET, Unset

from .enums import KeyType


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
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


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
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
