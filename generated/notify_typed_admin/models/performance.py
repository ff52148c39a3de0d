"""Models that operations tagged `performance` alone use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, encode_partial, unknown_fields
from notify_typed_runtime.types import expect_array, expect_object, parse_uuid


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class MessagesOfDay(Model):
    """How many messages of each kind a day had."""

    date: str
    """The day, such as `2026-11-21`."""
    emails: int
    """Emails."""
    sms: int
    """Text messages."""
    letters: int
    """Letters."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "date": self.date,
                "emails": self.emails,
                "sms": self.sms,
                "letters": self.letters,
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
            self.additional_properties = unknown_fields(MessagesOfDay, src_dict)
        _value = src_dict["date"]
        if not isinstance(_value, str):
            raise TypeError("date is not a string")
        self.date = _value
        _value = src_dict["emails"]
        if type(_value) is not int:
            raise TypeError("emails is not an integer")
        self.emails = _value
        _value = src_dict["sms"]
        if type(_value) is not int:
            raise TypeError("sms is not an integer")
        self.sms = _value
        _value = src_dict["letters"]
        if type(_value) is not int:
            raise TypeError("letters is not an integer")
        self.letters = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ProcessingTime(Model):
    """How quickly messages of a day were on their way."""

    date: str
    """The day, such as `2026-11-21`."""
    percentage_under_10_seconds: float
    """Of a hundred messages, how many left within ten seconds."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "date": self.date,
                "percentage_under_10_seconds": self.percentage_under_10_seconds,
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
            self.additional_properties = unknown_fields(ProcessingTime, src_dict)
        _value = src_dict["date"]
        if not isinstance(_value, str):
            raise TypeError("date is not a string")
        self.date = _value
        _value = src_dict["percentage_under_10_seconds"]
        if type(_value) not in (int, float):
            raise TypeError("percentage_under_10_seconds is not a number")
        self.percentage_under_10_seconds = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ServiceUsingNotify(Model):
    """A live service."""

    service_id: UUID
    """Its id."""
    service_name: str
    """Its name."""
    organisation_id: UUID | None
    """The organisation that it belongs to."""
    organisation_name: str | None
    """The name of that organisation."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "service_id": str(self.service_id),
                "service_name": self.service_name,
                "organisation_id": None
                if self.organisation_id is None
                else str(self.organisation_id),
                "organisation_name": self.organisation_name,
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
            self.additional_properties = unknown_fields(ServiceUsingNotify, src_dict)
        self.service_id = parse_uuid(src_dict["service_id"], "service_id")
        _value = src_dict["service_name"]
        if not isinstance(_value, str):
            raise TypeError("service_name is not a string")
        self.service_name = _value
        _value = src_dict["organisation_id"]
        self.organisation_id = None if _value is None else parse_uuid(_value, "organisation_id")
        _value = src_dict["organisation_name"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("organisation_name is neither a string nor null")
        self.organisation_name = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class PerformanceDashboard(Model):
    """What Notify shows everybody of its work."""

    total_notifications: int
    """Messages of all time."""
    email_notifications: int
    """Emails of all time."""
    sms_notifications: int
    """Text messages of all time."""
    letter_notifications: int
    """Letters of all time."""
    notifications_by_type: list[MessagesOfDay]
    """The days between the dates that have messages."""
    processing_time: list[ProcessingTime]
    """How quick Notify was, by day."""
    live_service_count: int
    """How many services are live."""
    services_using_notify: list[ServiceUsingNotify]
    """The live services."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "total_notifications": self.total_notifications,
                "email_notifications": self.email_notifications,
                "sms_notifications": self.sms_notifications,
                "letter_notifications": self.letter_notifications,
                "notifications_by_type": [_item.to_dict() for _item in self.notifications_by_type],
                "processing_time": [_item.to_dict() for _item in self.processing_time],
                "live_service_count": self.live_service_count,
                "services_using_notify": [_item.to_dict() for _item in self.services_using_notify],
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
        if len(src_dict) != 8:
            self.additional_properties = unknown_fields(PerformanceDashboard, src_dict)
        _value = src_dict["total_notifications"]
        if type(_value) is not int:
            raise TypeError("total_notifications is not an integer")
        self.total_notifications = _value
        _value = src_dict["email_notifications"]
        if type(_value) is not int:
            raise TypeError("email_notifications is not an integer")
        self.email_notifications = _value
        _value = src_dict["sms_notifications"]
        if type(_value) is not int:
            raise TypeError("sms_notifications is not an integer")
        self.sms_notifications = _value
        _value = src_dict["letter_notifications"]
        if type(_value) is not int:
            raise TypeError("letter_notifications is not an integer")
        self.letter_notifications = _value
        self.notifications_by_type = [
            MessagesOfDay.from_dict(expect_object(_item, "notifications_by_type"))
            for _item in expect_array(src_dict["notifications_by_type"], "notifications_by_type")
        ]
        self.processing_time = [
            ProcessingTime.from_dict(expect_object(_item, "processing_time"))
            for _item in expect_array(src_dict["processing_time"], "processing_time")
        ]
        _value = src_dict["live_service_count"]
        if type(_value) is not int:
            raise TypeError("live_service_count is not an integer")
        self.live_service_count = _value
        self.services_using_notify = [
            ServiceUsingNotify.from_dict(expect_object(_item, "services_using_notify"))
            for _item in expect_array(src_dict["services_using_notify"], "services_using_notify")
        ]
        return self
