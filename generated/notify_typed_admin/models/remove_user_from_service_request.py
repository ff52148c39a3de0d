from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    parse_uuid,
)

_KNOWN = frozenset(("created_by",))


@define(kw_only=True)
class RemoveUserFromServiceRequest:
    """Who removes a member."""

    created_by: UUID | Unset = UNSET
    """Who removes the member. Ignored."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.created_by, Unset):
            _encoded["created_by"] = str(self.created_by)
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
        if len(src_dict) != 0:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        created_by: UUID | Unset = UNSET
        if "created_by" in src_dict:
            _value = src_dict["created_by"]
            created_by = parse_uuid(_value, "created_by")
        return cls(
            created_by=created_by,
            additional_properties=_additional,
        )
