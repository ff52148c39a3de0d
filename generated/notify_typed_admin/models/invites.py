"""Models that operations tagged `invites` alone use."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, encode_partial, unknown_fields
from notify_typed_runtime.types import (
    expect_array,
    expect_object,
    format_datetime,
    hidden as _hidden,
    parse_datetime,
    parse_uuid,
)

from .enums import AuthType, InviteStatus

_AuthType = AuthType.by_value()
_InviteStatus = InviteStatus.by_value()


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class InvitedUser(Model):
    """An invitation to a service's team."""

    id: UUID
    """The invitation."""
    service: UUID
    """The service."""
    from_user: UUID
    """The user who invited."""
    email_address: str = field(repr=_hidden)
    """Whom."""
    status: InviteStatus
    permissions: str
    """What the person will be allowed to do: names of **UserPermission**, separated by commas."""
    auth_type: AuthType
    folder_permissions: list[UUID]
    """The folders that the person will see."""
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "service": str(self.service),
                "from_user": str(self.from_user),
                "email_address": self.email_address,
                "status": str(self.status),
                "permissions": self.permissions,
                "auth_type": str(self.auth_type),
                "folder_permissions": [str(_item) for _item in self.folder_permissions],
                "created_at": format_datetime(self.created_at),
            }
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 9:
            self.additional_properties = unknown_fields(InvitedUser, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        self.service = parse_uuid(src_dict["service"], "service")
        self.from_user = parse_uuid(src_dict["from_user"], "from_user")
        _value = src_dict["email_address"]
        if not isinstance(_value, str):
            raise TypeError("email_address is not a string")
        self.email_address = _value
        _value = src_dict["status"]
        if not isinstance(_value, str):
            raise TypeError("status is not a string")
        self.status = _InviteStatus[_value]
        _value = src_dict["permissions"]
        if not isinstance(_value, str):
            raise TypeError("permissions is not a string")
        self.permissions = _value
        _value = src_dict["auth_type"]
        if not isinstance(_value, str):
            raise TypeError("auth_type is not a string")
        self.auth_type = _AuthType[_value]
        self.folder_permissions = [
            parse_uuid(_item, "folder_permissions")
            for _item in expect_array(src_dict["folder_permissions"], "folder_permissions")
        ]
        self.created_at = parse_datetime(src_dict["created_at"], "created_at")
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class InvitedUserEnvelope(Model):
    """An invitation in its envelope."""

    data: InvitedUser
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"data": self.data.to_dict()}
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 1:
            self.additional_properties = unknown_fields(InvitedUserEnvelope, src_dict)
        self.data = InvitedUser.from_dict(expect_object(src_dict["data"], "data"))
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class InvitedUserListEnvelope(Model):
    """A service's invitations."""

    data: list[InvitedUser]
    """The invitations."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"data": [_item.to_dict() for _item in self.data]}
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 1:
            self.additional_properties = unknown_fields(InvitedUserListEnvelope, src_dict)
        self.data = [
            InvitedUser.from_dict(expect_object(_item, "data"))
            for _item in expect_array(src_dict["data"], "data")
        ]
        return self
