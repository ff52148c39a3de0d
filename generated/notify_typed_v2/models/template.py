from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    expect_object,
    expect_string,
    format_datetime,
    hidden as _hidden,
    parse_datetime,
    parse_uuid,
)

from ..models.notification_type import NotificationType
from ..models.template_placeholders import TemplatePlaceholders
from ..models.uk_postage import UkPostage

_KNOWN = frozenset(
    (
        "id",
        "name",
        "type",
        "created_at",
        "updated_at",
        "created_by",
        "version",
        "body",
        "subject",
        "personalisation",
        "postage",
        "letter_contact_block",
    )
)


@define(kw_only=True)
class Template:
    """A template in one of its versions."""

    id: UUID
    """The template."""
    name: str
    """Its name on Notify's website."""
    type_: NotificationType
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
        """Encode as JSON has it. The inverse of `from_dict`."""
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
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had. Unknown enum values are kept, unknown fields too.

        Raises:
            KeyError: If a required field is missing.
            TypeError: If a value has the wrong type.
            ValueError: If a value cannot be read.
        """
        _additional: dict[str, Any] = {}
        if len(src_dict) != 12:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        id = parse_uuid(src_dict["id"], "id")
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        type_ = NotificationType.parse(expect_string(src_dict["type"], "type"))
        created_at = parse_datetime(src_dict["created_at"], "created_at")
        _value = src_dict["updated_at"]
        updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        created_by = src_dict["created_by"]
        if not isinstance(created_by, str):
            raise TypeError("created_by is not a string")
        version = src_dict["version"]
        if type(version) is not int:
            raise TypeError("version is not an integer")
        body = src_dict["body"]
        if not isinstance(body, str):
            raise TypeError("body is not a string")
        subject = src_dict["subject"]
        if subject is not None and not isinstance(subject, str):
            raise TypeError("subject is neither a string nor null")
        personalisation = TemplatePlaceholders.from_dict(
            expect_object(src_dict["personalisation"], "personalisation")
        )
        _value = src_dict["postage"]
        postage = None if _value is None else UkPostage.parse(expect_string(_value, "postage"))
        letter_contact_block = src_dict["letter_contact_block"]
        if letter_contact_block is not None and not isinstance(letter_contact_block, str):
            raise TypeError("letter_contact_block is neither a string nor null")
        return cls(
            id=id,
            name=name,
            type_=type_,
            created_at=created_at,
            updated_at=updated_at,
            created_by=created_by,
            version=version,
            body=body,
            subject=subject,
            personalisation=personalisation,
            postage=postage,
            letter_contact_block=letter_contact_block,
            additional_properties=_additional,
        )
