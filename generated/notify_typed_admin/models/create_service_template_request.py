from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_boolean,
    expect_string,
    parse_uuid,
)

from ..models.letter_languages import LetterLanguages
from ..models.template_postage import TemplatePostage
from ..models.template_type import TemplateType

_KNOWN = frozenset(
    (
        "name",
        "template_type",
        "content",
        "service",
        "created_by",
        "subject",
        "parent_folder_id",
        "postage",
        "has_unsubscribe_link",
        "letter_languages",
        "letter_welsh_subject",
        "letter_welsh_content",
    )
)


@define(kw_only=True)
class CreateServiceTemplateRequest:
    """A template to make. Emails and letters need a subject."""

    name: str
    """Its name."""
    template_type: TemplateType
    content: str
    """The text with its blanks, in Notify's Markdown. Of a text message at most 918 characters."""
    service: UUID
    """The service. The one in the path counts."""
    created_by: UUID
    """The user who makes it."""
    subject: str | Unset = UNSET
    """The subject of an email or heading of a letter, with its blanks."""
    parent_folder_id: UUID | Unset = UNSET
    """The folder that it goes into. Without one it goes to the top level. Not `null`."""
    postage: TemplatePostage | Unset = UNSET
    has_unsubscribe_link: bool | None | Unset = UNSET
    """Whether its emails get a link to unsubscribe; `null` means false. True is for emails alone (with
    others, Notify itself fails with 500).
    """
    letter_languages: LetterLanguages | Unset = UNSET
    letter_welsh_subject: str | None | Unset = UNSET
    """The heading in Welsh. Needed with `letter_languages`: `null` for `english`, a text for
    `welsh_then_english`.
    """
    letter_welsh_content: str | None | Unset = UNSET
    """The text in Welsh. Needed with `letter_languages`: `null` for `english`, a text for
    `welsh_then_english`.
    """

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "name": self.name,
            "template_type": str(self.template_type),
            "content": self.content,
            "service": str(self.service),
            "created_by": str(self.created_by),
        }
        if not isinstance(self.subject, Unset):
            _encoded["subject"] = self.subject
        if not isinstance(self.parent_folder_id, Unset):
            _encoded["parent_folder_id"] = str(self.parent_folder_id)
        if not isinstance(self.postage, Unset):
            _encoded["postage"] = str(self.postage)
        if not isinstance(self.has_unsubscribe_link, Unset):
            _encoded["has_unsubscribe_link"] = self.has_unsubscribe_link
        if not isinstance(self.letter_languages, Unset):
            _encoded["letter_languages"] = str(self.letter_languages)
        if not isinstance(self.letter_welsh_subject, Unset):
            _encoded["letter_welsh_subject"] = self.letter_welsh_subject
        if not isinstance(self.letter_welsh_content, Unset):
            _encoded["letter_welsh_content"] = self.letter_welsh_content
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had. Unknown enum values are kept; unknown fields are refused.

        Raises:
            KeyError: If a required field is missing.
            TypeError: If a value has the wrong type.
            ValueError: If a value cannot be read, or there is an unknown field.
        """
        if not _KNOWN.issuperset(src_dict):
            raise ValueError(f"unknown fields: {sorted(set(src_dict) - _KNOWN)}")
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        template_type = TemplateType.parse(
            expect_string(src_dict["template_type"], "template_type")
        )
        content = src_dict["content"]
        if not isinstance(content, str):
            raise TypeError("content is not a string")
        service = parse_uuid(src_dict["service"], "service")
        created_by = parse_uuid(src_dict["created_by"], "created_by")
        subject: str | Unset = UNSET
        if "subject" in src_dict:
            _value = src_dict["subject"]
            subject = expect_string(_value, "subject")
        parent_folder_id: UUID | Unset = UNSET
        if "parent_folder_id" in src_dict:
            _value = src_dict["parent_folder_id"]
            parent_folder_id = parse_uuid(_value, "parent_folder_id")
        postage: TemplatePostage | Unset = UNSET
        if "postage" in src_dict:
            _value = src_dict["postage"]
            postage = TemplatePostage.parse(expect_string(_value, "postage"))
        has_unsubscribe_link: bool | None | Unset = UNSET
        if "has_unsubscribe_link" in src_dict:
            _value = src_dict["has_unsubscribe_link"]
            has_unsubscribe_link = (
                None if _value is None else expect_boolean(_value, "has_unsubscribe_link")
            )
        letter_languages: LetterLanguages | Unset = UNSET
        if "letter_languages" in src_dict:
            _value = src_dict["letter_languages"]
            letter_languages = LetterLanguages.parse(expect_string(_value, "letter_languages"))
        letter_welsh_subject: str | None | Unset = UNSET
        if "letter_welsh_subject" in src_dict:
            _value = src_dict["letter_welsh_subject"]
            letter_welsh_subject = (
                None if _value is None else expect_string(_value, "letter_welsh_subject")
            )
        letter_welsh_content: str | None | Unset = UNSET
        if "letter_welsh_content" in src_dict:
            _value = src_dict["letter_welsh_content"]
            letter_welsh_content = (
                None if _value is None else expect_string(_value, "letter_welsh_content")
            )
        return cls(
            name=name,
            template_type=template_type,
            content=content,
            service=service,
            created_by=created_by,
            subject=subject,
            parent_folder_id=parent_folder_id,
            postage=postage,
            has_unsubscribe_link=has_unsubscribe_link,
            letter_languages=letter_languages,
            letter_welsh_subject=letter_welsh_subject,
            letter_welsh_content=letter_welsh_content,
        )
