from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_array,
    expect_boolean,
    expect_string,
    parse_uuid,
)

from ..models.letter_languages import LetterLanguages
from ..models.template_postage import TemplatePostage

_KNOWN = frozenset(
    (
        "name",
        "content",
        "subject",
        "postage",
        "letter_languages",
        "letter_welsh_subject",
        "letter_welsh_content",
        "has_unsubscribe_link",
        "archive_email_file_ids",
        "archived",
        "reply_to",
        "redact_personalisation",
        "created_by",
    )
)


@define(kw_only=True)
class UpdateServiceTemplateRequest:
    """The fields of a template that are to change. Other fields are ignored."""

    name: str | Unset = UNSET
    """Its name."""
    content: str | Unset = UNSET
    """The text with its blanks, in Notify's Markdown. Of a text message at most 918 characters."""
    subject: str | Unset = UNSET
    """The subject of an email or heading of a letter. More than spaces."""
    postage: TemplatePostage | Unset = UNSET
    letter_languages: LetterLanguages | Unset = UNSET
    letter_welsh_subject: str | None | Unset = UNSET
    """The heading in Welsh. Needed with `letter_languages`: `null` for `english`, a text for
    `welsh_then_english`.
    """
    letter_welsh_content: str | None | Unset = UNSET
    """The text in Welsh. Needed with `letter_languages`: `null` for `english`, a text for
    `welsh_then_english`.
    """
    has_unsubscribe_link: bool | None | Unset = UNSET
    """Whether its emails get a link to unsubscribe."""
    archive_email_file_ids: list[UUID] | Unset = UNSET
    """Files that its emails shall not link to any more."""
    archived: bool | Unset = UNSET
    """True to take it out of use."""
    reply_to: UUID | None | Unset = UNSET
    """The letter contact that its letters show; `null` for none."""
    redact_personalisation: bool | Unset = UNSET
    """True to show messages made from it without what was filled in. Cannot be taken back, and needs
    `created_by`.
    """
    created_by: UUID | Unset = UNSET
    """The user who changes it."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.name, Unset):
            _encoded["name"] = self.name
        if not isinstance(self.content, Unset):
            _encoded["content"] = self.content
        if not isinstance(self.subject, Unset):
            _encoded["subject"] = self.subject
        if not isinstance(self.postage, Unset):
            _encoded["postage"] = str(self.postage)
        if not isinstance(self.letter_languages, Unset):
            _encoded["letter_languages"] = str(self.letter_languages)
        if not isinstance(self.letter_welsh_subject, Unset):
            _encoded["letter_welsh_subject"] = self.letter_welsh_subject
        if not isinstance(self.letter_welsh_content, Unset):
            _encoded["letter_welsh_content"] = self.letter_welsh_content
        if not isinstance(self.has_unsubscribe_link, Unset):
            _encoded["has_unsubscribe_link"] = self.has_unsubscribe_link
        if not isinstance(self.archive_email_file_ids, Unset):
            _encoded["archive_email_file_ids"] = [
                str(_item) for _item in self.archive_email_file_ids
            ]
        if not isinstance(self.archived, Unset):
            _encoded["archived"] = self.archived
        if not isinstance(self.reply_to, Unset):
            _encoded["reply_to"] = None if self.reply_to is None else str(self.reply_to)
        if not isinstance(self.redact_personalisation, Unset):
            _encoded["redact_personalisation"] = self.redact_personalisation
        if not isinstance(self.created_by, Unset):
            _encoded["created_by"] = str(self.created_by)
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
        if len(src_dict) != 0:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        name: str | Unset = UNSET
        if "name" in src_dict:
            _value = src_dict["name"]
            name = expect_string(_value, "name")
        content: str | Unset = UNSET
        if "content" in src_dict:
            _value = src_dict["content"]
            content = expect_string(_value, "content")
        subject: str | Unset = UNSET
        if "subject" in src_dict:
            _value = src_dict["subject"]
            subject = expect_string(_value, "subject")
        postage: TemplatePostage | Unset = UNSET
        if "postage" in src_dict:
            _value = src_dict["postage"]
            postage = TemplatePostage.parse(expect_string(_value, "postage"))
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
        has_unsubscribe_link: bool | None | Unset = UNSET
        if "has_unsubscribe_link" in src_dict:
            _value = src_dict["has_unsubscribe_link"]
            has_unsubscribe_link = (
                None if _value is None else expect_boolean(_value, "has_unsubscribe_link")
            )
        archive_email_file_ids: list[UUID] | Unset = UNSET
        if "archive_email_file_ids" in src_dict:
            _value = src_dict["archive_email_file_ids"]
            archive_email_file_ids = [
                parse_uuid(_item, "archive_email_file_ids")
                for _item in expect_array(_value, "archive_email_file_ids")
            ]
        archived: bool | Unset = UNSET
        if "archived" in src_dict:
            _value = src_dict["archived"]
            archived = expect_boolean(_value, "archived")
        reply_to: UUID | None | Unset = UNSET
        if "reply_to" in src_dict:
            _value = src_dict["reply_to"]
            reply_to = None if _value is None else parse_uuid(_value, "reply_to")
        redact_personalisation: bool | Unset = UNSET
        if "redact_personalisation" in src_dict:
            _value = src_dict["redact_personalisation"]
            redact_personalisation = expect_boolean(_value, "redact_personalisation")
        created_by: UUID | Unset = UNSET
        if "created_by" in src_dict:
            _value = src_dict["created_by"]
            created_by = parse_uuid(_value, "created_by")
        return cls(
            name=name,
            content=content,
            subject=subject,
            postage=postage,
            letter_languages=letter_languages,
            letter_welsh_subject=letter_welsh_subject,
            letter_welsh_content=letter_welsh_content,
            has_unsubscribe_link=has_unsubscribe_link,
            archive_email_file_ids=archive_email_file_ids,
            archived=archived,
            reply_to=reply_to,
            redact_personalisation=redact_personalisation,
            created_by=created_by,
            additional_properties=_additional,
        )
