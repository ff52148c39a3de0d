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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 16:
            _additional = unknown_fields(TemplateEmailFile, src_dict)
        filename = src_dict["filename"]
        if not isinstance(filename, str):
            raise TypeError("filename is not a string")
        link_text = src_dict["link_text"]
        if link_text is not None and not isinstance(link_text, str):
            raise TypeError("link_text is neither a string nor null")
        retention_period = src_dict["retention_period"]
        if type(retention_period) is not int:
            raise TypeError("retention_period is not an integer")
        validate_users_email = src_dict["validate_users_email"]
        if not isinstance(validate_users_email, bool):
            raise TypeError("validate_users_email is not a boolean")
        pending = src_dict["pending"]
        if not isinstance(pending, bool):
            raise TypeError("pending is not a boolean")
        template_version = src_dict["template_version"]
        if type(template_version) is not int:
            raise TypeError("template_version is not an integer")
        version = src_dict["version"]
        if type(version) is not int:
            raise TypeError("version is not an integer")
        return cls(
            id=parse_uuid(src_dict["id"], "id"),
            filename=filename,
            link_text=link_text,
            retention_period=retention_period,
            validate_users_email=validate_users_email,
            pending=pending,
            template=parse_uuid(src_dict["template"], "template"),
            template_id=parse_uuid(src_dict["template_id"], "template_id"),
            template_version=template_version,
            version=version,
            created_by=parse_uuid(src_dict["created_by"], "created_by"),
            created_by_id=parse_uuid(src_dict["created_by_id"], "created_by_id"),
            created_at=parse_datetime(src_dict["created_at"], "created_at"),
            updated_at=None
            if (_value := src_dict["updated_at"]) is None
            else parse_datetime(_value, "updated_at"),
            archived_by=None
            if (_value := src_dict["archived_by"]) is None
            else parse_uuid(_value, "archived_by"),
            archived_at=None
            if (_value := src_dict["archived_at"]) is None
            else parse_datetime(_value, "archived_at"),
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 16:
            _additional = unknown_fields(ArchivedEmailFile, src_dict)
        filename = src_dict["filename"]
        if not isinstance(filename, str):
            raise TypeError("filename is not a string")
        link_text = src_dict["link_text"]
        if link_text is not None and not isinstance(link_text, str):
            raise TypeError("link_text is neither a string nor null")
        retention_period = src_dict["retention_period"]
        if type(retention_period) is not int:
            raise TypeError("retention_period is not an integer")
        validate_users_email = src_dict["validate_users_email"]
        if not isinstance(validate_users_email, bool):
            raise TypeError("validate_users_email is not a boolean")
        pending = src_dict["pending"]
        if not isinstance(pending, bool):
            raise TypeError("pending is not a boolean")
        template_version = src_dict["template_version"]
        if type(template_version) is not int:
            raise TypeError("template_version is not an integer")
        version = src_dict["version"]
        if type(version) is not int:
            raise TypeError("version is not an integer")
        archived_at = src_dict["archived_at"]
        if not isinstance(archived_at, str):
            raise TypeError("archived_at is not a string")
        return cls(
            id=parse_uuid(src_dict["id"], "id"),
            filename=filename,
            link_text=link_text,
            retention_period=retention_period,
            validate_users_email=validate_users_email,
            pending=pending,
            template=parse_uuid(src_dict["template"], "template"),
            template_id=parse_uuid(src_dict["template_id"], "template_id"),
            template_version=template_version,
            version=version,
            created_by=parse_uuid(src_dict["created_by"], "created_by"),
            created_by_id=parse_uuid(src_dict["created_by_id"], "created_by_id"),
            created_at=parse_datetime(src_dict["created_at"], "created_at"),
            updated_at=None
            if (_value := src_dict["updated_at"]) is None
            else parse_datetime(_value, "updated_at"),
            archived_by=None
            if (_value := src_dict["archived_by"]) is None
            else parse_uuid(_value, "archived_by"),
            archived_at=archived_at,
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 1:
            _additional = unknown_fields(TemplateEmailFileEnvelope, src_dict)
        return cls(
            data=TemplateEmailFile.from_dict(expect_object(src_dict["data"], "data")),
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 1:
            _additional = unknown_fields(ArchivedEmailFileEnvelope, src_dict)
        return cls(
            data=ArchivedEmailFile.from_dict(expect_object(src_dict["data"], "data")),
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 1:
            _additional = unknown_fields(TemplateEmailFileListEnvelope, src_dict)
        return cls(
            data=[
                TemplateEmailFile.from_dict(expect_object(_item, "data"))
                for _item in expect_array(src_dict["data"], "data")
            ],
            additional_properties=_additional,
        )
