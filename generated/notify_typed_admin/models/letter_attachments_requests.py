"""Models that operations tagged `letter_attachments` alone send."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class CreateLetterAttachmentRequest(Model):
    """A PDF that is stored."""

    upload_id: UUID
    """The id of the file."""
    created_by_id: UUID
    """Who attaches it."""
    original_filename: str
    """The name of the file."""
    page_count: int
    """How many pages it has."""
    template_id: UUID
    """The template."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "upload_id": str(self.upload_id),
            "created_by_id": str(self.created_by_id),
            "original_filename": self.original_filename,
            "page_count": self.page_count,
            "template_id": str(self.template_id),
        }
        _encoded.update(self.additional_properties)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ArchiveLetterAttachmentRequest(Model):
    """Who takes an attachment off."""

    archived_by: UUID
    """Who."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"archived_by": str(self.archived_by)}
        _encoded.update(self.additional_properties)
        return _encoded
