"""Models that operations tagged `email_files` alone send."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import UNSET, Unset


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class CreateEmailFileRequest(Model):
    """A file that is stored."""

    id: UUID
    """The id of the file."""
    filename: str
    """The name under which recipients save it."""
    created_by_id: UUID
    """Who adds it."""
    retention_period: int
    """For how many weeks it can be downloaded."""
    validate_users_email: bool
    """Whether recipients have to enter their email address."""
    link_text: str | Unset = UNSET
    """The text of the link."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "filename": self.filename,
            "created_by_id": str(self.created_by_id),
            "retention_period": self.retention_period,
            "validate_users_email": self.validate_users_email,
        }
        if not isinstance(self.link_text, Unset):
            _encoded["link_text"] = self.link_text
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UpdateEmailFileRequest(Model):
    """What changes of a file."""

    link_text: str | Unset = UNSET
    """The text of the link."""
    retention_period: int | Unset = UNSET
    """For how many weeks it can be downloaded."""
    validate_users_email: bool | Unset = UNSET
    """Whether recipients have to enter their email address."""
    pending: bool | Unset = UNSET
    """Whether it is not part of the text yet."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.link_text, Unset):
            _encoded["link_text"] = self.link_text
        if not isinstance(self.retention_period, Unset):
            _encoded["retention_period"] = self.retention_period
        if not isinstance(self.validate_users_email, Unset):
            _encoded["validate_users_email"] = self.validate_users_email
        if not isinstance(self.pending, Unset):
            _encoded["pending"] = self.pending
        _encoded.update(self.additional_properties)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ArchiveEmailFileRequest(Model):
    """Who takes a file off."""

    archived_by_id: UUID
    """Who."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"archived_by_id": str(self.archived_by_id)}
        _encoded.update(self.additional_properties)
        return _encoded
