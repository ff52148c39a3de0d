"""Models that operations tagged `invites` alone send."""

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
    expect_string,
    hidden as _hidden,
    parse_uuid,
)

from .enums import AuthType, InviteStatus


@define(eq=False, repr=False, kw_only=True)
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

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 4:
            _additional = unknown_fields(CreateInviteRequest, src_dict)
        email_address = src_dict["email_address"]
        if not isinstance(email_address, str):
            raise TypeError("email_address is not a string")
        permissions = src_dict["permissions"]
        if not isinstance(permissions, str):
            raise TypeError("permissions is not a string")
        return cls(
            service=parse_uuid(src_dict["service"], "service"),
            email_address=email_address,
            from_user=parse_uuid(src_dict["from_user"], "from_user"),
            permissions=permissions,
            auth_type=UNSET
            if "auth_type" not in src_dict
            else AuthType.parse(expect_string(src_dict["auth_type"], "auth_type")),
            invite_link_host=UNSET
            if "invite_link_host" not in src_dict
            else expect_string(src_dict["invite_link_host"], "invite_link_host"),
            folder_permissions=UNSET
            if "folder_permissions" not in src_dict
            else [
                parse_uuid(_item, "folder_permissions")
                for _item in expect_array(src_dict["folder_permissions"], "folder_permissions")
            ],
            created_by=UNSET
            if "created_by" not in src_dict
            else parse_uuid(src_dict["created_by"], "created_by"),
            additional_properties=_additional,
        )


@define(eq=False, repr=False, kw_only=True)
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

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 0:
            _additional = unknown_fields(UpdateInviteRequest, src_dict)
        return cls(
            status=UNSET
            if "status" not in src_dict
            else InviteStatus.parse(expect_string(src_dict["status"], "status")),
            auth_type=UNSET
            if "auth_type" not in src_dict
            else AuthType.parse(expect_string(src_dict["auth_type"], "auth_type")),
            created_by=UNSET
            if "created_by" not in src_dict
            else parse_uuid(src_dict["created_by"], "created_by"),
            additional_properties=_additional,
        )
