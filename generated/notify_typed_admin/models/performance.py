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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 4:
            _additional = unknown_fields(MessagesOfDay, src_dict)
        date = src_dict["date"]
        if not isinstance(date, str):
            raise TypeError("date is not a string")
        emails = src_dict["emails"]
        if type(emails) is not int:
            raise TypeError("emails is not an integer")
        sms = src_dict["sms"]
        if type(sms) is not int:
            raise TypeError("sms is not an integer")
        letters = src_dict["letters"]
        if type(letters) is not int:
            raise TypeError("letters is not an integer")
        return cls(
            date=date, emails=emails, sms=sms, letters=letters, additional_properties=_additional
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 2:
            _additional = unknown_fields(ProcessingTime, src_dict)
        date = src_dict["date"]
        if not isinstance(date, str):
            raise TypeError("date is not a string")
        percentage_under_10_seconds = src_dict["percentage_under_10_seconds"]
        if type(percentage_under_10_seconds) not in (int, float):
            raise TypeError("percentage_under_10_seconds is not a number")
        return cls(
            date=date,
            percentage_under_10_seconds=percentage_under_10_seconds,
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 4:
            _additional = unknown_fields(ServiceUsingNotify, src_dict)
        service_name = src_dict["service_name"]
        if not isinstance(service_name, str):
            raise TypeError("service_name is not a string")
        organisation_name = src_dict["organisation_name"]
        if organisation_name is not None and not isinstance(organisation_name, str):
            raise TypeError("organisation_name is neither a string nor null")
        return cls(
            service_id=parse_uuid(src_dict["service_id"], "service_id"),
            service_name=service_name,
            organisation_id=None
            if (_value := src_dict["organisation_id"]) is None
            else parse_uuid(_value, "organisation_id"),
            organisation_name=organisation_name,
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 8:
            _additional = unknown_fields(PerformanceDashboard, src_dict)
        total_notifications = src_dict["total_notifications"]
        if type(total_notifications) is not int:
            raise TypeError("total_notifications is not an integer")
        email_notifications = src_dict["email_notifications"]
        if type(email_notifications) is not int:
            raise TypeError("email_notifications is not an integer")
        sms_notifications = src_dict["sms_notifications"]
        if type(sms_notifications) is not int:
            raise TypeError("sms_notifications is not an integer")
        letter_notifications = src_dict["letter_notifications"]
        if type(letter_notifications) is not int:
            raise TypeError("letter_notifications is not an integer")
        live_service_count = src_dict["live_service_count"]
        if type(live_service_count) is not int:
            raise TypeError("live_service_count is not an integer")
        return cls(
            total_notifications=total_notifications,
            email_notifications=email_notifications,
            sms_notifications=sms_notifications,
            letter_notifications=letter_notifications,
            notifications_by_type=[
                MessagesOfDay.from_dict(expect_object(_item, "notifications_by_type"))
                for _item in expect_array(
                    src_dict["notifications_by_type"], "notifications_by_type"
                )
            ],
            processing_time=[
                ProcessingTime.from_dict(expect_object(_item, "processing_time"))
                for _item in expect_array(src_dict["processing_time"], "processing_time")
            ],
            live_service_count=live_service_count,
            services_using_notify=[
                ServiceUsingNotify.from_dict(expect_object(_item, "services_using_notify"))
                for _item in expect_array(
                    src_dict["services_using_notify"], "services_using_notify"
                )
            ],
            additional_properties=_additional,
        )
