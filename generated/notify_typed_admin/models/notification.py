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

from ..models.author import Author
from ..models.key_type import KeyType
from ..models.notification_job import NotificationJob
from ..models.notification_status import NotificationStatus
from ..models.notification_template import NotificationTemplate
from ..models.personalisation import Personalisation
from ..models.postage import Postage
from ..models.template_type import TemplateType

_KNOWN = frozenset(
    (
        "id",
        "service",
        "to",
        "normalised_to",
        "notification_type",
        "status",
        "template",
        "job",
        "job_row_number",
        "api_key",
        "key_name",
        "key_type",
        "billable_units",
        "rate_multiplier",
        "international",
        "phone_prefix",
        "personalisation",
        "reference",
        "client_reference",
        "reply_to_text",
        "created_by",
        "created_at",
        "sent_at",
        "updated_at",
        "sent_by",
        "postage",
        "document_download_count",
        "unsubscribe_link",
    )
)


@define(kw_only=True)
class Notification:
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
        """Encode as JSON has it. The inverse of `from_dict`."""
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
        if len(src_dict) != 28:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        id = parse_uuid(src_dict["id"], "id")
        service = parse_uuid(src_dict["service"], "service")
        to = src_dict["to"]
        if not isinstance(to, str):
            raise TypeError("to is not a string")
        normalised_to = src_dict["normalised_to"]
        if normalised_to is not None and not isinstance(normalised_to, str):
            raise TypeError("normalised_to is neither a string nor null")
        notification_type = TemplateType.parse(
            expect_string(src_dict["notification_type"], "notification_type")
        )
        status = NotificationStatus.parse(expect_string(src_dict["status"], "status"))
        template = NotificationTemplate.from_dict(expect_object(src_dict["template"], "template"))
        _value = src_dict["job"]
        job = None if _value is None else NotificationJob.from_dict(expect_object(_value, "job"))
        job_row_number = src_dict["job_row_number"]
        if job_row_number is not None and type(job_row_number) is not int:
            raise TypeError("job_row_number is neither an integer nor null")
        _value = src_dict["api_key"]
        api_key = None if _value is None else parse_uuid(_value, "api_key")
        key_name = src_dict["key_name"]
        if key_name is not None and not isinstance(key_name, str):
            raise TypeError("key_name is neither a string nor null")
        key_type = KeyType.parse(expect_string(src_dict["key_type"], "key_type"))
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
        personalisation = Personalisation.from_dict(
            expect_object(src_dict["personalisation"], "personalisation")
        )
        reference = src_dict["reference"]
        if reference is not None and not isinstance(reference, str):
            raise TypeError("reference is neither a string nor null")
        client_reference = src_dict["client_reference"]
        if client_reference is not None and not isinstance(client_reference, str):
            raise TypeError("client_reference is neither a string nor null")
        reply_to_text = src_dict["reply_to_text"]
        if reply_to_text is not None and not isinstance(reply_to_text, str):
            raise TypeError("reply_to_text is neither a string nor null")
        _value = src_dict["created_by"]
        created_by = (
            None if _value is None else Author.from_dict(expect_object(_value, "created_by"))
        )
        created_at = parse_datetime(src_dict["created_at"], "created_at")
        _value = src_dict["sent_at"]
        sent_at = None if _value is None else parse_datetime(_value, "sent_at")
        _value = src_dict["updated_at"]
        updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        sent_by = src_dict["sent_by"]
        if sent_by is not None and not isinstance(sent_by, str):
            raise TypeError("sent_by is neither a string nor null")
        _value = src_dict["postage"]
        postage = None if _value is None else Postage.parse(expect_string(_value, "postage"))
        document_download_count = src_dict["document_download_count"]
        if document_download_count is not None and type(document_download_count) is not int:
            raise TypeError("document_download_count is neither an integer nor null")
        unsubscribe_link = src_dict["unsubscribe_link"]
        if unsubscribe_link is not None and not isinstance(unsubscribe_link, str):
            raise TypeError("unsubscribe_link is neither a string nor null")
        return cls(
            id=id,
            service=service,
            to=to,
            normalised_to=normalised_to,
            notification_type=notification_type,
            status=status,
            template=template,
            job=job,
            job_row_number=job_row_number,
            api_key=api_key,
            key_name=key_name,
            key_type=key_type,
            billable_units=billable_units,
            rate_multiplier=rate_multiplier,
            international=international,
            phone_prefix=phone_prefix,
            personalisation=personalisation,
            reference=reference,
            client_reference=client_reference,
            reply_to_text=reply_to_text,
            created_by=created_by,
            created_at=created_at,
            sent_at=sent_at,
            updated_at=updated_at,
            sent_by=sent_by,
            postage=postage,
            document_download_count=document_download_count,
            unsubscribe_link=unsubscribe_link,
            additional_properties=_additional,
        )
