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
    expect_object,
    format_datetime,
    hidden as _hidden,
    is_object,
    parse_datetime,
    parse_uuid,
)

from .enums import NotificationStatus, NotificationType, Postage, UkPostage
from .shared import PageLinks

_NotificationStatus = NotificationStatus.by_value()
_NotificationType = NotificationType.by_value()
_Postage = Postage.by_value()
_UkPostage = UkPostage.by_value()


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class TemplateReference(Model):
    """The template that a message was made from."""

    id: UUID
    """The template."""
    version: int
    """The version of the template at the time."""
    uri: str
    """An address of the template. In answers to sending it belongs to Notify's website, elsewhere to
    the API.
    """
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "version": self.version,
                "uri": self.uri,
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
        if len(src_dict) != 3:
            self.additional_properties = unknown_fields(TemplateReference, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["version"]
        if type(_value) is not int:
            raise TypeError("version is not an integer")
        self.version = _value
        _value = src_dict["uri"]
        if not isinstance(_value, str):
            raise TypeError("uri is not a string")
        self.uri = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class SmsContent(Model):
    """What the recipient reads."""

    body: str = field(repr=_hidden)
    """The text after filling in, without the service's name that Notify may put before it."""
    from_number: str
    """The sender that the phone shows, a number or a name."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"body": self.body, "from_number": self.from_number}
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 2:
            self.additional_properties = unknown_fields(SmsContent, src_dict)
        _value = src_dict["body"]
        if not isinstance(_value, str):
            raise TypeError("body is not a string")
        self.body = _value
        _value = src_dict["from_number"]
        if not isinstance(_value, str):
            raise TypeError("from_number is not a string")
        self.from_number = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class EmailContent(Model):
    """What the recipient reads."""

    body: str = field(repr=_hidden)
    """The text after filling in, in Notify's Markdown."""
    subject: str = field(repr=_hidden)
    """The subject after filling in."""
    from_email: str
    """The sender's address."""
    one_click_unsubscribe_url: str | None = field(repr=_hidden)
    """The address to unsubscribe that the request gave."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "body": self.body,
                "subject": self.subject,
                "from_email": self.from_email,
                "one_click_unsubscribe_url": self.one_click_unsubscribe_url,
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
        if len(src_dict) != 4:
            self.additional_properties = unknown_fields(EmailContent, src_dict)
        _value = src_dict["body"]
        if not isinstance(_value, str):
            raise TypeError("body is not a string")
        self.body = _value
        _value = src_dict["subject"]
        if not isinstance(_value, str):
            raise TypeError("subject is not a string")
        self.subject = _value
        _value = src_dict["from_email"]
        if not isinstance(_value, str):
            raise TypeError("from_email is not a string")
        self.from_email = _value
        _value = src_dict["one_click_unsubscribe_url"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("one_click_unsubscribe_url is neither a string nor null")
        self.one_click_unsubscribe_url = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class LetterContent(Model):
    """What the recipient reads."""

    body: str = field(repr=_hidden)
    """The text after filling in, in Notify's Markdown."""
    subject: str = field(repr=_hidden)
    """The heading after filling in, escaped for HTML."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"body": self.body, "subject": self.subject}
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 2:
            self.additional_properties = unknown_fields(LetterContent, src_dict)
        _value = src_dict["body"]
        if not isinstance(_value, str):
            raise TypeError("body is not a string")
        self.body = _value
        _value = src_dict["subject"]
        if not isinstance(_value, str):
            raise TypeError("subject is not a string")
        self.subject = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False)
class SanitisedContent(Model):
    """The values that `sanitise_content_for` changed, by the names that the request used. Empty if
    none did.
    """

    additional_properties: dict[str, SanitisedValue] = field(factory=dict[str, Any], repr=False)

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
            _key: SanitisedValue.from_dict(expect_object(_value, "SanitisedContent"))
            for _key, _value in src_dict.items()
        }
        return self

    def __getitem__(self, key: str) -> SanitisedValue:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: SanitisedValue) -> None:
        self.additional_properties[key] = value

    def __contains__(self, key: object) -> bool:
        return key in self.additional_properties

    def __iter__(self) -> Iterator[str]:
        return iter(self.additional_properties)

    def __len__(self) -> int:
        return len(self.additional_properties)


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class SanitisedValue(Model):
    """A value before and after."""

    unsanitised: str = field(repr=_hidden)
    """As it was sent."""
    sanitised: str = field(repr=_hidden)
    """As it was filled in."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "unsanitised": self.unsanitised,
                "sanitised": self.sanitised,
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
        if len(src_dict) != 2:
            self.additional_properties = unknown_fields(SanitisedValue, src_dict)
        _value = src_dict["unsanitised"]
        if not isinstance(_value, str):
            raise TypeError("unsanitised is not a string")
        self.unsanitised = _value
        _value = src_dict["sanitised"]
        if not isinstance(_value, str):
            raise TypeError("sanitised is not a string")
        self.sanitised = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class SentSms(Model):
    """A text message that was taken on."""

    id: UUID
    """The message, for reading it later."""
    reference: str | None
    """The request's reference."""
    content: SmsContent
    uri: str
    """Where the message can be read."""
    template: TemplateReference
    scheduled_for: None
    """Always null."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "reference": self.reference,
                "content": self.content.to_dict(),
                "uri": self.uri,
                "template": self.template.to_dict(),
                "scheduled_for": self.scheduled_for,
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
            self.additional_properties = unknown_fields(SentSms, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["reference"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("reference is neither a string nor null")
        self.reference = _value
        self.content = SmsContent.from_dict(expect_object(src_dict["content"], "content"))
        _value = src_dict["uri"]
        if not isinstance(_value, str):
            raise TypeError("uri is not a string")
        self.uri = _value
        self.template = TemplateReference.from_dict(expect_object(src_dict["template"], "template"))
        self.scheduled_for = None
        if src_dict["scheduled_for"] is not None:
            self.additional_properties["scheduled_for"] = src_dict["scheduled_for"]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class SentEmail(Model):
    """An email that was taken on."""

    id: UUID
    """The email, for reading it later."""
    reference: str | None
    """The request's reference."""
    content: EmailContent
    uri: str
    """Where the email can be read."""
    template: TemplateReference
    scheduled_for: None
    """Always null."""
    sanitised_content: SanitisedContent
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "reference": self.reference,
                "content": self.content.to_dict(),
                "uri": self.uri,
                "template": self.template.to_dict(),
                "scheduled_for": self.scheduled_for,
                "sanitised_content": self.sanitised_content.to_dict(),
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
            self.additional_properties = unknown_fields(SentEmail, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["reference"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("reference is neither a string nor null")
        self.reference = _value
        self.content = EmailContent.from_dict(expect_object(src_dict["content"], "content"))
        _value = src_dict["uri"]
        if not isinstance(_value, str):
            raise TypeError("uri is not a string")
        self.uri = _value
        self.template = TemplateReference.from_dict(expect_object(src_dict["template"], "template"))
        self.scheduled_for = None
        if src_dict["scheduled_for"] is not None:
            self.additional_properties["scheduled_for"] = src_dict["scheduled_for"]
        self.sanitised_content = SanitisedContent.from_dict(
            expect_object(src_dict["sanitised_content"], "sanitised_content")
        )
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class SentLetter(Model):
    """A letter from a template that was taken on."""

    id: UUID
    """The letter, for reading it later."""
    reference: str | None
    """The request's reference."""
    content: LetterContent
    uri: str
    """Where the letter can be read."""
    template: TemplateReference
    scheduled_for: None
    """Always null."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "reference": self.reference,
                "content": self.content.to_dict(),
                "uri": self.uri,
                "template": self.template.to_dict(),
                "scheduled_for": self.scheduled_for,
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
            self.additional_properties = unknown_fields(SentLetter, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["reference"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("reference is neither a string nor null")
        self.reference = _value
        self.content = LetterContent.from_dict(expect_object(src_dict["content"], "content"))
        _value = src_dict["uri"]
        if not isinstance(_value, str):
            raise TypeError("uri is not a string")
        self.uri = _value
        self.template = TemplateReference.from_dict(expect_object(src_dict["template"], "template"))
        self.scheduled_for = None
        if src_dict["scheduled_for"] is not None:
            self.additional_properties["scheduled_for"] = src_dict["scheduled_for"]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class SentPrecompiledLetter(Model):
    """A finished PDF that was taken on."""

    id: UUID
    """The letter, for reading it later."""
    reference: str
    """The request's reference."""
    postage: UkPostage
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "reference": self.reference,
                "postage": str(self.postage),
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
        if len(src_dict) != 3:
            self.additional_properties = unknown_fields(SentPrecompiledLetter, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["reference"]
        if not isinstance(_value, str):
            raise TypeError("reference is not a string")
        self.reference = _value
        _value = src_dict["postage"]
        if not isinstance(_value, str):
            raise TypeError("postage is not a string")
        self.postage = _UkPostage[_value]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class SmsCostDetails(Model):
    """How the cost of a text message comes about: fragments, times multiplier, times rate."""

    billable_sms_fragments: int
    """The number of fragments that the text takes up."""
    international_rate_multiplier: float
    """1 for British numbers, more for other countries."""
    sms_rate: float
    """The price of a fragment in pounds, on the day of sending."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "billable_sms_fragments": self.billable_sms_fragments,
                "international_rate_multiplier": self.international_rate_multiplier,
                "sms_rate": self.sms_rate,
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
        if len(src_dict) != 3:
            self.additional_properties = unknown_fields(SmsCostDetails, src_dict)
        _value = src_dict["billable_sms_fragments"]
        if type(_value) is not int:
            raise TypeError("billable_sms_fragments is not an integer")
        self.billable_sms_fragments = _value
        _value = src_dict["international_rate_multiplier"]
        if type(_value) not in (int, float):
            raise TypeError("international_rate_multiplier is not a number")
        self.international_rate_multiplier = _value
        _value = src_dict["sms_rate"]
        if type(_value) not in (int, float):
            raise TypeError("sms_rate is not a number")
        self.sms_rate = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class LetterCostDetails(Model):
    """How the cost of a letter comes about."""

    billable_sheets_of_paper: int
    """The number of sheets, printed on both sides. 0 if the letter was never printed."""
    postage: Postage
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "billable_sheets_of_paper": self.billable_sheets_of_paper,
                "postage": str(self.postage),
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
        if len(src_dict) != 2:
            self.additional_properties = unknown_fields(LetterCostDetails, src_dict)
        _value = src_dict["billable_sheets_of_paper"]
        if type(_value) is not int:
            raise TypeError("billable_sheets_of_paper is not an integer")
        self.billable_sheets_of_paper = _value
        _value = src_dict["postage"]
        if not isinstance(_value, str):
            raise TypeError("postage is not a string")
        self.postage = _Postage[_value]
        return self


@define(eq=False, repr=False, getstate_setstate=False)
class NoCostDetails(Model):
    """Nothing to tell, because emails cost nothing or the cost is not known yet."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = dict(src_dict)
        return self

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
class Notification(Model):
    """A text message, email or letter with its present status. All fields are always there, except
    `estimated_delivery`; those of the other types are null.
    """

    id: UUID
    """The message."""
    reference: str | None
    """The reference that it was sent with."""
    email_address: str | None = field(repr=_hidden)
    """The recipient of an email, as the request spelt it."""
    phone_number: str | None = field(repr=_hidden)
    """The recipient of a text message, as the request spelt it."""
    line_1: str | None = field(repr=_hidden)
    """The letter's `address_line_1`; `Provided as PDF` for a finished PDF."""
    line_2: str | None = field(repr=_hidden)
    """The letter's `address_line_2`."""
    line_3: str | None = field(repr=_hidden)
    """The letter's `address_line_3`."""
    line_4: str | None = field(repr=_hidden)
    """The letter's `address_line_4`."""
    line_5: str | None = field(repr=_hidden)
    """The letter's `address_line_5`."""
    line_6: str | None = field(repr=_hidden)
    """The letter's `address_line_6`. There is no `line_7`."""
    postcode: str | None = field(repr=_hidden)
    """The letter's `postcode`, if the request had that key."""
    postage: Postage | None
    """How a letter travels."""
    type_: NotificationType = field(metadata={"json": "type"})
    status: NotificationStatus
    template: TemplateReference
    body: str = field(repr=_hidden)
    """The text after filling in. Empty for a finished PDF."""
    subject: str | None = field(repr=_hidden)
    """The subject of an email or heading of a letter; `Pre-compiled PDF` for a finished PDF."""
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    created_by_name: str | None = field(repr=_hidden)
    """The person who sent it on Notify's website; null if it was sent through the API."""
    sent_at: datetime.datetime | None
    """When Notify handed it on."""
    completed_at: datetime.datetime | None
    """When it reached its present status, if that is a final one."""
    scheduled_for: None
    """Always null."""
    one_click_unsubscribe_url: str | None = field(repr=_hidden)
    """The address to unsubscribe, from the request or made by Notify."""
    is_cost_data_ready: bool
    """Whether the cost is known yet."""
    cost_in_pounds: float | None
    """The cost, not looking at free allowances; 0 for emails, null until it is known."""
    cost_details: LetterCostDetails | NoCostDetails | SmsCostDetails
    """How the cost comes about."""
    estimated_delivery: datetime.datetime | Unset = UNSET
    """A time in UTC, always with six decimals and a `Z`."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "reference": self.reference,
                "email_address": self.email_address,
                "phone_number": self.phone_number,
                "line_1": self.line_1,
                "line_2": self.line_2,
                "line_3": self.line_3,
                "line_4": self.line_4,
                "line_5": self.line_5,
                "line_6": self.line_6,
                "postcode": self.postcode,
                "postage": None if self.postage is None else str(self.postage),
                "type": str(self.type_),
                "status": str(self.status),
                "template": self.template.to_dict(),
                "body": self.body,
                "subject": self.subject,
                "created_at": format_datetime(self.created_at),
                "created_by_name": self.created_by_name,
                "sent_at": None if self.sent_at is None else format_datetime(self.sent_at),
                "completed_at": None
                if self.completed_at is None
                else format_datetime(self.completed_at),
                "scheduled_for": self.scheduled_for,
                "one_click_unsubscribe_url": self.one_click_unsubscribe_url,
                "is_cost_data_ready": self.is_cost_data_ready,
                "cost_in_pounds": self.cost_in_pounds,
                "cost_details": self.cost_details.to_dict(),
            }
        except AttributeError:
            return encode_partial(self)
        if not isinstance(self.estimated_delivery, Unset):
            _encoded["estimated_delivery"] = format_datetime(self.estimated_delivery)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 26:
            self.additional_properties = unknown_fields(Notification, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["reference"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("reference is neither a string nor null")
        self.reference = _value
        _value = src_dict["email_address"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("email_address is neither a string nor null")
        self.email_address = _value
        _value = src_dict["phone_number"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("phone_number is neither a string nor null")
        self.phone_number = _value
        _value = src_dict["line_1"]
        self.line_1 = _value if _value is None or isinstance(_value, str) else str(_value)
        _value = src_dict["line_2"]
        self.line_2 = _value if _value is None or isinstance(_value, str) else str(_value)
        _value = src_dict["line_3"]
        self.line_3 = _value if _value is None or isinstance(_value, str) else str(_value)
        _value = src_dict["line_4"]
        self.line_4 = _value if _value is None or isinstance(_value, str) else str(_value)
        _value = src_dict["line_5"]
        self.line_5 = _value if _value is None or isinstance(_value, str) else str(_value)
        _value = src_dict["line_6"]
        self.line_6 = _value if _value is None or isinstance(_value, str) else str(_value)
        _value = src_dict["postcode"]
        self.postcode = _value if _value is None or isinstance(_value, str) else str(_value)
        _value = src_dict["postage"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("postage is not a string")
        self.postage = None if _value is None else _Postage[_value]
        _value = src_dict["type"]
        if not isinstance(_value, str):
            raise TypeError("type is not a string")
        self.type_ = _NotificationType[_value]
        _value = src_dict["status"]
        if not isinstance(_value, str):
            raise TypeError("status is not a string")
        self.status = _NotificationStatus[_value]
        self.template = TemplateReference.from_dict(expect_object(src_dict["template"], "template"))
        _value = src_dict["body"]
        if not isinstance(_value, str):
            raise TypeError("body is not a string")
        self.body = _value
        _value = src_dict["subject"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("subject is neither a string nor null")
        self.subject = _value
        self.created_at = parse_datetime(src_dict["created_at"], "created_at")
        _value = src_dict["created_by_name"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("created_by_name is neither a string nor null")
        self.created_by_name = _value
        _value = src_dict["sent_at"]
        self.sent_at = None if _value is None else parse_datetime(_value, "sent_at")
        _value = src_dict["completed_at"]
        self.completed_at = None if _value is None else parse_datetime(_value, "completed_at")
        self.scheduled_for = None
        if src_dict["scheduled_for"] is not None:
            self.additional_properties["scheduled_for"] = src_dict["scheduled_for"]
        _value = src_dict["one_click_unsubscribe_url"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("one_click_unsubscribe_url is neither a string nor null")
        self.one_click_unsubscribe_url = _value
        _value = src_dict["is_cost_data_ready"]
        if not isinstance(_value, bool):
            raise TypeError("is_cost_data_ready is not a boolean")
        self.is_cost_data_ready = _value
        _value = src_dict["cost_in_pounds"]
        if _value is not None and type(_value) not in (int, float):
            raise TypeError("cost_in_pounds is neither a number nor null")
        self.cost_in_pounds = _value
        _value = src_dict["cost_details"]
        self.cost_details = (
            SmsCostDetails.from_dict(_value)
            if is_object(_value)
            and "billable_sms_fragments" in _value
            and "international_rate_multiplier" in _value
            and "sms_rate" in _value
            else LetterCostDetails.from_dict(_value)
            if is_object(_value) and "billable_sheets_of_paper" in _value and "postage" in _value
            else NoCostDetails.from_dict(expect_object(_value, "cost_details"))
        )
        self.estimated_delivery = (
            UNSET
            if "estimated_delivery" not in src_dict
            else parse_datetime(src_dict["estimated_delivery"], "estimated_delivery")
        )
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class NotificationPage(Model):
    """Up to 250 messages, from the newest to the oldest."""

    notifications: list[Notification]
    """The messages."""
    links: PageLinks
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
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 2:
            self.additional_properties = unknown_fields(NotificationPage, src_dict)
        self.notifications = [
            Notification.from_dict(expect_object(_item, "notifications"))
            for _item in expect_array(src_dict["notifications"], "notifications")
        ]
        self.links = PageLinks.from_dict(expect_object(src_dict["links"], "links"))
        return self
