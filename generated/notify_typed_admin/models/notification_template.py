from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    expect_object,
    expect_string,
    parse_uuid,
)

from ..models.letter_attachment import LetterAttachment
from ..models.letter_languages import LetterLanguages
from ..models.template_type import TemplateType

_KNOWN = frozenset(
    (
        "id",
        "service",
        "version",
        "name",
        "template_type",
        "content",
        "subject",
        "redact_personalisation",
        "is_precompiled_letter",
        "letter_attachment",
        "reply_to_text",
        "letter_languages",
        "letter_welsh_subject",
        "letter_welsh_content",
        "has_unsubscribe_link",
    )
)


@define(kw_only=True)
class NotificationTemplate:
    """The version of the template that a message was made from."""

    id: UUID
    """The id of the template."""
    service: UUID
    """Its service."""
    version: int
    """The version that was sent."""
    name: str
    """Its name."""
    template_type: TemplateType
    content: str
    """The text, with its blanks."""
    subject: str | None
    """The subject or heading, with its blanks."""
    redact_personalisation: bool
    """Whether the values of its blanks are hidden on the website."""
    is_precompiled_letter: bool
    """Whether it stands for finished PDFs."""
    letter_attachment: LetterAttachment | None
    """Pages that are added to letters."""
    reply_to_text: str | None
    """Where answers would go if it were sent now."""
    letter_languages: LetterLanguages | None
    """The languages of a letter."""
    letter_welsh_subject: str | None
    """The heading in Welsh."""
    letter_welsh_content: str | None
    """The text in Welsh."""
    has_unsubscribe_link: bool
    """Whether emails have a link to unsubscribe."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "service": str(self.service),
            "version": self.version,
            "name": self.name,
            "template_type": str(self.template_type),
            "content": self.content,
            "subject": self.subject,
            "redact_personalisation": self.redact_personalisation,
            "is_precompiled_letter": self.is_precompiled_letter,
            "letter_attachment": None
            if self.letter_attachment is None
            else self.letter_attachment.to_dict(),
            "reply_to_text": self.reply_to_text,
            "letter_languages": None
            if self.letter_languages is None
            else str(self.letter_languages),
            "letter_welsh_subject": self.letter_welsh_subject,
            "letter_welsh_content": self.letter_welsh_content,
            "has_unsubscribe_link": self.has_unsubscribe_link,
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
        if len(src_dict) != 15:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        id = parse_uuid(src_dict["id"], "id")
        service = parse_uuid(src_dict["service"], "service")
        version = src_dict["version"]
        if type(version) is not int:
            raise TypeError("version is not an integer")
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        template_type = TemplateType.parse(
            expect_string(src_dict["template_type"], "template_type")
        )
        content = src_dict["content"]
        if not isinstance(content, str):
            raise TypeError("content is not a string")
        subject = src_dict["subject"]
        if subject is not None and not isinstance(subject, str):
            raise TypeError("subject is neither a string nor null")
        redact_personalisation = src_dict["redact_personalisation"]
        if not isinstance(redact_personalisation, bool):
            raise TypeError("redact_personalisation is not a boolean")
        is_precompiled_letter = src_dict["is_precompiled_letter"]
        if not isinstance(is_precompiled_letter, bool):
            raise TypeError("is_precompiled_letter is not a boolean")
        _value = src_dict["letter_attachment"]
        letter_attachment = (
            None
            if _value is None
            else LetterAttachment.from_dict(expect_object(_value, "letter_attachment"))
        )
        reply_to_text = src_dict["reply_to_text"]
        if reply_to_text is not None and not isinstance(reply_to_text, str):
            raise TypeError("reply_to_text is neither a string nor null")
        _value = src_dict["letter_languages"]
        letter_languages = (
            None
            if _value is None
            else LetterLanguages.parse(expect_string(_value, "letter_languages"))
        )
        letter_welsh_subject = src_dict["letter_welsh_subject"]
        if letter_welsh_subject is not None and not isinstance(letter_welsh_subject, str):
            raise TypeError("letter_welsh_subject is neither a string nor null")
        letter_welsh_content = src_dict["letter_welsh_content"]
        if letter_welsh_content is not None and not isinstance(letter_welsh_content, str):
            raise TypeError("letter_welsh_content is neither a string nor null")
        has_unsubscribe_link = src_dict["has_unsubscribe_link"]
        if not isinstance(has_unsubscribe_link, bool):
            raise TypeError("has_unsubscribe_link is not a boolean")
        return cls(
            id=id,
            service=service,
            version=version,
            name=name,
            template_type=template_type,
            content=content,
            subject=subject,
            redact_personalisation=redact_personalisation,
            is_precompiled_letter=is_precompiled_letter,
            letter_attachment=letter_attachment,
            reply_to_text=reply_to_text,
            letter_languages=letter_languages,
            letter_welsh_subject=letter_welsh_subject,
            letter_welsh_content=letter_welsh_content,
            has_unsubscribe_link=has_unsubscribe_link,
            additional_properties=_additional,
        )
