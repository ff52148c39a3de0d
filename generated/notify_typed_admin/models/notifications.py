"""Models that operations tagged `notifications` alone use."""

from __future__ import annotations

import datetime
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
    format_datetime,
    hidden as _hidden,
    is_object,
    parse_datetime,
    parse_uuid,
)

from .enums import KeyType, LetterLanguages, NotificationStatus, Postage, TemplateType
from .shared import Author, LetterAttachment, PageAddresses


@define(eq=False, repr=False, getstate_setstate=False)
class Personalisation(Model):
    """Values for a template's blanks, by name: texts, numbers, lists. For letters the address is among
    them.
    """

    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        return cls(dict(src_dict))

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __contains__(self, key: object) -> bool:
        return key in self.additional_properties

    def __iter__(self) -> Iterator[str]:
        return iter(self.additional_properties)

    def __len__(self) -> int:
        return len(self.additional_properties)


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 0:
            _additional = unknown_fields(PageFlags, src_dict)
        return cls(
            prev=UNSET if "prev" not in src_dict else expect_boolean(src_dict["prev"], "prev"),
            next_=UNSET if "next" not in src_dict else expect_boolean(src_dict["next"], "next"),
            additional_properties=_additional,
        )


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class NotificationTemplate(Model):
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
        """Encode as JSON has it."""
        try:
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
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 15:
            _additional = unknown_fields(NotificationTemplate, src_dict)
        version = src_dict["version"]
        if type(version) is not int:
            raise TypeError("version is not an integer")
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
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
        reply_to_text = src_dict["reply_to_text"]
        if reply_to_text is not None and not isinstance(reply_to_text, str):
            raise TypeError("reply_to_text is neither a string nor null")
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
            id=parse_uuid(src_dict["id"], "id"),
            service=parse_uuid(src_dict["service"], "service"),
            version=version,
            name=name,
            template_type=TemplateType.parse(
                expect_string(src_dict["template_type"], "template_type")
            ),
            content=content,
            subject=subject,
            redact_personalisation=redact_personalisation,
            is_precompiled_letter=is_precompiled_letter,
            letter_attachment=None
            if (_value := src_dict["letter_attachment"]) is None
            else LetterAttachment.from_dict(expect_object(_value, "letter_attachment")),
            reply_to_text=reply_to_text,
            letter_languages=None
            if (_value := src_dict["letter_languages"]) is None
            else LetterLanguages.parse(expect_string(_value, "letter_languages")),
            letter_welsh_subject=letter_welsh_subject,
            letter_welsh_content=letter_welsh_content,
            has_unsubscribe_link=has_unsubscribe_link,
            additional_properties=_additional,
        )


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class NotificationJob(Model):
    """The job that a message belongs to."""

    id: UUID
    """The id of the job."""
    original_file_name: str
    """The name of the file."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "original_file_name": self.original_file_name,
            }
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 2:
            _additional = unknown_fields(NotificationJob, src_dict)
        original_file_name = src_dict["original_file_name"]
        if not isinstance(original_file_name, str):
            raise TypeError("original_file_name is not a string")
        return cls(
            id=parse_uuid(src_dict["id"], "id"),
            original_file_name=original_file_name,
            additional_properties=_additional,
        )


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class Notification(Model):
    """A message."""

    id: UUID
    """The id of the message."""
    service: UUID
    """The service that sent it."""
    to: str = field(repr=_hidden)
    """The recipient, as given; of letters, the first line or all of the address."""
    normalised_to: str | None = field(repr=_hidden)
    """The recipient in the form that searches compare."""
    notification_type: TemplateType
    status: NotificationStatus
    template: NotificationTemplate
    job: NotificationJob | None
    """The job that it belongs to."""
    job_row_number: int | None
    """Its row in the job, counted from 0."""
    api_key: UUID | None
    """The key that it was sent with."""
    key_name: str | None
    """The name of that key."""
    key_type: KeyType
    billable_units: int
    """Fragments of a text message, sheets of a letter."""
    rate_multiplier: float | None
    """How many times the price at home a text message costs."""
    international: bool
    """Whether it goes abroad."""
    phone_prefix: str | None
    """The code of the country, as `44`."""
    personalisation: Personalisation = field(repr=_hidden)
    reference: str | None
    """What Notify's suppliers call it. 16 letters and digits for letters."""
    client_reference: str | None
    """What the sender calls it. For a finished PDF, its name."""
    reply_to_text: str | None
    """The sender of a text, the reply-to address of an email, the sender's address on a letter."""
    created_by: Author | None
    """Who sent it. Null if a program did."""
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    sent_at: datetime.datetime | None
    """When it was handed on."""
    updated_at: datetime.datetime | None
    """When its status changed last."""
    sent_by: str | None
    """The supplier that it was handed to."""
    postage: Postage | None
    """How the letter travels."""
    document_download_count: int | None
    """How many files it links to."""
    unsubscribe_link: str | None = field(repr=_hidden)
    """Where the recipient can unsubscribe."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "service": str(self.service),
                "to": self.to,
                "normalised_to": self.normalised_to,
                "notification_type": str(self.notification_type),
                "status": str(self.status),
                "template": self.template.to_dict(),
                "job": None if self.job is None else self.job.to_dict(),
                "job_row_number": self.job_row_number,
                "api_key": None if self.api_key is None else str(self.api_key),
                "key_name": self.key_name,
                "key_type": str(self.key_type),
                "billable_units": self.billable_units,
                "rate_multiplier": self.rate_multiplier,
                "international": self.international,
                "phone_prefix": self.phone_prefix,
                "personalisation": self.personalisation.to_dict(),
                "reference": self.reference,
                "client_reference": self.client_reference,
                "reply_to_text": self.reply_to_text,
                "created_by": None if self.created_by is None else self.created_by.to_dict(),
                "created_at": format_datetime(self.created_at),
                "sent_at": None if self.sent_at is None else format_datetime(self.sent_at),
                "updated_at": None if self.updated_at is None else format_datetime(self.updated_at),
                "sent_by": self.sent_by,
                "postage": None if self.postage is None else str(self.postage),
                "document_download_count": self.document_download_count,
                "unsubscribe_link": self.unsubscribe_link,
            }
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 28:
            _additional = unknown_fields(Notification, src_dict)
        to = src_dict["to"]
        if not isinstance(to, str):
            raise TypeError("to is not a string")
        normalised_to = src_dict["normalised_to"]
        if normalised_to is not None and not isinstance(normalised_to, str):
            raise TypeError("normalised_to is neither a string nor null")
        job_row_number = src_dict["job_row_number"]
        if job_row_number is not None and type(job_row_number) is not int:
            raise TypeError("job_row_number is neither an integer nor null")
        key_name = src_dict["key_name"]
        if key_name is not None and not isinstance(key_name, str):
            raise TypeError("key_name is neither a string nor null")
        billable_units = src_dict["billable_units"]
        if type(billable_units) is not int:
            raise TypeError("billable_units is not an integer")
        rate_multiplier = src_dict["rate_multiplier"]
        if rate_multiplier is not None and type(rate_multiplier) not in (int, float):
            raise TypeError("rate_multiplier is neither a number nor null")
        international = src_dict["international"]
        if not isinstance(international, bool):
            raise TypeError("international is not a boolean")
        phone_prefix = src_dict["phone_prefix"]
        if phone_prefix is not None and not isinstance(phone_prefix, str):
            raise TypeError("phone_prefix is neither a string nor null")
        reference = src_dict["reference"]
        if reference is not None and not isinstance(reference, str):
            raise TypeError("reference is neither a string nor null")
        client_reference = src_dict["client_reference"]
        if client_reference is not None and not isinstance(client_reference, str):
            raise TypeError("client_reference is neither a string nor null")
        reply_to_text = src_dict["reply_to_text"]
        if reply_to_text is not None and not isinstance(reply_to_text, str):
            raise TypeError("reply_to_text is neither a string nor null")
        sent_by = src_dict["sent_by"]
        if sent_by is not None and not isinstance(sent_by, str):
            raise TypeError("sent_by is neither a string nor null")
        document_download_count = src_dict["document_download_count"]
        if document_download_count is not None and type(document_download_count) is not int:
            raise TypeError("document_download_count is neither an integer nor null")
        unsubscribe_link = src_dict["unsubscribe_link"]
        if unsubscribe_link is not None and not isinstance(unsubscribe_link, str):
            raise TypeError("unsubscribe_link is neither a string nor null")
        return cls(
            id=parse_uuid(src_dict["id"], "id"),
            service=parse_uuid(src_dict["service"], "service"),
            to=to,
            normalised_to=normalised_to,
            notification_type=TemplateType.parse(
                expect_string(src_dict["notification_type"], "notification_type")
            ),
            status=NotificationStatus.parse(expect_string(src_dict["status"], "status")),
            template=NotificationTemplate.from_dict(
                expect_object(src_dict["template"], "template")
            ),
            job=None
            if (_value := src_dict["job"]) is None
            else NotificationJob.from_dict(expect_object(_value, "job")),
            job_row_number=job_row_number,
            api_key=None
            if (_value := src_dict["api_key"]) is None
            else parse_uuid(_value, "api_key"),
            key_name=key_name,
            key_type=KeyType.parse(expect_string(src_dict["key_type"], "key_type")),
            billable_units=billable_units,
            rate_multiplier=rate_multiplier,
            international=international,
            phone_prefix=phone_prefix,
            personalisation=Personalisation.from_dict(
                expect_object(src_dict["personalisation"], "personalisation")
            ),
            reference=reference,
            client_reference=client_reference,
            reply_to_text=reply_to_text,
            created_by=None
            if (_value := src_dict["created_by"]) is None
            else Author.from_dict(expect_object(_value, "created_by")),
            created_at=parse_datetime(src_dict["created_at"], "created_at"),
            sent_at=None
            if (_value := src_dict["sent_at"]) is None
            else parse_datetime(_value, "sent_at"),
            updated_at=None
            if (_value := src_dict["updated_at"]) is None
            else parse_datetime(_value, "updated_at"),
            sent_by=sent_by,
            postage=None
            if (_value := src_dict["postage"]) is None
            else Postage.parse(expect_string(_value, "postage")),
            document_download_count=document_download_count,
            unsubscribe_link=unsubscribe_link,
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 12:
            _additional = unknown_fields(NotificationForCsv, src_dict)
        recipient = src_dict["recipient"]
        if not isinstance(recipient, str):
            raise TypeError("recipient is not a string")
        client_reference = src_dict["client_reference"]
        if not isinstance(client_reference, str):
            raise TypeError("client_reference is not a string")
        template_name = src_dict["template_name"]
        if not isinstance(template_name, str):
            raise TypeError("template_name is not a string")
        job_name = src_dict["job_name"]
        if not isinstance(job_name, str):
            raise TypeError("job_name is not a string")
        status = src_dict["status"]
        if not isinstance(status, str):
            raise TypeError("status is not a string")
        created_at = src_dict["created_at"]
        if not isinstance(created_at, str):
            raise TypeError("created_at is not a string")
        created_by_name = src_dict["created_by_name"]
        if created_by_name is not None and not isinstance(created_by_name, str):
            raise TypeError("created_by_name is neither a string nor null")
        created_by_email_address = src_dict["created_by_email_address"]
        if created_by_email_address is not None and not isinstance(created_by_email_address, str):
            raise TypeError("created_by_email_address is neither a string nor null")
        api_key_name = src_dict["api_key_name"]
        if api_key_name is not None and not isinstance(api_key_name, str):
            raise TypeError("api_key_name is neither a string nor null")
        return cls(
            id=parse_uuid(src_dict["id"], "id"),
            row_number=src_dict["row_number"]
            if type(src_dict["row_number"]) is int
            else expect_string(src_dict["row_number"], "row_number"),
            recipient=recipient,
            client_reference=client_reference,
            template_name=template_name,
            template_type=TemplateType.parse(
                expect_string(src_dict["template_type"], "template_type")
            ),
            job_name=job_name,
            status=status,
            created_at=created_at,
            created_by_name=created_by_name,
            created_by_email_address=created_by_email_address,
            api_key_name=api_key_name,
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 3:
            _additional = unknown_fields(NotificationPage, src_dict)
        page_size = src_dict["page_size"]
        if type(page_size) is not int:
            raise TypeError("page_size is not an integer")
        return cls(
            notifications=[
                Notification.from_dict(expect_object(_item, "notifications"))
                for _item in expect_array(src_dict["notifications"], "notifications")
            ],
            page_size=page_size,
            links=PageFlags.from_dict(expect_object(src_dict["links"], "links")),
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 2:
            _additional = unknown_fields(NotificationSearchResult, src_dict)
        return cls(
            notifications=[
                Notification.from_dict(expect_object(_item, "notifications"))
                for _item in expect_array(src_dict["notifications"], "notifications")
            ],
            links=PageFlags.from_dict(expect_object(src_dict["links"], "links")),
            page_size=UNSET
            if "page_size" not in src_dict
            else expect_integer(src_dict["page_size"], "page_size"),
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 2:
            _additional = unknown_fields(NotificationForCsvPage, src_dict)
        page_size = src_dict["page_size"]
        if type(page_size) is not int:
            raise TypeError("page_size is not an integer")
        return cls(
            notifications=[
                NotificationForCsv.from_dict(expect_object(_item, "notifications"))
                for _item in expect_array(src_dict["notifications"], "notifications")
            ],
            page_size=page_size,
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 4:
            _additional = unknown_fields(JobNotificationPage, src_dict)
        page_size = src_dict["page_size"]
        if type(page_size) is not int:
            raise TypeError("page_size is not an integer")
        total = src_dict["total"]
        if type(total) is not int:
            raise TypeError("total is not an integer")
        return cls(
            notifications=[
                NotificationForCsv.from_dict(_item)
                if is_object(
                    _item,
                    "id",
                    "row_number",
                    "recipient",
                    "client_reference",
                    "template_name",
                    "template_type",
                    "job_name",
                    "status",
                    "created_at",
                    "created_by_name",
                    "created_by_email_address",
                    "api_key_name",
                )
                else Notification.from_dict(expect_object(_item, "notifications"))
                for _item in expect_array(src_dict["notifications"], "notifications")
            ],
            page_size=page_size,
            total=total,
            links=PageAddresses.from_dict(expect_object(src_dict["links"], "links")),
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 1:
            _additional = unknown_fields(NotificationCount, src_dict)
        count = src_dict["count"]
        if type(count) is not int:
            raise TypeError("count is not an integer")
        return cls(count=count, additional_properties=_additional)


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 1:
            _additional = unknown_fields(ServiceNotificationCount, src_dict)
        notifications_sent_count = src_dict["notifications_sent_count"]
        if type(notifications_sent_count) is not int:
            raise TypeError("notifications_sent_count is not an integer")
        return cls(
            notifications_sent_count=notifications_sent_count, additional_properties=_additional
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 1:
            _additional = unknown_fields(CreatedNotification, src_dict)
        return cls(id=parse_uuid(src_dict["id"], "id"), additional_properties=_additional)
