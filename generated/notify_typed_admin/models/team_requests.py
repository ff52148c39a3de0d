"""Models that operations tagged `team` alone send."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, unknown_fields
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_array,
    expect_object,
    expect_string,
    parse_uuid,
)


@define(eq=False, repr=False, kw_only=True)
class MemberPermission(Model):
    """One thing that a member may do."""

    permission: str
    """The name that the database has for it, see **UserPermission**. An unknown one gives 404."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"permission": self.permission}
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        if unknown := unknown_fields(MemberPermission, src_dict):
            raise ValueError(f"unknown fields: {sorted(unknown)}")
        permission = src_dict["permission"]
        if not isinstance(permission, str):
            raise TypeError("permission is not a string")
        return cls(permission=permission)


@define(eq=False, repr=False, kw_only=True)
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

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        if unknown := unknown_fields(AddUserToServiceRequest, src_dict):
            raise ValueError(f"unknown fields: {sorted(unknown)}")
        return cls(
            permissions=[
                MemberPermission.from_dict(expect_object(_item, "permissions"))
                for _item in expect_array(src_dict["permissions"], "permissions")
            ],
            folder_permissions=UNSET
            if "folder_permissions" not in src_dict
            else [
                expect_string(_item, "folder_permissions")
                for _item in expect_array(src_dict["folder_permissions"], "folder_permissions")
            ],
        )


@define(eq=False, repr=False, kw_only=True)
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

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        if unknown := unknown_fields(SetUserPermissionsRequest, src_dict):
            raise ValueError(f"unknown fields: {sorted(unknown)}")
        return cls(
            permissions=[
                MemberPermission.from_dict(expect_object(_item, "permissions"))
                for _item in expect_array(src_dict["permissions"], "permissions")
            ],
            folder_permissions=UNSET
            if "folder_permissions" not in src_dict
            else [
                expect_string(_item, "folder_permissions")
                for _item in expect_array(src_dict["folder_permissions"], "folder_permissions")
            ],
        )


@define(eq=False, repr=False, kw_only=True)
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

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 0:
            _additional = unknown_fields(RemoveUserFromServiceRequest, src_dict)
        return cls(
            created_by=UNSET
            if "created_by" not in src_dict
            else parse_uuid(src_dict["created_by"], "created_by"),
            additional_properties=_additional,
        )
