"""Models that operations tagged `team` alone send."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import UNSET, Unset


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class MemberPermission(Model):
    """One thing that a member may do."""

    permission: str
    """The name that the database has for it, see **UserPermission**. An unknown one gives 404."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"permission": self.permission}
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class AddUserToServiceRequest(Model):
    """What a new member may do."""

    permissions: list[MemberPermission]
    """All that the member may do. May be empty."""
    folder_permissions: list[str] | Unset = UNSET
    """The ids of the folders that are open to the member. None if left out."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"permissions": [_item.to_dict() for _item in self.permissions]}
        if not isinstance(self.folder_permissions, Unset):
            _encoded["folder_permissions"] = self.folder_permissions
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class SetUserPermissionsRequest(Model):
    """What a member may do."""

    permissions: list[MemberPermission]
    """All that the member may do from now on. May be empty."""
    folder_permissions: list[str] | Unset = UNSET
    """The ids of the folders that are open to the member. As before if left out."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"permissions": [_item.to_dict() for _item in self.permissions]}
        if not isinstance(self.folder_permissions, Unset):
            _encoded["folder_permissions"] = self.folder_permissions
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class RemoveUserFromServiceRequest(Model):
    """Who removes a member."""

    created_by: UUID | Unset = UNSET
    """Who removes the member. Ignored."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.created_by, Unset):
            _encoded["created_by"] = str(self.created_by)
        _encoded.update(self.additional_properties)
        return _encoded
