from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define

from ..models.email_personalisation import EmailPersonalisation
from ..types import (
    UNSET,
    Unset,
    expect_array,
    expect_object,
    expect_string,
    parse_uuid,
)

_KNOWN = frozenset(
    (
        "email_address",
        "template_id",
        "personalisation",
        "reference",
        "email_reply_to_id",
        "one_click_unsubscribe_url",
        "sanitise_content_for",
        "scheduled_for",
    )
)


@define(kw_only=True)
class EmailRequest:
    """EmailRequest of the API description."""

    email_address: str
    template_id: UUID
    personalisation: EmailPersonalisation | Unset = UNSET
    reference: str | Unset = UNSET
    email_reply_to_id: UUID | Unset = UNSET
    one_click_unsubscribe_url: str | Unset = UNSET
    sanitise_content_for: list[str] | None | Unset = UNSET
    scheduled_for: str | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "email_address": self.email_address,
            "template_id": str(self.template_id),
        }
        if not isinstance(self.personalisation, Unset):
            _encoded["personalisation"] = self.personalisation.to_dict()
        if not isinstance(self.reference, Unset):
            _encoded["reference"] = self.reference
        if not isinstance(self.email_reply_to_id, Unset):
            _encoded["email_reply_to_id"] = str(self.email_reply_to_id)
        if not isinstance(self.one_click_unsubscribe_url, Unset):
            _encoded["one_click_unsubscribe_url"] = self.one_click_unsubscribe_url
        if not isinstance(self.sanitise_content_for, Unset):
            _encoded["sanitise_content_for"] = self.sanitise_content_for
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
        email_address = src_dict["email_address"]
        if not isinstance(email_address, str):
            raise TypeError("email_address is not a string")
        template_id = parse_uuid(src_dict["template_id"], "template_id")
        personalisation: EmailPersonalisation | Unset = UNSET
        if "personalisation" in src_dict:
            _value = src_dict["personalisation"]
            personalisation = EmailPersonalisation.from_dict(
                expect_object(_value, "personalisation")
            )
        reference: str | Unset = UNSET
        if "reference" in src_dict:
            _value = src_dict["reference"]
            reference = expect_string(_value, "reference")
        email_reply_to_id: UUID | Unset = UNSET
        if "email_reply_to_id" in src_dict:
            _value = src_dict["email_reply_to_id"]
            email_reply_to_id = parse_uuid(_value, "email_reply_to_id")
        one_click_unsubscribe_url: str | Unset = UNSET
        if "one_click_unsubscribe_url" in src_dict:
            _value = src_dict["one_click_unsubscribe_url"]
            one_click_unsubscribe_url = expect_string(_value, "one_click_unsubscribe_url")
        sanitise_content_for: list[str] | None | Unset = UNSET
        if "sanitise_content_for" in src_dict:
            _value = src_dict["sanitise_content_for"]
            sanitise_content_for = (
                None
                if _value is None
                else [
                    expect_string(_item, "sanitise_content_for")
                    for _item in expect_array(_value, "sanitise_content_for")
                ]
            )
        scheduled_for: str | None | Unset = UNSET
        if "scheduled_for" in src_dict:
            _value = src_dict["scheduled_for"]
            scheduled_for = None if _value is None else expect_string(_value, "scheduled_for")
        return cls(
            email_address=email_address,
            template_id=template_id,
            personalisation=personalisation,
            reference=reference,
            email_reply_to_id=email_reply_to_id,
            one_click_unsubscribe_url=one_click_unsubscribe_url,
            sanitise_content_for=sanitise_content_for,
            scheduled_for=scheduled_for,
        )
