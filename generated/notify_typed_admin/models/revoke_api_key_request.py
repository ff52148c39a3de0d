from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    parse_uuid,
)

_KNOWN = frozenset(("created_by",))


@define(kw_only=True)
class RevokeApiKeyRequest:
    """Who revokes a key."""

    created_by: UUID | Unset = UNSET
    """Who revokes it; becomes its maker."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.created_by, Unset):
            _encoded["created_by"] = str(self.created_by)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had. Unknown enum values are kept; unknown fields are refused.

        Raises:
            KeyError: If a required field is missing.
            TypeError: If a value has the wrong type.
            ValueError: If a value cannot be read, or there is an unknown field.
        """
        if not _KNOWN.issuperset(src_dict):
            raise ValueError(f"unknown fields: {sorted(set(src_dict) - _KNOWN)}")
        created_by: UUID | Unset = UNSET
        if "created_by" in src_dict:
            _value = src_dict["created_by"]
            created_by = parse_uuid(_value, "created_by")
        return cls(
            created_by=created_by,
        )
