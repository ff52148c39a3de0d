"""Models that operations tagged `joining` alone send."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import UNSET, Unset

from .enums import JoinAuthType, JoinRequestStatus, UserPermission


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class CreateJoinRequest(Model):
    """Who asks whom."""

    requester_id: UUID
    """Who wants to join."""
    contacted_user_ids: list[UUID]
    """The members who are asked."""
    invite_link_host: str
    """Where the website is; links in the emails lead there."""
    reason: str
    """Why."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "requester_id": str(self.requester_id),
            "contacted_user_ids": [str(_item) for _item in self.contacted_user_ids],
            "invite_link_host": self.invite_link_host,
            "reason": self.reason,
        }
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UpdateJoinRequest(Model):
    """What was decided."""

    status_changed_by_id: UUID
    """Who decides."""
    status: JoinRequestStatus
    permissions: list[UserPermission] | Unset = UNSET
    """What the new member may do."""
    folder_permissions: list[str] | Unset = UNSET
    """The folders of templates that they may see."""
    reason: str | None | Unset = UNSET
    """Why; it takes the place of the one that was given."""
    auth_type: JoinAuthType | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "status_changed_by_id": str(self.status_changed_by_id),
            "status": str(self.status),
        }
        if not isinstance(self.permissions, Unset):
            _encoded["permissions"] = [str(_item) for _item in self.permissions]
        if not isinstance(self.folder_permissions, Unset):
            _encoded["folder_permissions"] = self.folder_permissions
        if not isinstance(self.reason, Unset):
            _encoded["reason"] = self.reason
        if not isinstance(self.auth_type, Unset):
            _encoded["auth_type"] = str(self.auth_type)
        return _encoded
