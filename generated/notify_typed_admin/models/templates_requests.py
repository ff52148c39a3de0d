"""Models that operations tagged `templates` alone send."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import UNSET, Unset

from .enums import LetterLanguages, TemplatePostage, TemplateType


@define(eq=False, repr=False, getstate_setstate=False)
class PreviewValues(Model):
    """Values for a template's blanks, by name."""

    additional_properties: dict[str, str] = field(factory=dict[str, Any], repr=False)

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        _encoded.update(self.additional_properties)
        return _encoded

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
class CreateServiceTemplateRequest(Model):
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
        """Encode as JSON has it."""
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


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UpdateServiceTemplateRequest(Model):
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
        """Encode as JSON has it."""
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
