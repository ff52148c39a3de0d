"""Models that operations tagged `template_usage` alone use."""

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
    parse_datetime,
    parse_uuid,
)

from .enums import NotificationStatus, TemplateType

_NotificationStatus = NotificationStatus.by_value()
_TemplateType = TemplateType.by_value()


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class TemplateStatistic(Model):
    """How many messages made from a template have a status."""

    template_id: UUID
    """The template."""
    template_name: str
    """Its name."""
    template_type: TemplateType
    is_precompiled_letter: bool
    """Whether it stands for letters that come as PDFs."""
    status: NotificationStatus
    count: int
    """How many messages."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "template_id": str(self.template_id),
                "template_name": self.template_name,
                "template_type": str(self.template_type),
                "is_precompiled_letter": self.is_precompiled_letter,
                "status": str(self.status),
                "count": self.count,
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
            self.additional_properties = unknown_fields(TemplateStatistic, src_dict)
        self.template_id = parse_uuid(src_dict["template_id"], "template_id")
        _value = src_dict["template_name"]
        if not isinstance(_value, str):
            raise TypeError("template_name is not a string")
        self.template_name = _value
        _value = src_dict["template_type"]
        if not isinstance(_value, str):
            raise TypeError("template_type is not a string")
        self.template_type = _TemplateType[_value]
        _value = src_dict["is_precompiled_letter"]
        if not isinstance(_value, bool):
            raise TypeError("is_precompiled_letter is not a boolean")
        self.is_precompiled_letter = _value
        _value = src_dict["status"]
        if not isinstance(_value, str):
            raise TypeError("status is not a string")
        self.status = _NotificationStatus[_value]
        _value = src_dict["count"]
        if type(_value) is not int:
            raise TypeError("count is not an integer")
        self.count = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class TemplateStatisticListEnvelope(Model):
    """One item for each template and status."""

    data: list[TemplateStatistic]
    """One item for each template and status."""
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
            self.additional_properties = unknown_fields(TemplateStatisticListEnvelope, src_dict)
        self.data = [
            TemplateStatistic.from_dict(expect_object(_item, "data"))
            for _item in expect_array(src_dict["data"], "data")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class LastUsed(Model):
    """When a template was used last."""

    last_date_used: datetime.datetime | None
    """When, or null if never."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "last_date_used": None
                if self.last_date_used is None
                else format_datetime(self.last_date_used)
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
            self.additional_properties = unknown_fields(LastUsed, src_dict)
        _value = src_dict["last_date_used"]
        self.last_date_used = None if _value is None else parse_datetime(_value, "last_date_used")
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class MonthlyTemplateUsage(Model):
    """How many messages were made from a template in a month."""

    template_id: UUID
    """The template."""
    name: str
    """Its name."""
    type_: TemplateType = field(metadata={"json": "type"})
    month: int
    """The number of the month."""
    year: int
    """The calendar year."""
    count: int
    """How many messages."""
    is_precompiled_letter: bool
    """Whether it stands for letters that come as PDFs."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "template_id": str(self.template_id),
                "name": self.name,
                "type": str(self.type_),
                "month": self.month,
                "year": self.year,
                "count": self.count,
                "is_precompiled_letter": self.is_precompiled_letter,
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
            self.additional_properties = unknown_fields(MonthlyTemplateUsage, src_dict)
        self.template_id = parse_uuid(src_dict["template_id"], "template_id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        _value = src_dict["type"]
        if not isinstance(_value, str):
            raise TypeError("type is not a string")
        self.type_ = _TemplateType[_value]
        _value = src_dict["month"]
        if type(_value) is not int:
            raise TypeError("month is not an integer")
        self.month = _value
        _value = src_dict["year"]
        if type(_value) is not int:
            raise TypeError("year is not an integer")
        self.year = _value
        _value = src_dict["count"]
        if type(_value) is not int:
            raise TypeError("count is not an integer")
        self.count = _value
        _value = src_dict["is_precompiled_letter"]
        if not isinstance(_value, bool):
            raise TypeError("is_precompiled_letter is not a boolean")
        self.is_precompiled_letter = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class MonthlyTemplateUsages(Model):
    """The uses of a year."""

    stats: list[MonthlyTemplateUsage]
    """By month, and by the template's name."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"stats": [_item.to_dict() for _item in self.stats]}
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
            self.additional_properties = unknown_fields(MonthlyTemplateUsages, src_dict)
        self.stats = [
            MonthlyTemplateUsage.from_dict(expect_object(_item, "stats"))
            for _item in expect_array(src_dict["stats"], "stats")
        ]
        return self
