"""Models that operations tagged `email_files` alone use."""

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


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class TemplateEmailFile(Model):
    """A file of an email template, with its history."""

    id: UUID
    """The id of the file."""
    filename: str
    """The name under which recipients save it."""
    link_text: str | None
    """The text of the link; null if the address itself is shown."""
    retention_period: int
    """For how many weeks it can be downloaded after sending."""
    validate_users_email: bool
    """Whether recipients have to enter their email address before they get it."""
    pending: bool
    """Whether the file is not part of the template's text yet."""
    template: UUID
    """The template."""
    template_id: UUID
    """The template again."""
    template_version: int
    """The version of the template in which the file last changed."""
    version: int
    """How often the file was part of a version; 0 while it is pending."""
    created_by: UUID
    """Who added it."""
    created_by_id: UUID
    """The same person again."""
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    updated_at: datetime.datetime | None
    """When it was changed."""
    archived_by: UUID | None
    """Who took it off."""
    archived_at: datetime.datetime | None
    """When it was taken off."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "filename": self.filename,
                "link_text": self.link_text,
                "retention_period": self.retention_period,
                "validate_users_email": self.validate_users_email,
                "pending": self.pending,
                "template": str(self.template),
                "template_id": str(self.template_id),
                "template_version": self.template_version,
                "version": self.version,
                "created_by": str(self.created_by),
                "created_by_id": str(self.created_by_id),
                "created_at": format_datetime(self.created_at),
                "updated_at": None if self.updated_at is None else format_datetime(self.updated_at),
                "archived_by": None if self.archived_by is None else str(self.archived_by),
                "archived_at": None
                if self.archived_at is None
                else format_datetime(self.archived_at),
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
        if len(src_dict) != 16:
            self.additional_properties = unknown_fields(TemplateEmailFile, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["filename"]
        if not isinstance(_value, str):
            raise TypeError("filename is not a string")
        self.filename = _value
        _value = src_dict["link_text"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("link_text is neither a string nor null")
        self.link_text = _value
        _value = src_dict["retention_period"]
        if type(_value) is not int:
            raise TypeError("retention_period is not an integer")
        self.retention_period = _value
        _value = src_dict["validate_users_email"]
        if not isinstance(_value, bool):
            raise TypeError("validate_users_email is not a boolean")
        self.validate_users_email = _value
        _value = src_dict["pending"]
        if not isinstance(_value, bool):
            raise TypeError("pending is not a boolean")
        self.pending = _value
        self.template = parse_uuid(src_dict["template"], "template")
        self.template_id = parse_uuid(src_dict["template_id"], "template_id")
        _value = src_dict["template_version"]
        if type(_value) is not int:
            raise TypeError("template_version is not an integer")
        self.template_version = _value
        _value = src_dict["version"]
        if type(_value) is not int:
            raise TypeError("version is not an integer")
        self.version = _value
        self.created_by = parse_uuid(src_dict["created_by"], "created_by")
        self.created_by_id = parse_uuid(src_dict["created_by_id"], "created_by_id")
        self.created_at = parse_datetime(src_dict["created_at"], "created_at")
        _value = src_dict["updated_at"]
        self.updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        _value = src_dict["archived_by"]
        self.archived_by = None if _value is None else parse_uuid(_value, "archived_by")
        _value = src_dict["archived_at"]
        self.archived_at = None if _value is None else parse_datetime(_value, "archived_at")
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ArchivedEmailFile(Model):
    """A file as it was taken off."""

    id: UUID
    """The id of the file."""
    filename: str
    """The name under which recipients save it."""
    link_text: str | None
    """The text of the link; null if the address itself is shown."""
    retention_period: int
    """For how many weeks it can be downloaded after sending."""
    validate_users_email: bool
    """Whether recipients have to enter their email address before they get it."""
    pending: bool
    """Whether the file is not part of the template's text yet."""
    template: UUID
    """The template."""
    template_id: UUID
    """The template again."""
    template_version: int
    """The version of the template in which the file last changed."""
    version: int
    """How often the file was part of a version; 0 while it is pending."""
    created_by: UUID
    """Who added it."""
    created_by_id: UUID
    """The same person again."""
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    updated_at: datetime.datetime | None
    """When it was changed."""
    archived_by: UUID | None
    """Who took it off."""
    archived_at: str
    """A time in UTC with a space in it, and without a zone. Not a date-time of RFC 3339."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "filename": self.filename,
                "link_text": self.link_text,
                "retention_period": self.retention_period,
                "validate_users_email": self.validate_users_email,
                "pending": self.pending,
                "template": str(self.template),
                "template_id": str(self.template_id),
                "template_version": self.template_version,
                "version": self.version,
                "created_by": str(self.created_by),
                "created_by_id": str(self.created_by_id),
                "created_at": format_datetime(self.created_at),
                "updated_at": None if self.updated_at is None else format_datetime(self.updated_at),
                "archived_by": None if self.archived_by is None else str(self.archived_by),
                "archived_at": self.archived_at,
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
        if len(src_dict) != 16:
            self.additional_properties = unknown_fields(ArchivedEmailFile, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["filename"]
        if not isinstance(_value, str):
            raise TypeError("filename is not a string")
        self.filename = _value
        _value = src_dict["link_text"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("link_text is neither a string nor null")
        self.link_text = _value
        _value = src_dict["retention_period"]
        if type(_value) is not int:
            raise TypeError("retention_period is not an integer")
        self.retention_period = _value
        _value = src_dict["validate_users_email"]
        if not isinstance(_value, bool):
            raise TypeError("validate_users_email is not a boolean")
        self.validate_users_email = _value
        _value = src_dict["pending"]
        if not isinstance(_value, bool):
            raise TypeError("pending is not a boolean")
        self.pending = _value
        self.template = parse_uuid(src_dict["template"], "template")
        self.template_id = parse_uuid(src_dict["template_id"], "template_id")
        _value = src_dict["template_version"]
        if type(_value) is not int:
            raise TypeError("template_version is not an integer")
        self.template_version = _value
        _value = src_dict["version"]
        if type(_value) is not int:
            raise TypeError("version is not an integer")
        self.version = _value
        self.created_by = parse_uuid(src_dict["created_by"], "created_by")
        self.created_by_id = parse_uuid(src_dict["created_by_id"], "created_by_id")
        self.created_at = parse_datetime(src_dict["created_at"], "created_at")
        _value = src_dict["updated_at"]
        self.updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        _value = src_dict["archived_by"]
        self.archived_by = None if _value is None else parse_uuid(_value, "archived_by")
        _value = src_dict["archived_at"]
        if not isinstance(_value, str):
            raise TypeError("archived_at is not a string")
        self.archived_at = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class TemplateEmailFileEnvelope(Model):
    """A file of an email template."""

    data: TemplateEmailFile
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
            self.additional_properties = unknown_fields(TemplateEmailFileEnvelope, src_dict)
        self.data = TemplateEmailFile.from_dict(expect_object(src_dict["data"], "data"))
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ArchivedEmailFileEnvelope(Model):
    """A file as it was taken off."""

    data: ArchivedEmailFile
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
            self.additional_properties = unknown_fields(ArchivedEmailFileEnvelope, src_dict)
        self.data = ArchivedEmailFile.from_dict(expect_object(src_dict["data"], "data"))
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class TemplateEmailFileListEnvelope(Model):
    """Files of an email template."""

    data: list[TemplateEmailFile]
    """The files."""
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
            self.additional_properties = unknown_fields(TemplateEmailFileListEnvelope, src_dict)
        self.data = [
            TemplateEmailFile.from_dict(expect_object(_item, "data"))
            for _item in expect_array(src_dict["data"], "data")
        ]
        return self
