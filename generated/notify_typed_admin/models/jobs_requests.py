"""Models that operations tagged `jobs` alone send."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, unknown_fields
from notify_typed_runtime.types import UNSET, Unset, expect_string, parse_uuid


@define(eq=False, repr=False, kw_only=True)
class CreateJobRequest(Model):
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
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"id": str(self.id), "created_by": str(self.created_by)}
        if not isinstance(self.scheduled_for, Unset):
            _encoded["scheduled_for"] = self.scheduled_for
        if not isinstance(self.contact_list_id, Unset):
            _encoded["contact_list_id"] = str(self.contact_list_id)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 2:
            _additional = unknown_fields(CreateJobRequest, src_dict)
        return cls(
            id=parse_uuid(src_dict["id"], "id"),
            created_by=parse_uuid(src_dict["created_by"], "created_by"),
            scheduled_for=UNSET
            if "scheduled_for" not in src_dict
            else expect_string(src_dict["scheduled_for"], "scheduled_for"),
            contact_list_id=UNSET
            if "contact_list_id" not in src_dict
            else parse_uuid(src_dict["contact_list_id"], "contact_list_id"),
            additional_properties=_additional,
        )
