"""Models that operations tagged `data_retention` alone use."""

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
class DataRetention(Model):
    """How long a service's messages of one kind are kept."""

    id: UUID
    """The id of the rule."""
    service_id: UUID
    """The service."""
    service_name: str
    """Its name."""
    notification_type: TemplateType
    days_of_retention: int
    """For how many days they are kept."""
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    updated_at: datetime.datetime | None
    """When it was changed last."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "service_id": str(self.service_id),
                "service_name": self.service_name,
                "notification_type": str(self.notification_type),
                "days_of_retention": self.days_of_retention,
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
            self.additional_properties = unknown_fields(DataRetention, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        self.service_id = parse_uuid(src_dict["service_id"], "service_id")
        _value = src_dict["service_name"]
        if not isinstance(_value, str):
            raise TypeError("service_name is not a string")
        self.service_name = _value
        _value = src_dict["notification_type"]
        if not isinstance(_value, str):
            raise TypeError("notification_type is not a string")
        self.notification_type = _TemplateType[_value]
        _value = src_dict["days_of_retention"]
        if type(_value) is not int:
            raise TypeError("days_of_retention is not an integer")
        self.days_of_retention = _value
        self.created_at = parse_datetime(src_dict["created_at"], "created_at")
        _value = src_dict["updated_at"]
        self.updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class DataRetentionResult(Model):
    """A new rule."""

    result: DataRetention
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"result": self.result.to_dict()}
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
            self.additional_properties = unknown_fields(DataRetentionResult, src_dict)
        self.result = DataRetention.from_dict(expect_object(src_dict["result"], "result"))
        return self
