"""Models that operations tagged `callbacks` alone use."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, encode_partial, unknown_fields
from notify_typed_runtime.types import (
    format_datetime,
    hidden as _hidden,
    parse_datetime,
    parse_uuid,
)

from .enums import NotificationStatus, NotificationType

_NotificationStatus = NotificationStatus.by_value()
_NotificationType = NotificationType.by_value()


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class DeliveryReceipt(Model):
    """The body of a callback about a text message or email that reached its final status."""

    id: UUID
    """The message."""
    reference: str | None
    """The reference that it was sent with."""
    to: str = field(repr=_hidden)
    """The recipient, as the request spelt it."""
    status: NotificationStatus
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    completed_at: datetime.datetime | None
    """When the status was set."""
    sent_at: datetime.datetime | None
    """When Notify handed the message on; null if it never did."""
    notification_type: NotificationType
    template_id: UUID
    """The template."""
    template_version: int
    """The version of the template."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "reference": self.reference,
                "to": self.to,
                "status": str(self.status),
                "created_at": format_datetime(self.created_at),
                "completed_at": None
                if self.completed_at is None
                else format_datetime(self.completed_at),
                "sent_at": None if self.sent_at is None else format_datetime(self.sent_at),
                "notification_type": str(self.notification_type),
                "template_id": str(self.template_id),
                "template_version": self.template_version,
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
        if len(src_dict) != 10:
            self.additional_properties = unknown_fields(DeliveryReceipt, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["reference"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("reference is neither a string nor null")
        self.reference = _value
        _value = src_dict["to"]
        if not isinstance(_value, str):
            raise TypeError("to is not a string")
        self.to = _value
        _value = src_dict["status"]
        if not isinstance(_value, str):
            raise TypeError("status is not a string")
        self.status = _NotificationStatus[_value]
        self.created_at = parse_datetime(src_dict["created_at"], "created_at")
        _value = src_dict["completed_at"]
        self.completed_at = None if _value is None else parse_datetime(_value, "completed_at")
        _value = src_dict["sent_at"]
        self.sent_at = None if _value is None else parse_datetime(_value, "sent_at")
        _value = src_dict["notification_type"]
        if not isinstance(_value, str):
            raise TypeError("notification_type is not a string")
        self.notification_type = _NotificationType[_value]
        self.template_id = parse_uuid(src_dict["template_id"], "template_id")
        _value = src_dict["template_version"]
        if type(_value) is not int:
            raise TypeError("template_version is not an integer")
        self.template_version = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ReceivedTextMessage(Model):
    """The body of a callback about a text message that somebody sent to the service."""

    id: UUID
    """The received message."""
    source_number: str = field(repr=_hidden)
    """The sender, mostly as `447700900123`."""
    destination_number: str
    """The service's number."""
    message: str = field(repr=_hidden)
    """The text."""
    date_received: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "source_number": self.source_number,
                "destination_number": self.destination_number,
                "message": self.message,
                "date_received": format_datetime(self.date_received),
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
        if len(src_dict) != 5:
            self.additional_properties = unknown_fields(ReceivedTextMessage, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["source_number"]
        if not isinstance(_value, str):
            raise TypeError("source_number is not a string")
        self.source_number = _value
        _value = src_dict["destination_number"]
        if not isinstance(_value, str):
            raise TypeError("destination_number is not a string")
        self.destination_number = _value
        _value = src_dict["message"]
        if not isinstance(_value, str):
            raise TypeError("message is not a string")
        self.message = _value
        self.date_received = parse_datetime(src_dict["date_received"], "date_received")
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ReturnedLetter(Model):
    """The body of a callback about a letter that came back."""

    notification_id: UUID
    """The letter."""
    reference: str | None
    """The reference that it was sent with; null unless it was sent through the API."""
    date_sent: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    sent_by: str = field(repr=_hidden)
    """The email address of the person who sent it on Notify's website, or `API`."""
    template_name: str | None
    """The template's name; null for a finished PDF."""
    template_id: str
    """The template's UUID, or the text `None` for a finished PDF."""
    template_version: int | None
    """The version of the template; null for a finished PDF."""
    spreadsheet_file_name: str | None = field(repr=_hidden)
    """The spreadsheet that the letter came from, if any."""
    spreadsheet_row_number: int | None
    """Its row in that spreadsheet, counting the heading as 1."""
    upload_letter_file_name: str | None = field(repr=_hidden)
    """The PDF's file name, if it was uploaded on Notify's website."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "notification_id": str(self.notification_id),
                "reference": self.reference,
                "date_sent": format_datetime(self.date_sent),
                "sent_by": self.sent_by,
                "template_name": self.template_name,
                "template_id": self.template_id,
                "template_version": self.template_version,
                "spreadsheet_file_name": self.spreadsheet_file_name,
                "spreadsheet_row_number": self.spreadsheet_row_number,
                "upload_letter_file_name": self.upload_letter_file_name,
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
        if len(src_dict) != 10:
            self.additional_properties = unknown_fields(ReturnedLetter, src_dict)
        self.notification_id = parse_uuid(src_dict["notification_id"], "notification_id")
        _value = src_dict["reference"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("reference is neither a string nor null")
        self.reference = _value
        self.date_sent = parse_datetime(src_dict["date_sent"], "date_sent")
        _value = src_dict["sent_by"]
        if not isinstance(_value, str):
            raise TypeError("sent_by is not a string")
        self.sent_by = _value
        _value = src_dict["template_name"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("template_name is neither a string nor null")
        self.template_name = _value
        _value = src_dict["template_id"]
        if not isinstance(_value, str):
            raise TypeError("template_id is not a string")
        self.template_id = _value
        _value = src_dict["template_version"]
        if _value is not None and type(_value) is not int:
            raise TypeError("template_version is neither an integer nor null")
        self.template_version = _value
        _value = src_dict["spreadsheet_file_name"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("spreadsheet_file_name is neither a string nor null")
        self.spreadsheet_file_name = _value
        _value = src_dict["spreadsheet_row_number"]
        if _value is not None and type(_value) is not int:
            raise TypeError("spreadsheet_row_number is neither an integer nor null")
        self.spreadsheet_row_number = _value
        _value = src_dict["upload_letter_file_name"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("upload_letter_file_name is neither a string nor null")
        self.upload_letter_file_name = _value
        return self
