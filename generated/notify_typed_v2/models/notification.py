from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_object,
    expect_string,
    format_datetime,
    hidden as _hidden,
    is_object,
    parse_datetime,
    parse_uuid,
)

from ..models.letter_cost_details import LetterCostDetails
from ..models.no_cost_details import NoCostDetails
from ..models.notification_status import NotificationStatus
from ..models.notification_type import NotificationType
from ..models.postage import Postage
from ..models.sms_cost_details import SmsCostDetails
from ..models.template_reference import TemplateReference

_KNOWN = frozenset(
    (
        "id",
        "reference",
        "email_address",
        "phone_number",
        "line_1",
        "line_2",
        "line_3",
        "line_4",
        "line_5",
        "line_6",
        "postcode",
        "postage",
        "type",
        "status",
        "template",
        "body",
        "subject",
        "created_at",
        "created_by_name",
        "sent_at",
        "completed_at",
        "scheduled_for",
        "one_click_unsubscribe_url",
        "is_cost_data_ready",
        "cost_in_pounds",
        "cost_details",
        "estimated_delivery",
    )
)


@define(kw_only=True)
class Notification:
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
    type_: NotificationType
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
        """Encode as JSON has it. The inverse of `from_dict`."""
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
        if not isinstance(self.estimated_delivery, Unset):
            _encoded["estimated_delivery"] = format_datetime(self.estimated_delivery)
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
        if len(src_dict) != 26:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        id = parse_uuid(src_dict["id"], "id")
        reference = src_dict["reference"]
        if reference is not None and not isinstance(reference, str):
            raise TypeError("reference is neither a string nor null")
        email_address = src_dict["email_address"]
        if email_address is not None and not isinstance(email_address, str):
            raise TypeError("email_address is neither a string nor null")
        phone_number = src_dict["phone_number"]
        if phone_number is not None and not isinstance(phone_number, str):
            raise TypeError("phone_number is neither a string nor null")
        line_1 = src_dict["line_1"]
        if line_1 is not None and not isinstance(line_1, str):
            line_1 = str(line_1)
        line_2 = src_dict["line_2"]
        if line_2 is not None and not isinstance(line_2, str):
            line_2 = str(line_2)
        line_3 = src_dict["line_3"]
        if line_3 is not None and not isinstance(line_3, str):
            line_3 = str(line_3)
        line_4 = src_dict["line_4"]
        if line_4 is not None and not isinstance(line_4, str):
            line_4 = str(line_4)
        line_5 = src_dict["line_5"]
        if line_5 is not None and not isinstance(line_5, str):
            line_5 = str(line_5)
        line_6 = src_dict["line_6"]
        if line_6 is not None and not isinstance(line_6, str):
            line_6 = str(line_6)
        postcode = src_dict["postcode"]
        if postcode is not None and not isinstance(postcode, str):
            postcode = str(postcode)
        _value = src_dict["postage"]
        postage = None if _value is None else Postage.parse(expect_string(_value, "postage"))
        type_ = NotificationType.parse(expect_string(src_dict["type"], "type"))
        status = NotificationStatus.parse(expect_string(src_dict["status"], "status"))
        template = TemplateReference.from_dict(expect_object(src_dict["template"], "template"))
        body = src_dict["body"]
        if not isinstance(body, str):
            raise TypeError("body is not a string")
        subject = src_dict["subject"]
        if subject is not None and not isinstance(subject, str):
            raise TypeError("subject is neither a string nor null")
        created_at = parse_datetime(src_dict["created_at"], "created_at")
        created_by_name = src_dict["created_by_name"]
        if created_by_name is not None and not isinstance(created_by_name, str):
            raise TypeError("created_by_name is neither a string nor null")
        _value = src_dict["sent_at"]
        sent_at = None if _value is None else parse_datetime(_value, "sent_at")
        _value = src_dict["completed_at"]
        completed_at = None if _value is None else parse_datetime(_value, "completed_at")
        scheduled_for = None
        if src_dict["scheduled_for"] is not None:
            _additional["scheduled_for"] = src_dict["scheduled_for"]
        one_click_unsubscribe_url = src_dict["one_click_unsubscribe_url"]
        if one_click_unsubscribe_url is not None and not isinstance(one_click_unsubscribe_url, str):
            raise TypeError("one_click_unsubscribe_url is neither a string nor null")
        is_cost_data_ready = src_dict["is_cost_data_ready"]
        if not isinstance(is_cost_data_ready, bool):
            raise TypeError("is_cost_data_ready is not a boolean")
        cost_in_pounds = src_dict["cost_in_pounds"]
        if cost_in_pounds is not None and type(cost_in_pounds) not in (int, float):
            raise TypeError("cost_in_pounds is neither a number nor null")
        _value = src_dict["cost_details"]
        cost_details = (
            SmsCostDetails.from_dict(_value)
            if is_object(
                _value, "billable_sms_fragments", "international_rate_multiplier", "sms_rate"
            )
            else LetterCostDetails.from_dict(_value)
            if is_object(_value, "billable_sheets_of_paper", "postage")
            else NoCostDetails.from_dict(expect_object(_value, "cost_details"))
        )
        estimated_delivery: datetime.datetime | Unset = UNSET
        if "estimated_delivery" in src_dict:
            _value = src_dict["estimated_delivery"]
            estimated_delivery = parse_datetime(_value, "estimated_delivery")
        return cls(
            id=id,
            reference=reference,
            email_address=email_address,
            phone_number=phone_number,
            line_1=line_1,
            line_2=line_2,
            line_3=line_3,
            line_4=line_4,
            line_5=line_5,
            line_6=line_6,
            postcode=postcode,
            postage=postage,
            type_=type_,
            status=status,
            template=template,
            body=body,
            subject=subject,
            created_at=created_at,
            created_by_name=created_by_name,
            sent_at=sent_at,
            completed_at=completed_at,
            scheduled_for=scheduled_for,
            one_click_unsubscribe_url=one_click_unsubscribe_url,
            is_cost_data_ready=is_cost_data_ready,
            cost_in_pounds=cost_in_pounds,
            cost_details=cost_details,
            estimated_delivery=estimated_delivery,
            additional_properties=_additional,
        )
