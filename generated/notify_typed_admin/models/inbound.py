"""Models that operations tagged `inbound` alone use."""

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
    is_object,
    parse_datetime,
    parse_uuid,
)

from .shared import EmptyObject, ServiceName


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class InboundNumber(Model):
    """A number that can be texted."""

    id: UUID
    """The number's id."""
    number: str
    """The number."""
    provider: str
    """The network provider that it belongs to."""
    service: ServiceName | None
    """The service that uses it."""
    active: bool
    """Whether it is in use or may come into use."""
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    updated_at: datetime.datetime | None
    """When it last changed hands; null if it never did."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "number": self.number,
                "provider": self.provider,
                "service": None if self.service is None else self.service.to_dict(),
                "active": self.active,
                "created_at": format_datetime(self.created_at),
                "updated_at": None if self.updated_at is None else format_datetime(self.updated_at),
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
            self.additional_properties = unknown_fields(InboundNumber, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["number"]
        if not isinstance(_value, str):
            raise TypeError("number is not a string")
        self.number = _value
        _value = src_dict["provider"]
        if not isinstance(_value, str):
            raise TypeError("provider is not a string")
        self.provider = _value
        _value = src_dict["service"]
        self.service = (
            None if _value is None else ServiceName.from_dict(expect_object(_value, "service"))
        )
        _value = src_dict["active"]
        if not isinstance(_value, bool):
            raise TypeError("active is not a boolean")
        self.active = _value
        self.created_at = parse_datetime(src_dict["created_at"], "created_at")
        _value = src_dict["updated_at"]
        self.updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class InboundNumberEnvelope(Model):
    """A service's number, or an empty object, in its envelope."""

    data: EmptyObject | InboundNumber
    """The number; empty for a service without one."""
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
            self.additional_properties = unknown_fields(InboundNumberEnvelope, src_dict)
        _value = src_dict["data"]
        self.data = (
            InboundNumber.from_dict(_value)
            if is_object(_value)
            and "id" in _value
            and "number" in _value
            and "provider" in _value
            and "service" in _value
            and "active" in _value
            and "created_at" in _value
            and "updated_at" in _value
            else EmptyObject.from_dict(expect_object(_value, "data"))
        )
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class InboundNumberListEnvelope(Model):
    """Numbers that can be texted."""

    data: list[InboundNumber]
    """The numbers."""
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
            self.additional_properties = unknown_fields(InboundNumberListEnvelope, src_dict)
        self.data = [
            InboundNumber.from_dict(expect_object(_item, "data"))
            for _item in expect_array(src_dict["data"], "data")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class InboundSms(Model):
    """A text message that somebody sent to a service."""

    id: UUID
    """The message."""
    service_id: UUID
    """The service that it was sent to."""
    notify_number: str
    """The service's number."""
    user_number: str = field(repr=_hidden)
    """The sender, mostly as `447700900111`; short codes and names come as the network gave them."""
    content: str = field(repr=_hidden)
    """The text."""
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "service_id": str(self.service_id),
                "notify_number": self.notify_number,
                "user_number": self.user_number,
                "content": self.content,
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
        if len(src_dict) != 6:
            self.additional_properties = unknown_fields(InboundSms, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        self.service_id = parse_uuid(src_dict["service_id"], "service_id")
        _value = src_dict["notify_number"]
        if not isinstance(_value, str):
            raise TypeError("notify_number is not a string")
        self.notify_number = _value
        _value = src_dict["user_number"]
        if not isinstance(_value, str):
            raise TypeError("user_number is not a string")
        self.user_number = _value
        _value = src_dict["content"]
        if not isinstance(_value, str):
            raise TypeError("content is not a string")
        self.content = _value
        self.created_at = parse_datetime(src_dict["created_at"], "created_at")
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class InboundSmsListEnvelope(Model):
    """Text messages that people sent to a service."""

    data: list[InboundSms]
    """The messages, the newest first."""
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
            self.additional_properties = unknown_fields(InboundSmsListEnvelope, src_dict)
        self.data = [
            InboundSms.from_dict(expect_object(_item, "data"))
            for _item in expect_array(src_dict["data"], "data")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class InboundSmsPage(Model):
    """A page of text messages that people sent to a service."""

    data: list[InboundSms]
    """The messages, the newest first."""
    has_next: bool
    """Whether there is another page."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "data": [_item.to_dict() for _item in self.data],
                "has_next": self.has_next,
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
        if len(src_dict) != 2:
            self.additional_properties = unknown_fields(InboundSmsPage, src_dict)
        self.data = [
            InboundSms.from_dict(expect_object(_item, "data"))
            for _item in expect_array(src_dict["data"], "data")
        ]
        _value = src_dict["has_next"]
        if not isinstance(_value, bool):
            raise TypeError("has_next is not a boolean")
        self.has_next = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class InboundSmsSummary(Model):
    """What came in."""

    count: int
    """The number of messages in the last 7 days."""
    most_recent: str | None
    """When the last message came, in UTC without saying so; null if none did."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"count": self.count, "most_recent": self.most_recent}
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
            self.additional_properties = unknown_fields(InboundSmsSummary, src_dict)
        _value = src_dict["count"]
        if type(_value) is not int:
            raise TypeError("count is not an integer")
        self.count = _value
        _value = src_dict["most_recent"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("most_recent is neither a string nor null")
        self.most_recent = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class InboundNumberUsage(Model):
    """When a number was last used."""

    most_recent_date: str | None
    """The time; null if it never was."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"most_recent_date": self.most_recent_date}
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
            self.additional_properties = unknown_fields(InboundNumberUsage, src_dict)
        _value = src_dict["most_recent_date"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("most_recent_date is neither a string nor null")
        self.most_recent_date = _value
        return self
