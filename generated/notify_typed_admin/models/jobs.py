"""Models that operations tagged `jobs` alone use."""

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
    hidden as _hidden,
    parse_datetime,
    parse_uuid,
)

from .enums import JobStatus, NotificationStatus, TemplateType
from .shared import PageAddresses

_JobStatus = JobStatus.by_value()
_NotificationStatus = NotificationStatus.by_value()
_TemplateType = TemplateType.by_value()


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class JobServiceName(Model):
    """The name of a service, as an object."""

    name: str
    """The name of the service."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"name": self.name}
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
            self.additional_properties = unknown_fields(JobServiceName, src_dict)
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class JobAuthor(Model):
    """Who started a job."""

    id: UUID
    """The id of the person."""
    name: str = field(repr=_hidden)
    """The person's name."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"id": str(self.id), "name": self.name}
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
            self.additional_properties = unknown_fields(JobAuthor, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class StatusCount(Model):
    """How many messages have a status."""

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
            self.additional_properties = unknown_fields(StatusCount, src_dict)
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
class Job(Model):
    """An uploaded spreadsheet, each row of which becomes a message."""

    id: UUID
    """The id of the job, which is the upload's."""
    service: UUID
    """The service."""
    service_name: JobServiceName
    template: UUID | None
    """The template."""
    template_name: str
    """The name of the template."""
    template_type: TemplateType
    template_version: int
    """The version that is sent."""
    original_file_name: str
    """The name of the file."""
    notification_count: int
    """How many rows it has."""
    job_status: JobStatus
    created_by: JobAuthor
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    updated_at: datetime.datetime | None
    """When it changed last."""
    scheduled_for: datetime.datetime | None
    """When it is to begin. Null is at once."""
    processing_started: datetime.datetime | None
    """When it began."""
    processing_finished: datetime.datetime | None
    """When all its messages were made."""
    archived: bool
    """Whether its file has been deleted."""
    contact_list_id: UUID | None
    """The contact list that it was made from."""
    statistics: list[StatusCount]
    """Its messages by status. Empty until it begins."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "service": str(self.service),
                "service_name": self.service_name.to_dict(),
                "template": None if self.template is None else str(self.template),
                "template_name": self.template_name,
                "template_type": str(self.template_type),
                "template_version": self.template_version,
                "original_file_name": self.original_file_name,
                "notification_count": self.notification_count,
                "job_status": str(self.job_status),
                "created_by": self.created_by.to_dict(),
                "created_at": format_datetime(self.created_at),
                "updated_at": None if self.updated_at is None else format_datetime(self.updated_at),
                "scheduled_for": None
                if self.scheduled_for is None
                else format_datetime(self.scheduled_for),
                "processing_started": None
                if self.processing_started is None
                else format_datetime(self.processing_started),
                "processing_finished": None
                if self.processing_finished is None
                else format_datetime(self.processing_finished),
                "archived": self.archived,
                "contact_list_id": None
                if self.contact_list_id is None
                else str(self.contact_list_id),
                "statistics": [_item.to_dict() for _item in self.statistics],
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
        if len(src_dict) != 19:
            self.additional_properties = unknown_fields(Job, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        self.service = parse_uuid(src_dict["service"], "service")
        self.service_name = JobServiceName.from_dict(
            expect_object(src_dict["service_name"], "service_name")
        )
        _value = src_dict["template"]
        self.template = None if _value is None else parse_uuid(_value, "template")
        _value = src_dict["template_name"]
        if not isinstance(_value, str):
            raise TypeError("template_name is not a string")
        self.template_name = _value
        _value = src_dict["template_type"]
        if not isinstance(_value, str):
            raise TypeError("template_type is not a string")
        self.template_type = _TemplateType[_value]
        _value = src_dict["template_version"]
        if type(_value) is not int:
            raise TypeError("template_version is not an integer")
        self.template_version = _value
        _value = src_dict["original_file_name"]
        if not isinstance(_value, str):
            raise TypeError("original_file_name is not a string")
        self.original_file_name = _value
        _value = src_dict["notification_count"]
        if type(_value) is not int:
            raise TypeError("notification_count is not an integer")
        self.notification_count = _value
        _value = src_dict["job_status"]
        if not isinstance(_value, str):
            raise TypeError("job_status is not a string")
        self.job_status = _JobStatus[_value]
        self.created_by = JobAuthor.from_dict(expect_object(src_dict["created_by"], "created_by"))
        self.created_at = parse_datetime(src_dict["created_at"], "created_at")
        _value = src_dict["updated_at"]
        self.updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        _value = src_dict["scheduled_for"]
        self.scheduled_for = None if _value is None else parse_datetime(_value, "scheduled_for")
        _value = src_dict["processing_started"]
        self.processing_started = (
            None if _value is None else parse_datetime(_value, "processing_started")
        )
        _value = src_dict["processing_finished"]
        self.processing_finished = (
            None if _value is None else parse_datetime(_value, "processing_finished")
        )
        _value = src_dict["archived"]
        if not isinstance(_value, bool):
            raise TypeError("archived is not a boolean")
        self.archived = _value
        _value = src_dict["contact_list_id"]
        self.contact_list_id = None if _value is None else parse_uuid(_value, "contact_list_id")
        self.statistics = [
            StatusCount.from_dict(expect_object(_item, "statistics"))
            for _item in expect_array(src_dict["statistics"], "statistics")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class JobEnvelope(Model):
    """A job."""

    data: Job
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
            self.additional_properties = unknown_fields(JobEnvelope, src_dict)
        self.data = Job.from_dict(expect_object(src_dict["data"], "data"))
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class JobPage(Model):
    """A page of jobs."""

    data: list[Job]
    """The jobs."""
    page_size: int
    """How many jobs a page has, always 50."""
    total: int
    """How many jobs there are."""
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
            self.additional_properties = unknown_fields(JobPage, src_dict)
        self.data = [
            Job.from_dict(expect_object(_item, "data"))
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
class ScheduledJobStats(Model):
    """Jobs that wait for their time."""

    count: int
    """How many there are."""
    soonest_scheduled_for: datetime.datetime | None
    """When the first is to begin."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "count": self.count,
                "soonest_scheduled_for": None
                if self.soonest_scheduled_for is None
                else format_datetime(self.soonest_scheduled_for),
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
            self.additional_properties = unknown_fields(ScheduledJobStats, src_dict)
        _value = src_dict["count"]
        if type(_value) is not int:
            raise TypeError("count is not an integer")
        self.count = _value
        _value = src_dict["soonest_scheduled_for"]
        self.soonest_scheduled_for = (
            None if _value is None else parse_datetime(_value, "soonest_scheduled_for")
        )
        return self
