"""Models that operations tagged `reports` alone use."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, encode_partial, unknown_fields
from notify_typed_runtime.types import expect_object, format_datetime, parse_datetime, parse_uuid

from .enums import TemplateType

_TemplateType = TemplateType.by_value()


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ReportParameter(Model):
    """Which messages a report has."""

    notification_type: TemplateType | None
    """The kind of message."""
    notification_status: str | None
    """`all`, `sending`, `delivered` or `failed`."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "notification_type": None
                if self.notification_type is None
                else str(self.notification_type),
                "notification_status": self.notification_status,
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
            self.additional_properties = unknown_fields(ReportParameter, src_dict)
        _value = src_dict["notification_type"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("notification_type is not a string")
        self.notification_type = None if _value is None else _TemplateType[_value]
        _value = src_dict["notification_status"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("notification_status is neither a string nor null")
        self.notification_status = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class Report(Model):
    """A spreadsheet of messages."""

    id: UUID
    """The id of the report."""
    user_id: UUID
    """Who asked for it."""
    service_id: UUID
    """The service."""
    report_type: str
    """`notifications`."""
    status: str
    """`pending`, `in progress`, `stored`, `failed` or `deleted`."""
    parameter: ReportParameter
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    updated_at: datetime.datetime | None
    """When its status changed."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "user_id": str(self.user_id),
                "service_id": str(self.service_id),
                "report_type": self.report_type,
                "status": self.status,
                "parameter": self.parameter.to_dict(),
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
        if len(src_dict) != 8:
            self.additional_properties = unknown_fields(Report, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        self.user_id = parse_uuid(src_dict["user_id"], "user_id")
        self.service_id = parse_uuid(src_dict["service_id"], "service_id")
        _value = src_dict["report_type"]
        if not isinstance(_value, str):
            raise TypeError("report_type is not a string")
        self.report_type = _value
        _value = src_dict["status"]
        if not isinstance(_value, str):
            raise TypeError("status is not a string")
        self.status = _value
        self.parameter = ReportParameter.from_dict(
            expect_object(src_dict["parameter"], "parameter")
        )
        self.created_at = parse_datetime(src_dict["created_at"], "created_at")
        _value = src_dict["updated_at"]
        self.updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ReportEnvelope(Model):
    """A report."""

    data: Report
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
            self.additional_properties = unknown_fields(ReportEnvelope, src_dict)
        self.data = Report.from_dict(expect_object(src_dict["data"], "data"))
        return self
