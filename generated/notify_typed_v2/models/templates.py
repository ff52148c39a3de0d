"""Models that operations tagged `templates` alone use."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
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

from .enums import NotificationType, UkPostage

_NotificationType = NotificationType.by_value()
_UkPostage = UkPostage.by_value()


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class TemplatePlaceholder(Model):
    """What is known of a blank."""

    required: bool
    """Whether it needs a value. Always true."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"required": self.required}
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
            self.additional_properties = unknown_fields(TemplatePlaceholder, src_dict)
        _value = src_dict["required"]
        if not isinstance(_value, bool):
            raise TypeError("required is not a boolean")
        self.required = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False)
class TemplatePlaceholders(Model):
    """The template's blanks by name, spelt as in the template. The lines of a letter's address are not
    among them.
    """

    additional_properties: dict[str, TemplatePlaceholder] = field(factory=dict[str, Any])

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        for _key, _value in self.additional_properties.items():
            _encoded[_key] = _value.to_dict()
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {
            _key: TemplatePlaceholder.from_dict(expect_object(_value, "TemplatePlaceholders"))
            for _key, _value in src_dict.items()
        }
        return self

    def __getitem__(self, key: str) -> TemplatePlaceholder:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: TemplatePlaceholder) -> None:
        self.additional_properties[key] = value

    def __contains__(self, key: object) -> bool:
        return key in self.additional_properties

    def __iter__(self) -> Iterator[str]:
        return iter(self.additional_properties)

    def __len__(self) -> int:
        return len(self.additional_properties)


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class Template(Model):
    """A template in one of its versions."""

    id: UUID
    """The template."""
    name: str
    """Its name on Notify's website."""
    type_: NotificationType = field(metadata={"json": "type"})
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    updated_at: datetime.datetime | None
    """When this version was made; null for the first one."""
    created_by: str = field(repr=_hidden)
    """The email address of the person who made this version."""
    version: int
    """The number of the version."""
    body: str
    """The text with its blanks, in Notify's Markdown."""
    subject: str | None
    """The subject of an email or heading of a letter, with its blanks."""
    personalisation: TemplatePlaceholders
    postage: UkPostage | None
    """How letters made from it travel."""
    letter_contact_block: str | None
    """The sender's address at the top of letters."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "name": self.name,
                "type": str(self.type_),
                "created_at": format_datetime(self.created_at),
                "updated_at": None if self.updated_at is None else format_datetime(self.updated_at),
                "created_by": self.created_by,
                "version": self.version,
                "body": self.body,
                "subject": self.subject,
                "personalisation": self.personalisation.to_dict(),
                "postage": None if self.postage is None else str(self.postage),
                "letter_contact_block": self.letter_contact_block,
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
            self.additional_properties = unknown_fields(Template, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        _value = src_dict["type"]
        if not isinstance(_value, str):
            raise TypeError("type is not a string")
        self.type_ = _NotificationType[_value]
        self.created_at = parse_datetime(src_dict["created_at"], "created_at")
        _value = src_dict["updated_at"]
        self.updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        _value = src_dict["created_by"]
        if not isinstance(_value, str):
            raise TypeError("created_by is not a string")
        self.created_by = _value
        _value = src_dict["version"]
        if type(_value) is not int:
            raise TypeError("version is not an integer")
        self.version = _value
        _value = src_dict["body"]
        if not isinstance(_value, str):
            raise TypeError("body is not a string")
        self.body = _value
        _value = src_dict["subject"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("subject is neither a string nor null")
        self.subject = _value
        self.personalisation = TemplatePlaceholders.from_dict(
            expect_object(src_dict["personalisation"], "personalisation")
        )
        _value = src_dict["postage"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("postage is not a string")
        self.postage = None if _value is None else _UkPostage[_value]
        _value = src_dict["letter_contact_block"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("letter_contact_block is neither a string nor null")
        self.letter_contact_block = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class TemplateList(Model):
    """All templates of a service."""

    templates: list[Template]
    """The current versions, ordered by name and type."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"templates": [_item.to_dict() for _item in self.templates]}
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
            self.additional_properties = unknown_fields(TemplateList, src_dict)
        self.templates = [
            Template.from_dict(expect_object(_item, "templates"))
            for _item in expect_array(src_dict["templates"], "templates")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class TemplatePreview(Model):
    """A template with the values filled in."""

    id: UUID
    """The template."""
    type_: NotificationType = field(metadata={"json": "type"})
    version: int
    """The version that was filled in."""
    body: str = field(repr=_hidden)
    """The text after filling in."""
    html: str | None = field(repr=_hidden)
    """The body of an email as HTML, without the frame around it. Emails only."""
    subject: str | None = field(repr=_hidden)
    """The subject of an email or heading of a letter, after filling in."""
    postage: UkPostage | None
    """How a letter travels."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "type": str(self.type_),
                "version": self.version,
                "body": self.body,
                "html": self.html,
                "subject": self.subject,
                "postage": None if self.postage is None else str(self.postage),
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
            self.additional_properties = unknown_fields(TemplatePreview, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["type"]
        if not isinstance(_value, str):
            raise TypeError("type is not a string")
        self.type_ = _NotificationType[_value]
        _value = src_dict["version"]
        if type(_value) is not int:
            raise TypeError("version is not an integer")
        self.version = _value
        _value = src_dict["body"]
        if not isinstance(_value, str):
            raise TypeError("body is not a string")
        self.body = _value
        _value = src_dict["html"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("html is neither a string nor null")
        self.html = _value
        _value = src_dict["subject"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("subject is neither a string nor null")
        self.subject = _value
        _value = src_dict["postage"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("postage is not a string")
        self.postage = None if _value is None else _UkPostage[_value]
        return self
