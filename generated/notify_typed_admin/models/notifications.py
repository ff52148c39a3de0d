"""Models that operations tagged `notifications` alone use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, encode_partial, unknown_fields
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_array,
    expect_boolean,
    expect_integer,
    expect_object,
    expect_string,
    hidden as _hidden,
    is_object,
    parse_uuid,
)

from .enums import TemplateType
from .shared import Notification, PageAddresses

_TemplateType = TemplateType.by_value()


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class PageFlags(Model):
    """Whether there are pages before and after this one. What there is not is left out."""

    prev: bool | Unset = UNSET
    """There is a page before this one."""
    next_: bool | Unset = field(default=UNSET, metadata={"json": "next"})
    """There is a page after this one."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.prev, Unset):
            _encoded["prev"] = self.prev
        if not isinstance(self.next_, Unset):
            _encoded["next"] = self.next_
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 0:
            self.additional_properties = unknown_fields(PageFlags, src_dict)
        self.prev = UNSET if "prev" not in src_dict else expect_boolean(src_dict["prev"], "prev")
        self.next_ = UNSET if "next" not in src_dict else expect_boolean(src_dict["next"], "next")
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class NotificationForCsv(Model):
    """A message as a row for a spreadsheet."""

    id: UUID
    """The id of the message."""
    row_number: int | str
    """Its row in the job, counted from 1. Empty for a message without a job."""
    recipient: str = field(repr=_hidden)
    """The recipient, as given."""
    client_reference: str
    """What the sender calls it. Empty if nothing."""
    template_name: str
    """The name of the template."""
    template_type: TemplateType
    job_name: str
    """The name of the job's file. Empty for a message without a job."""
    status: str
    """The status in words, as `Delivered` or `Email address does not exist`."""
    created_at: str
    """A time as clocks in the United Kingdom show it, for people to read."""
    created_by_name: str | None = field(repr=_hidden)
    """The name of who sent it."""
    created_by_email_address: str | None = field(repr=_hidden)
    """The email address of who sent it."""
    api_key_name: str | None
    """The name of the key that it was sent with."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "row_number": self.row_number,
                "recipient": self.recipient,
                "client_reference": self.client_reference,
                "template_name": self.template_name,
                "template_type": str(self.template_type),
                "job_name": self.job_name,
                "status": self.status,
                "created_at": self.created_at,
                "created_by_name": self.created_by_name,
                "created_by_email_address": self.created_by_email_address,
                "api_key_name": self.api_key_name,
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
        if len(src_dict) != 12:
            self.additional_properties = unknown_fields(NotificationForCsv, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["row_number"]
        self.row_number = _value if type(_value) is int else expect_string(_value, "row_number")
        _value = src_dict["recipient"]
        if not isinstance(_value, str):
            raise TypeError("recipient is not a string")
        self.recipient = _value
        _value = src_dict["client_reference"]
        if not isinstance(_value, str):
            raise TypeError("client_reference is not a string")
        self.client_reference = _value
        _value = src_dict["template_name"]
        if not isinstance(_value, str):
            raise TypeError("template_name is not a string")
        self.template_name = _value
        _value = src_dict["template_type"]
        if not isinstance(_value, str):
            raise TypeError("template_type is not a string")
        self.template_type = _TemplateType[_value]
        _value = src_dict["job_name"]
        if not isinstance(_value, str):
            raise TypeError("job_name is not a string")
        self.job_name = _value
        _value = src_dict["status"]
        if not isinstance(_value, str):
            raise TypeError("status is not a string")
        self.status = _value
        _value = src_dict["created_at"]
        if not isinstance(_value, str):
            raise TypeError("created_at is not a string")
        self.created_at = _value
        _value = src_dict["created_by_name"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("created_by_name is neither a string nor null")
        self.created_by_name = _value
        _value = src_dict["created_by_email_address"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("created_by_email_address is neither a string nor null")
        self.created_by_email_address = _value
        _value = src_dict["api_key_name"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("api_key_name is neither a string nor null")
        self.api_key_name = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class NotificationPage(Model):
    """A page of messages."""

    notifications: list[Notification]
    """The messages."""
    page_size: int
    """How many messages a page has."""
    links: PageFlags
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "notifications": [_item.to_dict() for _item in self.notifications],
                "page_size": self.page_size,
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
        if len(src_dict) != 3:
            self.additional_properties = unknown_fields(NotificationPage, src_dict)
        self.notifications = [
            Notification.from_dict(expect_object(_item, "notifications"))
            for _item in expect_array(src_dict["notifications"], "notifications")
        ]
        _value = src_dict["page_size"]
        if type(_value) is not int:
            raise TypeError("page_size is not an integer")
        self.page_size = _value
        self.links = PageFlags.from_dict(expect_object(src_dict["links"], "links"))
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class NotificationSearchResult(Model):
    """Messages that were found."""

    notifications: list[Notification]
    """The messages."""
    links: PageFlags
    page_size: int | Unset = UNSET
    """How many messages a page has. Only if there was no `to`."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "notifications": [_item.to_dict() for _item in self.notifications],
                "links": self.links.to_dict(),
            }
        except AttributeError:
            return encode_partial(self)
        if not isinstance(self.page_size, Unset):
            _encoded["page_size"] = self.page_size
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 2:
            self.additional_properties = unknown_fields(NotificationSearchResult, src_dict)
        self.notifications = [
            Notification.from_dict(expect_object(_item, "notifications"))
            for _item in expect_array(src_dict["notifications"], "notifications")
        ]
        self.links = PageFlags.from_dict(expect_object(src_dict["links"], "links"))
        self.page_size = (
            UNSET
            if "page_size" not in src_dict
            else expect_integer(src_dict["page_size"], "page_size")
        )
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class NotificationForCsvPage(Model):
    """A page of rows."""

    notifications: list[NotificationForCsv]
    """The rows."""
    page_size: int
    """How many rows a page has."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "notifications": [_item.to_dict() for _item in self.notifications],
                "page_size": self.page_size,
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
            self.additional_properties = unknown_fields(NotificationForCsvPage, src_dict)
        self.notifications = [
            NotificationForCsv.from_dict(expect_object(_item, "notifications"))
            for _item in expect_array(src_dict["notifications"], "notifications")
        ]
        _value = src_dict["page_size"]
        if type(_value) is not int:
            raise TypeError("page_size is not an integer")
        self.page_size = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class JobNotificationPage(Model):
    """A page of the messages of a job."""

    notifications: list[Notification | NotificationForCsv]
    """The messages; **NotificationForCsv** if `format_for_csv` was asked for."""
    page_size: int
    """How many messages a page has."""
    total: int
    """How many messages there are."""
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
            self.additional_properties = unknown_fields(JobNotificationPage, src_dict)
        self.notifications = [
            NotificationForCsv.from_dict(_item)
            if is_object(_item)
            and "id" in _item
            and "row_number" in _item
            and "recipient" in _item
            and "client_reference" in _item
            and "template_name" in _item
            and "template_type" in _item
            and "job_name" in _item
            and "status" in _item
            and "created_at" in _item
            and "created_by_name" in _item
            and "created_by_email_address" in _item
            and "api_key_name" in _item
            else Notification.from_dict(expect_object(_item, "notifications"))
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


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class NotificationCount(Model):
    """How many messages there are."""

    count: int
    """The count."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"count": self.count}
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
            self.additional_properties = unknown_fields(NotificationCount, src_dict)
        _value = src_dict["count"]
        if type(_value) is not int:
            raise TypeError("count is not an integer")
        self.count = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ServiceNotificationCount(Model):
    """How many messages a service has sent."""

    notifications_sent_count: int
    """The count."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"notifications_sent_count": self.notifications_sent_count}
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
            self.additional_properties = unknown_fields(ServiceNotificationCount, src_dict)
        _value = src_dict["notifications_sent_count"]
        if type(_value) is not int:
            raise TypeError("notifications_sent_count is not an integer")
        self.notifications_sent_count = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class CreatedNotification(Model):
    """A new message."""

    id: UUID
    """The id of the message."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"id": str(self.id)}
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
            self.additional_properties = unknown_fields(CreatedNotification, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        return self


@define(eq=False, repr=False, getstate_setstate=False)
class LetterMetadata(Model):
    """What was found when the PDF was uploaded, such as `page_count`, all as texts."""

    additional_properties: dict[str, str] = field(factory=dict[str, Any], repr=False)

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {
            _key: expect_string(_value, "LetterMetadata") for _key, _value in src_dict.items()
        }
        return self

    def __getitem__(self, key: str) -> str:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: str) -> None:
        self.additional_properties[key] = value

    def __contains__(self, key: object) -> bool:
        return key in self.additional_properties

    def __iter__(self) -> Iterator[str]:
        return iter(self.additional_properties)

    def __len__(self) -> int:
        return len(self.additional_properties)


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class LetterPreview(Model):
    """A letter as it looks."""

    content: str
    """The PDF, or the picture of a page, in base64."""
    metadata: LetterMetadata
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "content": self.content,
                "metadata": self.metadata.to_dict(),
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
            self.additional_properties = unknown_fields(LetterPreview, src_dict)
        _value = src_dict["content"]
        if not isinstance(_value, str):
            raise TypeError("content is not a string")
        self.content = _value
        self.metadata = LetterMetadata.from_dict(expect_object(src_dict["metadata"], "metadata"))
        return self
