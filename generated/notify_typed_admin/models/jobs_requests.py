"""Models that operations tagged `jobs` alone send."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import UNSET, Unset


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
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
