from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_array,
    expect_object,
    expect_string,
    hidden as _hidden,
    parse_uuid,
)

from ..models.email_personalisation import EmailPersonalisation

_KNOWN = frozenset(
    (
        "email_address",
        "template_id",
        "reference",
        "personalisation",
        "scheduled_for",
        "email_reply_to_id",
        "one_click_unsubscribe_url",
        "sanitise_content_for",
    )
)


@define(kw_only=True)
class EmailRequest:
    """An email to send."""

    email_address: str = field(repr=_hidden)
    """The recipient: one plain address, without a display name. The part before the `@` is ASCII
    without quotes, the host name may be international. Spaces around it are removed.
    """
    template_id: UUID
    """An email template of the service."""
    reference: str | Unset = UNSET
    """One's own identifier for the email, for finding it again. It need not be unique, and the
    recipient does not see it.
    """
    personalisation: EmailPersonalisation | Unset = field(default=UNSET, repr=_hidden)
    scheduled_for: str | None | Unset = UNSET
    """Without effect: the email is sent at once. The server still checks that the time is neither in
    the past nor more than 24 hours ahead.
    """
    email_reply_to_id: UUID | Unset = UNSET
    """One of the service's reply-to addresses, from Notify's website. Without it the default one is
    used. Not `null`.
    """
    one_click_unsubscribe_url: str | Unset = field(default=UNSET, repr=_hidden)
    """An address of the service, beginning with `https` in small letters, that the recipient's mail
    program calls to unsubscribe. It is sent as the header `List-Unsubscribe`. ASCII only; not
    `null`.
    """
    sanitise_content_for: list[str] | None | Unset = UNSET
    """Names of values that come from strangers. Links are removed from these values and Markdown in
    them is escaped before they are filled in. Each named value must be text.
    """

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "email_address": self.email_address,
            "template_id": str(self.template_id),
        }
        if not isinstance(self.reference, Unset):
            _encoded["reference"] = self.reference
        if not isinstance(self.personalisation, Unset):
            _encoded["personalisation"] = self.personalisation.to_dict()
        if not isinstance(self.scheduled_for, Unset):
            _encoded["scheduled_for"] = self.scheduled_for
        if not isinstance(self.email_reply_to_id, Unset):
            _encoded["email_reply_to_id"] = str(self.email_reply_to_id)
        if not isinstance(self.one_click_unsubscribe_url, Unset):
            _encoded["one_click_unsubscribe_url"] = self.one_click_unsubscribe_url
        if not isinstance(self.sanitise_content_for, Unset):
            _encoded["sanitise_content_for"] = self.sanitise_content_for
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
        reference: str | Unset = UNSET
        if "reference" in src_dict:
            _value = src_dict["reference"]
            reference = expect_string(_value, "reference")
        personalisation: EmailPersonalisation | Unset = UNSET
        if "personalisation" in src_dict:
            _value = src_dict["personalisation"]
            personalisation = EmailPersonalisation.from_dict(
                expect_object(_value, "personalisation")
            )
        scheduled_for: str | None | Unset = UNSET
        if "scheduled_for" in src_dict:
            _value = src_dict["scheduled_for"]
            scheduled_for = None if _value is None else expect_string(_value, "scheduled_for")
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
        return cls(
            email_address=email_address,
            template_id=template_id,
            reference=reference,
            personalisation=personalisation,
            scheduled_for=scheduled_for,
            email_reply_to_id=email_reply_to_id,
            one_click_unsubscribe_url=one_click_unsubscribe_url,
            sanitise_content_for=sanitise_content_for,
        )
