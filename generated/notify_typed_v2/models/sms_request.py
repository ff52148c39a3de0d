from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_object,
    expect_string,
    hidden as _hidden,
    parse_uuid,
)

from ..models.personalisation import Personalisation

_KNOWN = frozenset(
    (
        "phone_number",
        "template_id",
        "reference",
        "personalisation",
        "scheduled_for",
        "sms_sender_id",
    )
)


@define(kw_only=True)
class SmsRequest:
    """A text message to send."""

    phone_number: str = field(repr=_hidden)
    """The recipient. British numbers with or without country code, others with it; digits, spaces,
    hyphens, plus signs and round brackets. Other countries and landlines need a permission of the
    service.
    """
    template_id: UUID
    """A text message template of the service."""
    reference: str | Unset = UNSET
    """One's own identifier for the message, for finding it again. It need not be unique, and the
    recipient does not see it.
    """
    personalisation: Personalisation | Unset = field(default=UNSET, repr=_hidden)
    scheduled_for: str | None | Unset = UNSET
    """Without effect: the message is sent at once. The server still checks that the time is neither in
    the past nor more than 24 hours ahead.
    """
    sms_sender_id: UUID | Unset = UNSET
    """One of the service's text message senders, from Notify's website. Without it the default sender
    is used. Not `null`.
    """

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "phone_number": self.phone_number,
            "template_id": str(self.template_id),
        }
        if not isinstance(self.reference, Unset):
            _encoded["reference"] = self.reference
        if not isinstance(self.personalisation, Unset):
            _encoded["personalisation"] = self.personalisation.to_dict()
        if not isinstance(self.scheduled_for, Unset):
            _encoded["scheduled_for"] = self.scheduled_for
        if not isinstance(self.sms_sender_id, Unset):
            _encoded["sms_sender_id"] = str(self.sms_sender_id)
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
        phone_number = src_dict["phone_number"]
        if not isinstance(phone_number, str):
            raise TypeError("phone_number is not a string")
        template_id = parse_uuid(src_dict["template_id"], "template_id")
        reference: str | Unset = UNSET
        if "reference" in src_dict:
            _value = src_dict["reference"]
            reference = expect_string(_value, "reference")
        personalisation: Personalisation | Unset = UNSET
        if "personalisation" in src_dict:
            _value = src_dict["personalisation"]
            personalisation = Personalisation.from_dict(expect_object(_value, "personalisation"))
        scheduled_for: str | None | Unset = UNSET
        if "scheduled_for" in src_dict:
            _value = src_dict["scheduled_for"]
            scheduled_for = None if _value is None else expect_string(_value, "scheduled_for")
        sms_sender_id: UUID | Unset = UNSET
        if "sms_sender_id" in src_dict:
            _value = src_dict["sms_sender_id"]
            sms_sender_id = parse_uuid(_value, "sms_sender_id")
        return cls(
            phone_number=phone_number,
            template_id=template_id,
            reference=reference,
            personalisation=personalisation,
            scheduled_for=scheduled_for,
            sms_sender_id=sms_sender_id,
        )
