"""Models that operations tagged `uploads` alone use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, encode_partial, unknown_fields
from notify_typed_runtime.types import expect_array, expect_object, parse_uuid

from .enums import NotificationStatus, TemplateType
from .shared import Notification, PageAddresses

_NotificationStatus = NotificationStatus.by_value()
_TemplateType = TemplateType.by_value()


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UploadStatistic(Model):
    """How many messages of an upload have a status."""

    status: NotificationStatus
    count: int
    """How many."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"status": str(self.status), "count": self.count}
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
            self.additional_properties = unknown_fields(UploadStatistic, src_dict)
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
class UploadSummary(Model):
    """A spreadsheet that is being sent or was, or the letters of a day that people uploaded."""

    upload_type: str
    """`job` or `letter_day`."""
    id: UUID | None
    """The job; null for letters."""
    original_file_name: str
    """The name of the file, or `Uploaded letters`."""
    notification_count: int
    """How many rows or letters it has."""
    template_type: TemplateType
    created_at: str
    """A time as clocks in the United Kingdom show it, for people to read."""
    statistics: list[UploadStatistic]
    """The messages of a job by status."""
    recipient: None
    """Always null."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "upload_type": self.upload_type,
                "id": None if self.id is None else str(self.id),
                "original_file_name": self.original_file_name,
                "notification_count": self.notification_count,
                "template_type": str(self.template_type),
                "created_at": self.created_at,
                "statistics": [_item.to_dict() for _item in self.statistics],
                "recipient": self.recipient,
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
            self.additional_properties = unknown_fields(UploadSummary, src_dict)
        _value = src_dict["upload_type"]
        if not isinstance(_value, str):
            raise TypeError("upload_type is not a string")
        self.upload_type = _value
        _value = src_dict["id"]
        self.id = None if _value is None else parse_uuid(_value, "id")
        _value = src_dict["original_file_name"]
        if not isinstance(_value, str):
            raise TypeError("original_file_name is not a string")
        self.original_file_name = _value
        _value = src_dict["notification_count"]
        if type(_value) is not int:
            raise TypeError("notification_count is not an integer")
        self.notification_count = _value
        _value = src_dict["template_type"]
        if not isinstance(_value, str):
            raise TypeError("template_type is not a string")
        self.template_type = _TemplateType[_value]
        _value = src_dict["created_at"]
        if not isinstance(_value, str):
            raise TypeError("created_at is not a string")
        self.created_at = _value
        self.statistics = [
            UploadStatistic.from_dict(expect_object(_item, "statistics"))
            for _item in expect_array(src_dict["statistics"], "statistics")
        ]
        self.recipient = None
        if src_dict["recipient"] is not None:
            self.additional_properties["recipient"] = src_dict["recipient"]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UploadPage(Model):
    """A page of uploads."""

    data: list[UploadSummary]
    """The uploads, the latest first."""
    page_size: int
    """How many a page has at most."""
    total: int
    """How many there are."""
    links: PageAddresses
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "data": [_item.to_dict() for _item in self.data],
                "page_size": self.page_size,
                "total": self.total,
                "links": self.links.to_dict(),
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
            self.additional_properties = unknown_fields(UploadPage, src_dict)
        self.data = [
            UploadSummary.from_dict(expect_object(_item, "data"))
            for _item in expect_array(src_dict["data"], "data")
        ]
        _value = src_dict["page_size"]
        if type(_value) is not int:
            raise TypeError("page_size is not an integer")
        self.page_size = _value
        _value = src_dict["total"]
        if type(_value) is not int:
            raise TypeError("total is not an integer")
        self.total = _value
        self.links = PageAddresses.from_dict(expect_object(src_dict["links"], "links"))
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UploadedLetterPage(Model):
    """A page of the letters of a day."""

    notifications: list[Notification]
    """The letters, newest first."""
    page_size: int
    """How many a page has at most."""
    total: int
    """How many there are."""
    links: PageAddresses
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "notifications": [_item.to_dict() for _item in self.notifications],
                "page_size": self.page_size,
                "total": self.total,
                "links": self.links.to_dict(),
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
            self.additional_properties = unknown_fields(UploadedLetterPage, src_dict)
        self.notifications = [
            Notification.from_dict(expect_object(_item, "notifications"))
            for _item in expect_array(src_dict["notifications"], "notifications")
        ]
        _value = src_dict["page_size"]
        if type(_value) is not int:
            raise TypeError("page_size is not an integer")
        self.page_size = _value
        _value = src_dict["total"]
        if type(_value) is not int:
            raise TypeError("total is not an integer")
        self.total = _value
        self.links = PageAddresses.from_dict(expect_object(src_dict["links"], "links"))
        return self
