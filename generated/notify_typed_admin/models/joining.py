"""Models that operations tagged `joining` alone use."""

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

from .enums import JoinRequestStatus

_JoinRequestStatus = JoinRequestStatus.by_value()


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class JoinRequester(Model):
    """The person who wants to join."""

    id: UUID
    """The id of the person."""
    name: str = field(repr=_hidden)
    """Their name."""
    email_address: str = field(repr=_hidden)
    """Their email address."""
    belongs_to_service: list[UUID]
    """The services that they are a member of."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "name": self.name,
                "email_address": self.email_address,
                "belongs_to_service": [str(_item) for _item in self.belongs_to_service],
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
        if len(src_dict) != 4:
            self.additional_properties = unknown_fields(JoinRequester, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        _value = src_dict["email_address"]
        if not isinstance(_value, str):
            raise TypeError("email_address is not a string")
        self.email_address = _value
        self.belongs_to_service = [
            parse_uuid(_item, "belongs_to_service")
            for _item in expect_array(src_dict["belongs_to_service"], "belongs_to_service")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class JoinDecider(Model):
    """The person who decided."""

    id: UUID
    """The id of the person."""
    name: str = field(repr=_hidden)
    """Their name."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"id": str(self.id), "name": self.name}
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 2:
            self.additional_properties = unknown_fields(JoinDecider, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class RequestToJoin(Model):
    """A request to join a service."""

    id: UUID
    """The id of the request."""
    service_id: UUID
    """The service."""
    status: JoinRequestStatus
    reason: str | None
    """Why, as the requester or who decided wrote it."""
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    requester: JoinRequester
    contacted_service_users: list[UUID]
    """The people who were asked."""
    status_changed_at: datetime.datetime | None
    """When it was decided."""
    status_changed_by: JoinDecider | None
    """Who decided."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "service_id": str(self.service_id),
                "status": str(self.status),
                "reason": self.reason,
                "created_at": format_datetime(self.created_at),
                "requester": self.requester.to_dict(),
                "contacted_service_users": [str(_item) for _item in self.contacted_service_users],
                "status_changed_at": None
                if self.status_changed_at is None
                else format_datetime(self.status_changed_at),
                "status_changed_by": None
                if self.status_changed_by is None
                else self.status_changed_by.to_dict(),
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
            self.additional_properties = unknown_fields(RequestToJoin, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        self.service_id = parse_uuid(src_dict["service_id"], "service_id")
        _value = src_dict["status"]
        if not isinstance(_value, str):
            raise TypeError("status is not a string")
        self.status = _JoinRequestStatus[_value]
        _value = src_dict["reason"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("reason is neither a string nor null")
        self.reason = _value
        self.created_at = parse_datetime(src_dict["created_at"], "created_at")
        self.requester = JoinRequester.from_dict(expect_object(src_dict["requester"], "requester"))
        self.contacted_service_users = [
            parse_uuid(_item, "contacted_service_users")
            for _item in expect_array(
                src_dict["contacted_service_users"], "contacted_service_users"
            )
        ]
        _value = src_dict["status_changed_at"]
        self.status_changed_at = (
            None if _value is None else parse_datetime(_value, "status_changed_at")
        )
        _value = src_dict["status_changed_by"]
        self.status_changed_by = (
            None
            if _value is None
            else JoinDecider.from_dict(expect_object(_value, "status_changed_by"))
        )
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class CreatedRequestToJoin(Model):
    """A new request."""

    service_join_request_id: UUID
    """Its id."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "service_join_request_id": str(self.service_join_request_id)
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
        if len(src_dict) != 1:
            self.additional_properties = unknown_fields(CreatedRequestToJoin, src_dict)
        self.service_join_request_id = parse_uuid(
            src_dict["service_join_request_id"], "service_join_request_id"
        )
        return self
