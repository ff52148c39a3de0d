"""Models that operations tagged `contact_lists` alone send."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model

from .enums import ContactListType


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class CreateContactListRequest(Model):
    """A list whose file is uploaded."""

    id: UUID
    """The id of the list."""
    original_file_name: str
    """The name of the file."""
    row_count: int
    """How many recipients it has."""
    template_type: ContactListType
    created_by: UUID
    """Who uploaded it."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "original_file_name": self.original_file_name,
            "row_count": self.row_count,
            "template_type": str(self.template_type),
            "created_by": str(self.created_by),
        }
        _encoded.update(self.additional_properties)
        return _encoded
