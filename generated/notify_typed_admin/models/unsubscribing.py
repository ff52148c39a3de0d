"""Models that operations tagged `unsubscribing` alone use."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Literal, Self
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


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UnsubscribeResult(Model):
    """It is done."""

    result: Literal["success"]
    """The word `success`."""
    message: str
    """A sentence that says so."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"result": self.result, "message": self.message}
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
            self.additional_properties = unknown_fields(UnsubscribeResult, src_dict)
        _value = src_dict["result"]
        if _value != "success":
            raise TypeError("result is not the constant")
        self.result = _value
        _value = src_dict["message"]
        if not isinstance(_value, str):
            raise TypeError("message is not a string")
        self.message = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UnsubscribeErrorMessage(Model):
    """The reason."""

    unsubscribe_request: str = field(metadata={"json": "unsubscribe request"})
    """A sentence."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"unsubscribe request": self.unsubscribe_request}
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
            self.additional_properties = unknown_fields(UnsubscribeErrorMessage, src_dict)
        _value = src_dict["unsubscribe request"]
        if not isinstance(_value, str):
            raise TypeError("unsubscribe request is not a string")
        self.unsubscribe_request = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UnsubscribeError(Model):
    """A link that is not right."""

    result: Literal["error"]
    """The word `error`."""
    message: UnsubscribeErrorMessage
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"result": self.result, "message": self.message.to_dict()}
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
            self.additional_properties = unknown_fields(UnsubscribeError, src_dict)
        _value = src_dict["result"]
        if _value != "error":
            raise TypeError("result is not the constant")
        self.result = _value
        self.message = UnsubscribeErrorMessage.from_dict(
            expect_object(src_dict["message"], "message")
        )
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UnsubscribeRequestStatistics(Model):
    """How many people have unsubscribed."""

    unsubscribe_requests_count: int
    """How many are in no completed report."""
    datetime_of_latest_unsubscribe_request: str
    """A time as HTTP headers have it."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "unsubscribe_requests_count": self.unsubscribe_requests_count,
                "datetime_of_latest_unsubscribe_request": self.datetime_of_latest_unsubscribe_request,
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
            self.additional_properties = unknown_fields(UnsubscribeRequestStatistics, src_dict)
        _value = src_dict["unsubscribe_requests_count"]
        if type(_value) is not int:
            raise TypeError("unsubscribe_requests_count is not an integer")
        self.unsubscribe_requests_count = _value
        _value = src_dict["datetime_of_latest_unsubscribe_request"]
        if not isinstance(_value, str):
            raise TypeError("datetime_of_latest_unsubscribe_request is not a string")
        self.datetime_of_latest_unsubscribe_request = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UnsubscribeReportSummary(Model):
    """A report, or the requests that are in none yet."""

    batch_id: UUID | None
    """The report; null where there is none yet."""
    is_a_batched_report: bool
    """Whether it is a report."""
    count: int
    """How many requests."""
    earliest_timestamp: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    latest_timestamp: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    created_at: datetime.datetime | None
    """When the report was made."""
    processed_by_service_at: datetime.datetime | None
    """When the service said that it had dealt with it."""
    will_be_archived_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    service_id: UUID
    """The service."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "batch_id": None if self.batch_id is None else str(self.batch_id),
                "is_a_batched_report": self.is_a_batched_report,
                "count": self.count,
                "earliest_timestamp": format_datetime(self.earliest_timestamp),
                "latest_timestamp": format_datetime(self.latest_timestamp),
                "created_at": None if self.created_at is None else format_datetime(self.created_at),
                "processed_by_service_at": None
                if self.processed_by_service_at is None
                else format_datetime(self.processed_by_service_at),
                "will_be_archived_at": format_datetime(self.will_be_archived_at),
                "service_id": str(self.service_id),
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
            self.additional_properties = unknown_fields(UnsubscribeReportSummary, src_dict)
        _value = src_dict["batch_id"]
        self.batch_id = None if _value is None else parse_uuid(_value, "batch_id")
        _value = src_dict["is_a_batched_report"]
        if not isinstance(_value, bool):
            raise TypeError("is_a_batched_report is not a boolean")
        self.is_a_batched_report = _value
        _value = src_dict["count"]
        if type(_value) is not int:
            raise TypeError("count is not an integer")
        self.count = _value
        self.earliest_timestamp = parse_datetime(
            src_dict["earliest_timestamp"], "earliest_timestamp"
        )
        self.latest_timestamp = parse_datetime(src_dict["latest_timestamp"], "latest_timestamp")
        _value = src_dict["created_at"]
        self.created_at = None if _value is None else parse_datetime(_value, "created_at")
        _value = src_dict["processed_by_service_at"]
        self.processed_by_service_at = (
            None if _value is None else parse_datetime(_value, "processed_by_service_at")
        )
        self.will_be_archived_at = parse_datetime(
            src_dict["will_be_archived_at"], "will_be_archived_at"
        )
        self.service_id = parse_uuid(src_dict["service_id"], "service_id")
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UnsubscribedPerson(Model):
    """Somebody who unsubscribed."""

    email_address: str = field(repr=_hidden)
    """The address."""
    template_name: str
    """The template of the email."""
    original_file_name: str
    """The spreadsheet that it was in, or `N/A`."""
    template_sent_at: str
    """A time as clocks in the United Kingdom show it, for people to read."""
    unsubscribe_request_received_at: str
    """A time as clocks in the United Kingdom show it, for people to read."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "email_address": self.email_address,
                "template_name": self.template_name,
                "original_file_name": self.original_file_name,
                "template_sent_at": self.template_sent_at,
                "unsubscribe_request_received_at": self.unsubscribe_request_received_at,
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
            self.additional_properties = unknown_fields(UnsubscribedPerson, src_dict)
        _value = src_dict["email_address"]
        if not isinstance(_value, str):
            raise TypeError("email_address is not a string")
        self.email_address = _value
        _value = src_dict["template_name"]
        if not isinstance(_value, str):
            raise TypeError("template_name is not a string")
        self.template_name = _value
        _value = src_dict["original_file_name"]
        if not isinstance(_value, str):
            raise TypeError("original_file_name is not a string")
        self.original_file_name = _value
        _value = src_dict["template_sent_at"]
        if not isinstance(_value, str):
            raise TypeError("template_sent_at is not a string")
        self.template_sent_at = _value
        _value = src_dict["unsubscribe_request_received_at"]
        if not isinstance(_value, str):
            raise TypeError("unsubscribe_request_received_at is not a string")
        self.unsubscribe_request_received_at = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UnsubscribeReport(Model):
    """A report."""

    batch_id: UUID
    """The report."""
    earliest_timestamp: str
    """A time as HTTP headers have it."""
    latest_timestamp: str
    """A time as HTTP headers have it."""
    unsubscribe_requests: list[UnsubscribedPerson]
    """The requests."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "batch_id": str(self.batch_id),
                "earliest_timestamp": self.earliest_timestamp,
                "latest_timestamp": self.latest_timestamp,
                "unsubscribe_requests": [_item.to_dict() for _item in self.unsubscribe_requests],
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
            self.additional_properties = unknown_fields(UnsubscribeReport, src_dict)
        self.batch_id = parse_uuid(src_dict["batch_id"], "batch_id")
        _value = src_dict["earliest_timestamp"]
        if not isinstance(_value, str):
            raise TypeError("earliest_timestamp is not a string")
        self.earliest_timestamp = _value
        _value = src_dict["latest_timestamp"]
        if not isinstance(_value, str):
            raise TypeError("latest_timestamp is not a string")
        self.latest_timestamp = _value
        self.unsubscribe_requests = [
            UnsubscribedPerson.from_dict(expect_object(_item, "unsubscribe_requests"))
            for _item in expect_array(src_dict["unsubscribe_requests"], "unsubscribe_requests")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class CreatedUnsubscribeReport(Model):
    """A new report."""

    report_id: UUID
    """The report."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"report_id": str(self.report_id)}
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
            self.additional_properties = unknown_fields(CreatedUnsubscribeReport, src_dict)
        self.report_id = parse_uuid(src_dict["report_id"], "report_id")
        return self
