"""Models that operations tagged `callbacks` alone use."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, encode_partial, unknown_fields
from notify_typed_runtime.types import (
    expect_string,
    format_datetime,
    hidden as _hidden,
    parse_datetime,
    parse_uuid,
)

from .enums import NotificationStatus, NotificationType


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 10:
            _additional = unknown_fields(DeliveryReceipt, src_dict)
        reference = src_dict["reference"]
        if reference is not None and not isinstance(reference, str):
            raise TypeError("reference is neither a string nor null")
        to = src_dict["to"]
        if not isinstance(to, str):
            raise TypeError("to is not a string")
        template_version = src_dict["template_version"]
        if type(template_version) is not int:
            raise TypeError("template_version is not an integer")
        return cls(
            id=parse_uuid(src_dict["id"], "id"),
            reference=reference,
            to=to,
            status=NotificationStatus.parse(expect_string(src_dict["status"], "status")),
            created_at=parse_datetime(src_dict["created_at"], "created_at"),
            completed_at=None
            if (_value := src_dict["completed_at"]) is None
            else parse_datetime(_value, "completed_at"),
            sent_at=None
            if (_value := src_dict["sent_at"]) is None
            else parse_datetime(_value, "sent_at"),
            notification_type=NotificationType.parse(
                expect_string(src_dict["notification_type"], "notification_type")
            ),
            template_id=parse_uuid(src_dict["template_id"], "template_id"),
            template_version=template_version,
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 5:
            _additional = unknown_fields(ReceivedTextMessage, src_dict)
        source_number = src_dict["source_number"]
        if not isinstance(source_number, str):
            raise TypeError("source_number is not a string")
        destination_number = src_dict["destination_number"]
        if not isinstance(destination_number, str):
            raise TypeError("destination_number is not a string")
        message = src_dict["message"]
        if not isinstance(message, str):
            raise TypeError("message is not a string")
        return cls(
            id=parse_uuid(src_dict["id"], "id"),
            source_number=source_number,
            destination_number=destination_number,
            message=message,
            date_received=parse_datetime(src_dict["date_received"], "date_received"),
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 10:
            _additional = unknown_fields(ReturnedLetter, src_dict)
        reference = src_dict["reference"]
        if reference is not None and not isinstance(reference, str):
            raise TypeError("reference is neither a string nor null")
        sent_by = src_dict["sent_by"]
        if not isinstance(sent_by, str):
            raise TypeError("sent_by is not a string")
        template_name = src_dict["template_name"]
        if template_name is not None and not isinstance(template_name, str):
            raise TypeError("template_name is neither a string nor null")
        template_id = src_dict["template_id"]
        if not isinstance(template_id, str):
            raise TypeError("template_id is not a string")
        template_version = src_dict["template_version"]
        if template_version is not None and type(template_version) is not int:
            raise TypeError("template_version is neither an integer nor null")
        spreadsheet_file_name = src_dict["spreadsheet_file_name"]
        if spreadsheet_file_name is not None and not isinstance(spreadsheet_file_name, str):
            raise TypeError("spreadsheet_file_name is neither a string nor null")
        spreadsheet_row_number = src_dict["spreadsheet_row_number"]
        if spreadsheet_row_number is not None and type(spreadsheet_row_number) is not int:
            raise TypeError("spreadsheet_row_number is neither an integer nor null")
        upload_letter_file_name = src_dict["upload_letter_file_name"]
        if upload_letter_file_name is not None and not isinstance(upload_letter_file_name, str):
            raise TypeError("upload_letter_file_name is neither a string nor null")
        return cls(
            notification_id=parse_uuid(src_dict["notification_id"], "notification_id"),
            reference=reference,
            date_sent=parse_datetime(src_dict["date_sent"], "date_sent"),
            sent_by=sent_by,
            template_name=template_name,
            template_id=template_id,
            template_version=template_version,
            spreadsheet_file_name=spreadsheet_file_name,
            spreadsheet_row_number=spreadsheet_row_number,
            upload_letter_file_name=upload_letter_file_name,
            additional_properties=_additional,
        )
