from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_boolean,
    expect_integer,
    expect_string,
    hidden as _hidden,
    parse_uuid,
)

from ..models.organisation_type import OrganisationType

_KNOWN = frozenset(
    (
        "name",
        "email_message_limit",
        "sms_message_limit",
        "letter_message_limit",
        "restricted",
        "created_by",
        "user_id",
        "international_sms_message_limit",
        "organisation_type",
        "active",
        "rate_limit",
        "prefix_sms",
        "custom_email_sender_name",
        "contact_link",
        "consent_to_research",
        "volume_email",
        "volume_sms",
        "volume_letter",
    )
)


@define(kw_only=True)
class CreateServiceRequest:
    """A new service."""

    name: str
    """The name, which no other service may have. The server takes an empty one."""
    email_message_limit: int
    """How many emails it may send a day."""
    sms_message_limit: int
    """How many text messages it may send a day."""
    letter_message_limit: int
    """How many letters it may send a day."""
    restricted: bool
    """Whether it begins in trial mode."""
    created_by: UUID
    """Who makes it."""
    user_id: UUID
    """Who becomes its first member."""
    international_sms_message_limit: int | Unset = UNSET
    """How many text messages it may send abroad a day. 250,000 if left out."""
    organisation_type: OrganisationType | None | Unset = UNSET
    """The part of the public sector that it belongs to."""
    active: bool | Unset = UNSET
    """Becomes true whatever is sent."""
    rate_limit: int | Unset = UNSET
    """How many requests for sending each kind of key may make in a minute. 3,000 if left out."""
    prefix_sms: bool | Unset = UNSET
    """Whether its text messages begin with its name."""
    custom_email_sender_name: str | None | Unset = UNSET
    """What its emails have as the name of the sender."""
    contact_link: str | None | Unset = field(default=UNSET, repr=_hidden)
    """How recipients of files reach the service."""
    consent_to_research: bool | None | Unset = UNSET
    """Whether researchers may ask."""
    volume_email: int | None | Unset = UNSET
    """How many emails a year it expects."""
    volume_sms: int | None | Unset = UNSET
    """How many text messages a year it expects."""
    volume_letter: int | None | Unset = UNSET
    """How many letters a year it expects."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "name": self.name,
            "email_message_limit": self.email_message_limit,
            "sms_message_limit": self.sms_message_limit,
            "letter_message_limit": self.letter_message_limit,
            "restricted": self.restricted,
            "created_by": str(self.created_by),
            "user_id": str(self.user_id),
        }
        if not isinstance(self.international_sms_message_limit, Unset):
            _encoded["international_sms_message_limit"] = self.international_sms_message_limit
        if not isinstance(self.organisation_type, Unset):
            _encoded["organisation_type"] = (
                None if self.organisation_type is None else str(self.organisation_type)
            )
        if not isinstance(self.active, Unset):
            _encoded["active"] = self.active
        if not isinstance(self.rate_limit, Unset):
            _encoded["rate_limit"] = self.rate_limit
        if not isinstance(self.prefix_sms, Unset):
            _encoded["prefix_sms"] = self.prefix_sms
        if not isinstance(self.custom_email_sender_name, Unset):
            _encoded["custom_email_sender_name"] = self.custom_email_sender_name
        if not isinstance(self.contact_link, Unset):
            _encoded["contact_link"] = self.contact_link
        if not isinstance(self.consent_to_research, Unset):
            _encoded["consent_to_research"] = self.consent_to_research
        if not isinstance(self.volume_email, Unset):
            _encoded["volume_email"] = self.volume_email
        if not isinstance(self.volume_sms, Unset):
            _encoded["volume_sms"] = self.volume_sms
        if not isinstance(self.volume_letter, Unset):
            _encoded["volume_letter"] = self.volume_letter
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
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        email_message_limit = src_dict["email_message_limit"]
        if type(email_message_limit) is not int:
            raise TypeError("email_message_limit is not an integer")
        sms_message_limit = src_dict["sms_message_limit"]
        if type(sms_message_limit) is not int:
            raise TypeError("sms_message_limit is not an integer")
        letter_message_limit = src_dict["letter_message_limit"]
        if type(letter_message_limit) is not int:
            raise TypeError("letter_message_limit is not an integer")
        restricted = src_dict["restricted"]
        if not isinstance(restricted, bool):
            raise TypeError("restricted is not a boolean")
        created_by = parse_uuid(src_dict["created_by"], "created_by")
        user_id = parse_uuid(src_dict["user_id"], "user_id")
        international_sms_message_limit: int | Unset = UNSET
        if "international_sms_message_limit" in src_dict:
            _value = src_dict["international_sms_message_limit"]
            international_sms_message_limit = expect_integer(
                _value, "international_sms_message_limit"
            )
        organisation_type: OrganisationType | None | Unset = UNSET
        if "organisation_type" in src_dict:
            _value = src_dict["organisation_type"]
            organisation_type = (
                None
                if _value is None
                else OrganisationType.parse(expect_string(_value, "organisation_type"))
            )
        active: bool | Unset = UNSET
        if "active" in src_dict:
            _value = src_dict["active"]
            active = expect_boolean(_value, "active")
        rate_limit: int | Unset = UNSET
        if "rate_limit" in src_dict:
            _value = src_dict["rate_limit"]
            rate_limit = expect_integer(_value, "rate_limit")
        prefix_sms: bool | Unset = UNSET
        if "prefix_sms" in src_dict:
            _value = src_dict["prefix_sms"]
            prefix_sms = expect_boolean(_value, "prefix_sms")
        custom_email_sender_name: str | None | Unset = UNSET
        if "custom_email_sender_name" in src_dict:
            _value = src_dict["custom_email_sender_name"]
            custom_email_sender_name = (
                None if _value is None else expect_string(_value, "custom_email_sender_name")
            )
        contact_link: str | None | Unset = UNSET
        if "contact_link" in src_dict:
            _value = src_dict["contact_link"]
            contact_link = None if _value is None else expect_string(_value, "contact_link")
        consent_to_research: bool | None | Unset = UNSET
        if "consent_to_research" in src_dict:
            _value = src_dict["consent_to_research"]
            consent_to_research = (
                None if _value is None else expect_boolean(_value, "consent_to_research")
            )
        volume_email: int | None | Unset = UNSET
        if "volume_email" in src_dict:
            _value = src_dict["volume_email"]
            volume_email = None if _value is None else expect_integer(_value, "volume_email")
        volume_sms: int | None | Unset = UNSET
        if "volume_sms" in src_dict:
            _value = src_dict["volume_sms"]
            volume_sms = None if _value is None else expect_integer(_value, "volume_sms")
        volume_letter: int | None | Unset = UNSET
        if "volume_letter" in src_dict:
            _value = src_dict["volume_letter"]
            volume_letter = None if _value is None else expect_integer(_value, "volume_letter")
        return cls(
            name=name,
            email_message_limit=email_message_limit,
            sms_message_limit=sms_message_limit,
            letter_message_limit=letter_message_limit,
            restricted=restricted,
            created_by=created_by,
            user_id=user_id,
            international_sms_message_limit=international_sms_message_limit,
            organisation_type=organisation_type,
            active=active,
            rate_limit=rate_limit,
            prefix_sms=prefix_sms,
            custom_email_sender_name=custom_email_sender_name,
            contact_link=contact_link,
            consent_to_research=consent_to_research,
            volume_email=volume_email,
            volume_sms=volume_sms,
            volume_letter=volume_letter,
        )
