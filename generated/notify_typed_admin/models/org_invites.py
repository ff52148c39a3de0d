"""Models that operations tagged `org_invites` alone use."""

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
    expect_string,
    format_datetime,
    hidden as _hidden,
    parse_datetime,
    parse_uuid,
)

from .enums import InviteStatus

_InviteStatus = InviteStatus.by_value()


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class OrganisationInvite(Model):
    """An invitation."""

    id: UUID
    """The id of the invitation."""
    organisation: UUID
    """The organisation."""
    email_address: str = field(repr=_hidden)
    """Who is invited."""
    invited_by: UUID
    """Who invites."""
    permissions: list[str]
    """What the member will be allowed to do."""
    status: InviteStatus
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "organisation": str(self.organisation),
                "email_address": self.email_address,
                "invited_by": str(self.invited_by),
                "permissions": self.permissions,
                "status": str(self.status),
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
        if len(src_dict) != 7:
            self.additional_properties = unknown_fields(OrganisationInvite, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        self.organisation = parse_uuid(src_dict["organisation"], "organisation")
        _value = src_dict["email_address"]
        if not isinstance(_value, str):
            raise TypeError("email_address is not a string")
        self.email_address = _value
        self.invited_by = parse_uuid(src_dict["invited_by"], "invited_by")
        self.permissions = [
            expect_string(_item, "permissions")
            for _item in expect_array(src_dict["permissions"], "permissions")
        ]
        _value = src_dict["status"]
        if not isinstance(_value, str):
            raise TypeError("status is not a string")
        self.status = _InviteStatus[_value]
        self.created_at = parse_datetime(src_dict["created_at"], "created_at")
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class OrganisationInviteEnvelope(Model):
    """An invitation."""

    data: OrganisationInvite
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
            self.additional_properties = unknown_fields(OrganisationInviteEnvelope, src_dict)
        self.data = OrganisationInvite.from_dict(expect_object(src_dict["data"], "data"))
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class OrganisationInviteListEnvelope(Model):
    """The invitations."""

    data: list[OrganisationInvite]
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
            self.additional_properties = unknown_fields(OrganisationInviteListEnvelope, src_dict)
        self.data = [
            OrganisationInvite.from_dict(expect_object(_item, "data"))
            for _item in expect_array(src_dict["data"], "data")
        ]
        return self
