"""Models that operations tagged `invites` alone send."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import UNSET, Unset, hidden as _hidden

from .enums import AuthType, InviteStatus


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class CreateInviteRequest(Model):
    """An invitation to make."""

    service: UUID
    """The service."""
    email_address: str = field(repr=_hidden)
    """Whom to invite."""
    from_user: UUID
    """The user who invites."""
    permissions: str
    """What the person will be allowed to do: names of **UserPermission** in order of the alphabet,
    separated by commas.
    """
    auth_type: AuthType | Unset = UNSET
    invite_link_host: str | Unset = UNSET
    """The beginning of the link in the email, without a slash at the end. Notify's website if left
    out.
    """
    folder_permissions: list[UUID] | Unset = UNSET
    """The folders that the person will see. None if left out."""
    created_by: UUID | Unset = UNSET
    """The user who invites once more. It is ignored."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "service": str(self.service),
            "email_address": self.email_address,
            "from_user": str(self.from_user),
            "permissions": self.permissions,
        }
        if not isinstance(self.auth_type, Unset):
            _encoded["auth_type"] = str(self.auth_type)
        if not isinstance(self.invite_link_host, Unset):
            _encoded["invite_link_host"] = self.invite_link_host
        if not isinstance(self.folder_permissions, Unset):
            _encoded["folder_permissions"] = [str(_item) for _item in self.folder_permissions]
        if not isinstance(self.created_by, Unset):
            _encoded["created_by"] = str(self.created_by)
        _encoded.update(self.additional_properties)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UpdateInviteRequest(Model):
    """The fields of an invitation that are to change."""

    status: InviteStatus | Unset = UNSET
    auth_type: AuthType | Unset = UNSET
    created_by: UUID | Unset = UNSET
    """The user who changes it. It is ignored."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.status, Unset):
            _encoded["status"] = str(self.status)
        if not isinstance(self.auth_type, Unset):
            _encoded["auth_type"] = str(self.auth_type)
        if not isinstance(self.created_by, Unset):
            _encoded["created_by"] = str(self.created_by)
        _encoded.update(self.additional_properties)
        return _encoded
