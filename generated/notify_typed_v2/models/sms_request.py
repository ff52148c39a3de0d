from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define

from ..models.personalisation import Personalisation
from ..types import (
    UNSET,
    Unset,
    expect_object,
    expect_string,
    parse_uuid,
)

_KNOWN = frozenset(
    (
        "phone_number",
        "template_id",
        "personalisation",
        "reference",
        "sms_sender_id",
        "scheduled_for",
    )
)


@define(kw_only=True)
class SmsRequest:
    """SmsRequest of the API description."""

    phone_number: str
    template_id: UUID
    personalisation: Personalisation | Unset = UNSET
    reference: str | Unset = UNSET
    sms_sender_id: UUID | Unset = UNSET
    scheduled_for: str | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "phone_number": self.phone_number,
            "template_id": str(self.template_id),
        }
        if not isinstance(self.personalisation, Unset):
            _encoded["personalisation"] = self.personalisation.to_dict()
        if not isinstance(self.reference, Unset):
            _encoded["reference"] = self.reference
        if not isinstance(self.sms_sender_id, Unset):
            _encoded["sms_sender_id"] = str(self.sms_sender_id)
        if not isinstance(self.scheduled_for, Unset):
            _encoded["scheduled_for"] = self.scheduled_for
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
        personalisation: Personalisation | Unset = UNSET
        if "personalisation" in src_dict:
            _value = src_dict["personalisation"]
            personalisation = Personalisation.from_dict(expect_object(_value, "personalisation"))
        reference: str | Unset = UNSET
        if "reference" in src_dict:
            _value = src_dict["reference"]
            reference = expect_string(_value, "reference")
        sms_sender_id: UUID | Unset = UNSET
        if "sms_sender_id" in src_dict:
            _value = src_dict["sms_sender_id"]
            sms_sender_id = parse_uuid(_value, "sms_sender_id")
        scheduled_for: str | None | Unset = UNSET
        if "scheduled_for" in src_dict:
            _value = src_dict["scheduled_for"]
            scheduled_for = None if _value is None else expect_string(_value, "scheduled_for")
        return cls(
            phone_number=phone_number,
            template_id=template_id,
            personalisation=personalisation,
            reference=reference,
            sms_sender_id=sms_sender_id,
            scheduled_for=scheduled_for,
        )
