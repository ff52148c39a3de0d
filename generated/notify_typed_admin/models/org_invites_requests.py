"""Models that operations tagged `org_invites` alone send."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import UNSET, Unset, hidden as _hidden

from .enums import InviteStatus, OrganisationUserPermission


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class CreateOrgInviteRequest(Model):
    """An invitation to make."""

    email_address: str = field(repr=_hidden)
    """Who is invited."""
    invited_by: UUID
    """Who invites."""
    permissions: list[OrganisationUserPermission]
    """What the member will be allowed to do."""
    invite_link_host: str | Unset = UNSET
    """The beginning of the link in the email, without a slash at the end. Notify's website if left
    out.
    """
    created_by: UUID | Unset = UNSET
    """Who invites once more. It is ignored."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "email_address": self.email_address,
            "invited_by": str(self.invited_by),
            "permissions": [str(_item) for _item in self.permissions],
        }
        if not isinstance(self.invite_link_host, Unset):
            _encoded["invite_link_host"] = self.invite_link_host
        if not isinstance(self.created_by, Unset):
            _encoded["created_by"] = str(self.created_by)
        _encoded.update(self.additional_properties)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UpdateOrgInviteRequest(Model):
    """What becomes of an invitation."""

    status: InviteStatus
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"status": str(self.status)}
        _encoded.update(self.additional_properties)
        return _encoded
