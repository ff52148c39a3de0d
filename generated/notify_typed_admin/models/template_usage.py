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
    expect_string,
    format_datetime,
    parse_datetime,
    parse_uuid,
)

from .enums import NotificationStatus, TemplateType


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 6:
            _additional = unknown_fields(TemplateStatistic, src_dict)
        template_name = src_dict["template_name"]
        if not isinstance(template_name, str):
            raise TypeError("template_name is not a string")
        is_precompiled_letter = src_dict["is_precompiled_letter"]
        if not isinstance(is_precompiled_letter, bool):
            raise TypeError("is_precompiled_letter is not a boolean")
        count = src_dict["count"]
        if type(count) is not int:
            raise TypeError("count is not an integer")
        return cls(
            template_id=parse_uuid(src_dict["template_id"], "template_id"),
            template_name=template_name,
            template_type=TemplateType.parse(
                expect_string(src_dict["template_type"], "template_type")
            ),
            is_precompiled_letter=is_precompiled_letter,
            status=NotificationStatus.parse(expect_string(src_dict["status"], "status")),
            count=count,
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 1:
            _additional = unknown_fields(TemplateStatisticListEnvelope, src_dict)
        return cls(
            data=[
                TemplateStatistic.from_dict(expect_object(_item, "data"))
                for _item in expect_array(src_dict["data"], "data")
            ],
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 1:
            _additional = unknown_fields(LastUsed, src_dict)
        return cls(
            last_date_used=None
            if (_value := src_dict["last_date_used"]) is None
            else parse_datetime(_value, "last_date_used"),
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 7:
            _additional = unknown_fields(MonthlyTemplateUsage, src_dict)
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        month = src_dict["month"]
        if type(month) is not int:
            raise TypeError("month is not an integer")
        year = src_dict["year"]
        if type(year) is not int:
            raise TypeError("year is not an integer")
        count = src_dict["count"]
        if type(count) is not int:
            raise TypeError("count is not an integer")
        is_precompiled_letter = src_dict["is_precompiled_letter"]
        if not isinstance(is_precompiled_letter, bool):
            raise TypeError("is_precompiled_letter is not a boolean")
        return cls(
            template_id=parse_uuid(src_dict["template_id"], "template_id"),
            name=name,
            type_=TemplateType.parse(expect_string(src_dict["type"], "type")),
            month=month,
            year=year,
            count=count,
            is_precompiled_letter=is_precompiled_letter,
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 1:
            _additional = unknown_fields(MonthlyTemplateUsages, src_dict)
        return cls(
            stats=[
                MonthlyTemplateUsage.from_dict(expect_object(_item, "stats"))
                for _item in expect_array(src_dict["stats"], "stats")
            ],
            additional_properties=_additional,
        )
