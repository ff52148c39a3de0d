from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_string,
    parse_uuid,
)

_KNOWN = frozenset(
    (
        "id",
        "created_by",
        "scheduled_for",
        "contact_list_id",
    )
)


@define(kw_only=True)
class CreateJobRequest:
    """A job to start."""

    id: UUID
    """The id of the upload."""
    created_by: UUID
    """Who starts it."""
    scheduled_for: str | Unset = UNSET
    """When to begin, in UTC and without saying so. At once if left out. Null is an error."""
    contact_list_id: UUID | Unset = UNSET
    """The contact list that it is made from."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "created_by": str(self.created_by),
        }
        if not isinstance(self.scheduled_for, Unset):
            _encoded["scheduled_for"] = self.scheduled_for
        if not isinstance(self.contact_list_id, Unset):
            _encoded["contact_list_id"] = str(self.contact_list_id)
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
        if len(src_dict) != 2:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        id = parse_uuid(src_dict["id"], "id")
        created_by = parse_uuid(src_dict["created_by"], "created_by")
        scheduled_for: str | Unset = UNSET
        if "scheduled_for" in src_dict:
            _value = src_dict["scheduled_for"]
            scheduled_for = expect_string(_value, "scheduled_for")
        contact_list_id: UUID | Unset = UNSET
        if "contact_list_id" in src_dict:
            _value = src_dict["contact_list_id"]
            contact_list_id = parse_uuid(_value, "contact_list_id")
        return cls(
            id=id,
            created_by=created_by,
            scheduled_for=scheduled_for,
            contact_list_id=contact_list_id,
            additional_properties=_additional,
        )
