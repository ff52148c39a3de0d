"""Models that operations tagged `templates` alone use."""

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

from .enums import LetterLanguages, TemplatePostage, TemplateType
from .shared import Author, LetterAttachment

_LetterLanguages = LetterLanguages.by_value()
_TemplatePostage = TemplatePostage.by_value()
_TemplateType = TemplateType.by_value()


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class EmailFile(Model):
    """A file that an email template links to."""

    id: UUID
    """The file."""
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
            self.additional_properties = unknown_fields(EmailFile, src_dict)
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
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class Template(Model):
    """A template in its newest version, with its blanks, or with values in their place if it was
    previewed.
    """

    id: UUID
    """The template."""
    name: str
    """Its name."""
    template_type: TemplateType
    content: str = field(repr=_hidden)
    """The text in Notify's Markdown."""
    subject: str | None = field(repr=_hidden)
    """The subject of an email or heading of a letter."""
    service: UUID
    """The service that it belongs to."""
    created_by: UUID
    """The user who made this version."""
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    updated_at: datetime.datetime | None
    """When this version was made; null for the first one."""
    version: int
    """The number of the version. The first is 1."""
    archived: bool
    """Whether it was taken out of use."""
    hidden: bool
    """Whether it is one of Notify's own, such as the one behind finished PDFs."""
    folder: UUID | None
    """The folder that it is in; null at the top level."""
    postage: TemplatePostage | None
    """How letters made from it travel."""
    reply_to: UUID | None
    """The letter contact that its letters show."""
    reply_to_text: str | None = field(repr=_hidden)
    """Where its messages come from: the letter contact's address, the service's default reply-to
    address, or the default text message sender.
    """
    service_letter_contact: UUID | None
    """The letter contact once more, which templates of other kinds keep too."""
    letter_attachment: LetterAttachment | None
    """The PDF that is printed behind its letters."""
    letter_languages: LetterLanguages | None
    """The languages of its letters."""
    letter_welsh_subject: str | None = field(repr=_hidden)
    """The heading in Welsh."""
    letter_welsh_content: str | None = field(repr=_hidden)
    """The text in Welsh."""
    has_unsubscribe_link: bool
    """Whether its emails have a link to unsubscribe."""
    is_precompiled_letter: bool
    """Whether it is the one behind finished PDFs."""
    redact_personalisation: bool
    """Whether messages made from it are shown without what was filled in."""
    template_redacted: UUID
    """The template's own id once more."""
    email_files: list[EmailFile]
    """The files that its emails link to."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "name": self.name,
                "template_type": str(self.template_type),
                "content": self.content,
                "subject": self.subject,
                "service": str(self.service),
                "created_by": str(self.created_by),
                "created_at": format_datetime(self.created_at),
                "updated_at": None if self.updated_at is None else format_datetime(self.updated_at),
                "version": self.version,
                "archived": self.archived,
                "hidden": self.hidden,
                "folder": None if self.folder is None else str(self.folder),
                "postage": None if self.postage is None else str(self.postage),
                "reply_to": None if self.reply_to is None else str(self.reply_to),
                "reply_to_text": self.reply_to_text,
                "service_letter_contact": None
                if self.service_letter_contact is None
                else str(self.service_letter_contact),
                "letter_attachment": None
                if self.letter_attachment is None
                else self.letter_attachment.to_dict(),
                "letter_languages": None
                if self.letter_languages is None
                else str(self.letter_languages),
                "letter_welsh_subject": self.letter_welsh_subject,
                "letter_welsh_content": self.letter_welsh_content,
                "has_unsubscribe_link": self.has_unsubscribe_link,
                "is_precompiled_letter": self.is_precompiled_letter,
                "redact_personalisation": self.redact_personalisation,
                "template_redacted": str(self.template_redacted),
                "email_files": [_item.to_dict() for _item in self.email_files],
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
        if len(src_dict) != 26:
            self.additional_properties = unknown_fields(Template, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        _value = src_dict["template_type"]
        if not isinstance(_value, str):
            raise TypeError("template_type is not a string")
        self.template_type = _TemplateType[_value]
        _value = src_dict["content"]
        if not isinstance(_value, str):
            raise TypeError("content is not a string")
        self.content = _value
        _value = src_dict["subject"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("subject is neither a string nor null")
        self.subject = _value
        self.service = parse_uuid(src_dict["service"], "service")
        self.created_by = parse_uuid(src_dict["created_by"], "created_by")
        self.created_at = parse_datetime(src_dict["created_at"], "created_at")
        _value = src_dict["updated_at"]
        self.updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        _value = src_dict["version"]
        if type(_value) is not int:
            raise TypeError("version is not an integer")
        self.version = _value
        _value = src_dict["archived"]
        if not isinstance(_value, bool):
            raise TypeError("archived is not a boolean")
        self.archived = _value
        _value = src_dict["hidden"]
        if not isinstance(_value, bool):
            raise TypeError("hidden is not a boolean")
        self.hidden = _value
        _value = src_dict["folder"]
        self.folder = None if _value is None else parse_uuid(_value, "folder")
        _value = src_dict["postage"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("postage is not a string")
        self.postage = None if _value is None else _TemplatePostage[_value]
        _value = src_dict["reply_to"]
        self.reply_to = None if _value is None else parse_uuid(_value, "reply_to")
        _value = src_dict["reply_to_text"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("reply_to_text is neither a string nor null")
        self.reply_to_text = _value
        _value = src_dict["service_letter_contact"]
        self.service_letter_contact = (
            None if _value is None else parse_uuid(_value, "service_letter_contact")
        )
        _value = src_dict["letter_attachment"]
        self.letter_attachment = (
            None
            if _value is None
            else LetterAttachment.from_dict(expect_object(_value, "letter_attachment"))
        )
        _value = src_dict["letter_languages"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("letter_languages is not a string")
        self.letter_languages = None if _value is None else _LetterLanguages[_value]
        _value = src_dict["letter_welsh_subject"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("letter_welsh_subject is neither a string nor null")
        self.letter_welsh_subject = _value
        _value = src_dict["letter_welsh_content"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("letter_welsh_content is neither a string nor null")
        self.letter_welsh_content = _value
        _value = src_dict["has_unsubscribe_link"]
        if not isinstance(_value, bool):
            raise TypeError("has_unsubscribe_link is not a boolean")
        self.has_unsubscribe_link = _value
        _value = src_dict["is_precompiled_letter"]
        if not isinstance(_value, bool):
            raise TypeError("is_precompiled_letter is not a boolean")
        self.is_precompiled_letter = _value
        _value = src_dict["redact_personalisation"]
        if not isinstance(_value, bool):
            raise TypeError("redact_personalisation is not a boolean")
        self.redact_personalisation = _value
        self.template_redacted = parse_uuid(src_dict["template_redacted"], "template_redacted")
        self.email_files = [
            EmailFile.from_dict(expect_object(_item, "email_files"))
            for _item in expect_array(src_dict["email_files"], "email_files")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class TemplateEnvelope(Model):
    """A template in its envelope."""

    data: Template
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
            self.additional_properties = unknown_fields(TemplateEnvelope, src_dict)
        self.data = Template.from_dict(expect_object(src_dict["data"], "data"))
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class TemplateVersion(Model):
    """A template as it was in one of its versions. Other than **Template** it has neither `folder` nor
    `redact_personalisation`, and it names its author.
    """

    id: UUID
    """The template."""
    name: str
    """Its name."""
    template_type: TemplateType
    content: str
    """The text with its blanks, in Notify's Markdown."""
    subject: str | None
    """The subject of an email or heading of a letter, with its blanks."""
    service: UUID
    """The service that it belongs to."""
    created_by: Author
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    updated_at: datetime.datetime | None
    """When this version was made; null for the first one."""
    version: int
    """The number of the version. The first is 1."""
    archived: bool
    """Whether this version took it out of use."""
    hidden: bool
    """Whether it is one of Notify's own, such as the one behind finished PDFs."""
    postage: TemplatePostage | None
    """How letters made from it travelled."""
    reply_to: UUID | None
    """The letter contact that its letters showed."""
    reply_to_text: str | None = field(repr=_hidden)
    """Where its messages come from: the letter contact's address, the service's default reply-to
    address, or the default text message sender.
    """
    service_letter_contact: UUID | None
    """The letter contact once more, which templates of other kinds keep too."""
    letter_attachment: LetterAttachment | None
    """The PDF that was printed behind its letters."""
    letter_languages: LetterLanguages | None
    """The languages of its letters."""
    letter_welsh_subject: str | None
    """The heading in Welsh."""
    letter_welsh_content: str | None
    """The text in Welsh."""
    has_unsubscribe_link: bool
    """Whether its emails had a link to unsubscribe."""
    is_precompiled_letter: bool
    """Whether it is the one behind finished PDFs."""
    template_redacted: UUID
    """The template's own id once more."""
    email_files: list[EmailFile]
    """The files that its emails link to."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "name": self.name,
                "template_type": str(self.template_type),
                "content": self.content,
                "subject": self.subject,
                "service": str(self.service),
                "created_by": self.created_by.to_dict(),
                "created_at": format_datetime(self.created_at),
                "updated_at": None if self.updated_at is None else format_datetime(self.updated_at),
                "version": self.version,
                "archived": self.archived,
                "hidden": self.hidden,
                "postage": None if self.postage is None else str(self.postage),
                "reply_to": None if self.reply_to is None else str(self.reply_to),
                "reply_to_text": self.reply_to_text,
                "service_letter_contact": None
                if self.service_letter_contact is None
                else str(self.service_letter_contact),
                "letter_attachment": None
                if self.letter_attachment is None
                else self.letter_attachment.to_dict(),
                "letter_languages": None
                if self.letter_languages is None
                else str(self.letter_languages),
                "letter_welsh_subject": self.letter_welsh_subject,
                "letter_welsh_content": self.letter_welsh_content,
                "has_unsubscribe_link": self.has_unsubscribe_link,
                "is_precompiled_letter": self.is_precompiled_letter,
                "template_redacted": str(self.template_redacted),
                "email_files": [_item.to_dict() for _item in self.email_files],
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
        if len(src_dict) != 24:
            self.additional_properties = unknown_fields(TemplateVersion, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        _value = src_dict["template_type"]
        if not isinstance(_value, str):
            raise TypeError("template_type is not a string")
        self.template_type = _TemplateType[_value]
        _value = src_dict["content"]
        if not isinstance(_value, str):
            raise TypeError("content is not a string")
        self.content = _value
        _value = src_dict["subject"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("subject is neither a string nor null")
        self.subject = _value
        self.service = parse_uuid(src_dict["service"], "service")
        self.created_by = Author.from_dict(expect_object(src_dict["created_by"], "created_by"))
        self.created_at = parse_datetime(src_dict["created_at"], "created_at")
        _value = src_dict["updated_at"]
        self.updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        _value = src_dict["version"]
        if type(_value) is not int:
            raise TypeError("version is not an integer")
        self.version = _value
        _value = src_dict["archived"]
        if not isinstance(_value, bool):
            raise TypeError("archived is not a boolean")
        self.archived = _value
        _value = src_dict["hidden"]
        if not isinstance(_value, bool):
            raise TypeError("hidden is not a boolean")
        self.hidden = _value
        _value = src_dict["postage"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("postage is not a string")
        self.postage = None if _value is None else _TemplatePostage[_value]
        _value = src_dict["reply_to"]
        self.reply_to = None if _value is None else parse_uuid(_value, "reply_to")
        _value = src_dict["reply_to_text"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("reply_to_text is neither a string nor null")
        self.reply_to_text = _value
        _value = src_dict["service_letter_contact"]
        self.service_letter_contact = (
            None if _value is None else parse_uuid(_value, "service_letter_contact")
        )
        _value = src_dict["letter_attachment"]
        self.letter_attachment = (
            None
            if _value is None
            else LetterAttachment.from_dict(expect_object(_value, "letter_attachment"))
        )
        _value = src_dict["letter_languages"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("letter_languages is not a string")
        self.letter_languages = None if _value is None else _LetterLanguages[_value]
        _value = src_dict["letter_welsh_subject"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("letter_welsh_subject is neither a string nor null")
        self.letter_welsh_subject = _value
        _value = src_dict["letter_welsh_content"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("letter_welsh_content is neither a string nor null")
        self.letter_welsh_content = _value
        _value = src_dict["has_unsubscribe_link"]
        if not isinstance(_value, bool):
            raise TypeError("has_unsubscribe_link is not a boolean")
        self.has_unsubscribe_link = _value
        _value = src_dict["is_precompiled_letter"]
        if not isinstance(_value, bool):
            raise TypeError("is_precompiled_letter is not a boolean")
        self.is_precompiled_letter = _value
        self.template_redacted = parse_uuid(src_dict["template_redacted"], "template_redacted")
        self.email_files = [
            EmailFile.from_dict(expect_object(_item, "email_files"))
            for _item in expect_array(src_dict["email_files"], "email_files")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class TemplateVersionEnvelope(Model):
    """A template's version in its envelope."""

    data: TemplateVersion
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
            self.additional_properties = unknown_fields(TemplateVersionEnvelope, src_dict)
        self.data = TemplateVersion.from_dict(expect_object(src_dict["data"], "data"))
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class TemplateVersionListEnvelope(Model):
    """All versions of a template."""

    data: list[TemplateVersion]
    """The versions, the newest first."""
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
            self.additional_properties = unknown_fields(TemplateVersionListEnvelope, src_dict)
        self.data = [
            TemplateVersion.from_dict(expect_object(_item, "data"))
            for _item in expect_array(src_dict["data"], "data")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class TemplateListItem(Model):
    """A template in short."""

    id: UUID
    """The template."""
    name: str
    """Its name."""
    template_type: TemplateType
    folder: UUID | None
    """The folder that it is in; null at the top level."""
    is_precompiled_letter: bool
    """Whether it is the one behind finished PDFs."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "name": self.name,
                "template_type": str(self.template_type),
                "folder": None if self.folder is None else str(self.folder),
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
        if len(src_dict) != 5:
            self.additional_properties = unknown_fields(TemplateListItem, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        _value = src_dict["template_type"]
        if not isinstance(_value, str):
            raise TypeError("template_type is not a string")
        self.template_type = _TemplateType[_value]
        _value = src_dict["folder"]
        self.folder = None if _value is None else parse_uuid(_value, "folder")
        _value = src_dict["is_precompiled_letter"]
        if not isinstance(_value, bool):
            raise TypeError("is_precompiled_letter is not a boolean")
        self.is_precompiled_letter = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class TemplateListItemListEnvelope(Model):
    """A service's templates in short."""

    data: list[TemplateListItem]
    """The templates by name, then by kind."""
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
            self.additional_properties = unknown_fields(TemplateListItemListEnvelope, src_dict)
        self.data = [
            TemplateListItem.from_dict(expect_object(_item, "data"))
            for _item in expect_array(src_dict["data"], "data")
        ]
        return self
