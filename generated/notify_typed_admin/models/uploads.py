"""Models that operations tagged `uploads` alone use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, encode_partial, unknown_fields
from notify_typed_runtime.types import expect_array, expect_object, expect_string, parse_uuid

from .enums import NotificationStatus, TemplateType
from .shared import Notification, PageAddresses


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 2:
            _additional = unknown_fields(UploadStatistic, src_dict)
        count = src_dict["count"]
        if type(count) is not int:
            raise TypeError("count is not an integer")
        return cls(
            status=NotificationStatus.parse(expect_string(src_dict["status"], "status")),
            count=count,
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 8:
            _additional = unknown_fields(UploadSummary, src_dict)
        upload_type = src_dict["upload_type"]
        if not isinstance(upload_type, str):
            raise TypeError("upload_type is not a string")
        original_file_name = src_dict["original_file_name"]
        if not isinstance(original_file_name, str):
            raise TypeError("original_file_name is not a string")
        notification_count = src_dict["notification_count"]
        if type(notification_count) is not int:
            raise TypeError("notification_count is not an integer")
        created_at = src_dict["created_at"]
        if not isinstance(created_at, str):
            raise TypeError("created_at is not a string")
        if src_dict["recipient"] is not None:
            _additional["recipient"] = src_dict["recipient"]
        return cls(
            upload_type=upload_type,
            id=None if (_value := src_dict["id"]) is None else parse_uuid(_value, "id"),
            original_file_name=original_file_name,
            notification_count=notification_count,
            template_type=TemplateType.parse(
                expect_string(src_dict["template_type"], "template_type")
            ),
            created_at=created_at,
            statistics=[
                UploadStatistic.from_dict(expect_object(_item, "statistics"))
                for _item in expect_array(src_dict["statistics"], "statistics")
            ],
            recipient=None,
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 4:
            _additional = unknown_fields(UploadPage, src_dict)
        page_size = src_dict["page_size"]
        if type(page_size) is not int:
            raise TypeError("page_size is not an integer")
        total = src_dict["total"]
        if type(total) is not int:
            raise TypeError("total is not an integer")
        return cls(
            data=[
                UploadSummary.from_dict(expect_object(_item, "data"))
                for _item in expect_array(src_dict["data"], "data")
            ],
            page_size=page_size,
            total=total,
            links=PageAddresses.from_dict(expect_object(src_dict["links"], "links")),
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 4:
            _additional = unknown_fields(UploadedLetterPage, src_dict)
        page_size = src_dict["page_size"]
        if type(page_size) is not int:
            raise TypeError("page_size is not an integer")
        total = src_dict["total"]
        if type(total) is not int:
            raise TypeError("total is not an integer")
        return cls(
            notifications=[
                Notification.from_dict(expect_object(_item, "notifications"))
                for _item in expect_array(src_dict["notifications"], "notifications")
            ],
            page_size=page_size,
            total=total,
            links=PageAddresses.from_dict(expect_object(src_dict["links"], "links")),
            additional_properties=_additional,
        )
