"""Models that operations tagged `services` alone send."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, unknown_fields
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_array,
    expect_boolean,
    expect_integer,
    expect_string,
    hidden as _hidden,
    parse_uuid,
)

from .enums import OrganisationType, ServicePermission


@define(eq=False, repr=False, kw_only=True)
class CreateServiceRequest(Model):
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
        """Encode as JSON has it."""
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
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        if unknown := unknown_fields(CreateServiceRequest, src_dict):
            raise ValueError(f"unknown fields: {sorted(unknown)}")
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
        return cls(
            name=name,
            email_message_limit=email_message_limit,
            sms_message_limit=sms_message_limit,
            letter_message_limit=letter_message_limit,
            restricted=restricted,
            created_by=parse_uuid(src_dict["created_by"], "created_by"),
            user_id=parse_uuid(src_dict["user_id"], "user_id"),
            international_sms_message_limit=UNSET
            if "international_sms_message_limit" not in src_dict
            else expect_integer(
                src_dict["international_sms_message_limit"], "international_sms_message_limit"
            ),
            organisation_type=UNSET
            if "organisation_type" not in src_dict
            else None
            if (_value := src_dict["organisation_type"]) is None
            else OrganisationType.parse(expect_string(_value, "organisation_type")),
            active=UNSET
            if "active" not in src_dict
            else expect_boolean(src_dict["active"], "active"),
            rate_limit=UNSET
            if "rate_limit" not in src_dict
            else expect_integer(src_dict["rate_limit"], "rate_limit"),
            prefix_sms=UNSET
            if "prefix_sms" not in src_dict
            else expect_boolean(src_dict["prefix_sms"], "prefix_sms"),
            custom_email_sender_name=UNSET
            if "custom_email_sender_name" not in src_dict
            else None
            if (_value := src_dict["custom_email_sender_name"]) is None
            else expect_string(_value, "custom_email_sender_name"),
            contact_link=UNSET
            if "contact_link" not in src_dict
            else None
            if (_value := src_dict["contact_link"]) is None
            else expect_string(_value, "contact_link"),
            consent_to_research=UNSET
            if "consent_to_research" not in src_dict
            else None
            if (_value := src_dict["consent_to_research"]) is None
            else expect_boolean(_value, "consent_to_research"),
            volume_email=UNSET
            if "volume_email" not in src_dict
            else None
            if (_value := src_dict["volume_email"]) is None
            else expect_integer(_value, "volume_email"),
            volume_sms=UNSET
            if "volume_sms" not in src_dict
            else None
            if (_value := src_dict["volume_sms"]) is None
            else expect_integer(_value, "volume_sms"),
            volume_letter=UNSET
            if "volume_letter" not in src_dict
            else None
            if (_value := src_dict["volume_letter"]) is None
            else expect_integer(_value, "volume_letter"),
        )


@define(eq=False, repr=False, kw_only=True)
class UpdateServiceRequest(Model):
    """What to change about a service. Unknown fields are ignored."""

    active: bool | Unset = UNSET
    """Whether it is not archived."""
    billing_contact_email_addresses: str | None | Unset = field(default=UNSET, repr=_hidden)
    """Where invoices go."""
    billing_contact_names: str | None | Unset = field(default=UNSET, repr=_hidden)
    """Who gets invoices."""
    billing_reference: str | None | Unset = UNSET
    """What invoices refer to."""
    confirmed_email_sender_name: bool | None | Unset = UNSET
    """Whether somebody has agreed to the name of the sender."""
    confirmed_unique: bool | Unset = UNSET
    """Whether somebody has said that no other service does the same."""
    contact_link: str | None | Unset = field(default=UNSET, repr=_hidden)
    """How recipients of files reach the service."""
    count_as_live: bool | Unset = UNSET
    """Whether it counts as a live service."""
    created_by: UUID | Unset = UNSET
    """Who changes it; becomes its maker."""
    custom_email_sender_name: str | None | Unset = UNSET
    """What its emails have as the name of the sender. Null is the service's name."""
    email_branding: UUID | None | Unset = UNSET
    """The branding of its emails. Null is that of GOV.UK."""
    email_message_limit: int | Unset = UNSET
    """How many emails it may send a day."""
    free_sms_fragment_limit: int | Unset = UNSET
    """Ignored."""
    go_live_at: str | None | Unset = UNSET
    """When it went live. No other format is read, not even one without decimals."""
    go_live_user: UUID | None | Unset = UNSET
    """Who asked for it to go live."""
    has_active_go_live_request: bool | Unset = UNSET
    """Whether somebody has asked for it to go live."""
    international_sms_message_limit: int | Unset = UNSET
    """How many text messages it may send abroad a day."""
    letter_branding: UUID | None | Unset = UNSET
    """The branding of its letters."""
    letter_contact_block: str | None | Unset = field(default=UNSET, repr=_hidden)
    """Ignored."""
    letter_message_limit: int | Unset = UNSET
    """How many letters it may send a day."""
    name: str | Unset = UNSET
    """The name, which no other service may have."""
    notes: str | None | Unset = field(default=UNSET, repr=_hidden)
    """Notes of Notify's own people."""
    organisation_type: OrganisationType | None | Unset = UNSET
    """The part of the public sector that it belongs to."""
    permissions: list[ServicePermission] | Unset = UNSET
    """All that it may do from now on."""
    prefix_sms: bool | Unset = UNSET
    """Whether its text messages begin with its name."""
    purchase_order_number: str | None | Unset = UNSET
    """For invoices."""
    rate_limit: int | Unset = UNSET
    """How many requests for sending each kind of key may make in a minute."""
    reply_to_email_address: str | None | Unset = field(default=UNSET, repr=_hidden)
    """Ignored."""
    restricted: bool | Unset = UNSET
    """Whether it is in trial mode."""
    sms_message_limit: int | Unset = UNSET
    """How many text messages it may send a day."""
    sms_sender: str | None | Unset = UNSET
    """Ignored."""
    volume_email: int | None | Unset = UNSET
    """How many emails a year it expects."""
    volume_letter: int | None | Unset = UNSET
    """How many letters a year it expects."""
    volume_sms: int | None | Unset = UNSET
    """How many text messages a year it expects."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.active, Unset):
            _encoded["active"] = self.active
        if not isinstance(self.billing_contact_email_addresses, Unset):
            _encoded["billing_contact_email_addresses"] = self.billing_contact_email_addresses
        if not isinstance(self.billing_contact_names, Unset):
            _encoded["billing_contact_names"] = self.billing_contact_names
        if not isinstance(self.billing_reference, Unset):
            _encoded["billing_reference"] = self.billing_reference
        if not isinstance(self.confirmed_email_sender_name, Unset):
            _encoded["confirmed_email_sender_name"] = self.confirmed_email_sender_name
        if not isinstance(self.confirmed_unique, Unset):
            _encoded["confirmed_unique"] = self.confirmed_unique
        if not isinstance(self.contact_link, Unset):
            _encoded["contact_link"] = self.contact_link
        if not isinstance(self.count_as_live, Unset):
            _encoded["count_as_live"] = self.count_as_live
        if not isinstance(self.created_by, Unset):
            _encoded["created_by"] = str(self.created_by)
        if not isinstance(self.custom_email_sender_name, Unset):
            _encoded["custom_email_sender_name"] = self.custom_email_sender_name
        if not isinstance(self.email_branding, Unset):
            _encoded["email_branding"] = (
                None if self.email_branding is None else str(self.email_branding)
            )
        if not isinstance(self.email_message_limit, Unset):
            _encoded["email_message_limit"] = self.email_message_limit
        if not isinstance(self.free_sms_fragment_limit, Unset):
            _encoded["free_sms_fragment_limit"] = self.free_sms_fragment_limit
        if not isinstance(self.go_live_at, Unset):
            _encoded["go_live_at"] = self.go_live_at
        if not isinstance(self.go_live_user, Unset):
            _encoded["go_live_user"] = None if self.go_live_user is None else str(self.go_live_user)
        if not isinstance(self.has_active_go_live_request, Unset):
            _encoded["has_active_go_live_request"] = self.has_active_go_live_request
        if not isinstance(self.international_sms_message_limit, Unset):
            _encoded["international_sms_message_limit"] = self.international_sms_message_limit
        if not isinstance(self.letter_branding, Unset):
            _encoded["letter_branding"] = (
                None if self.letter_branding is None else str(self.letter_branding)
            )
        if not isinstance(self.letter_contact_block, Unset):
            _encoded["letter_contact_block"] = self.letter_contact_block
        if not isinstance(self.letter_message_limit, Unset):
            _encoded["letter_message_limit"] = self.letter_message_limit
        if not isinstance(self.name, Unset):
            _encoded["name"] = self.name
        if not isinstance(self.notes, Unset):
            _encoded["notes"] = self.notes
        if not isinstance(self.organisation_type, Unset):
            _encoded["organisation_type"] = (
                None if self.organisation_type is None else str(self.organisation_type)
            )
        if not isinstance(self.permissions, Unset):
            _encoded["permissions"] = [str(_item) for _item in self.permissions]
        if not isinstance(self.prefix_sms, Unset):
            _encoded["prefix_sms"] = self.prefix_sms
        if not isinstance(self.purchase_order_number, Unset):
            _encoded["purchase_order_number"] = self.purchase_order_number
        if not isinstance(self.rate_limit, Unset):
            _encoded["rate_limit"] = self.rate_limit
        if not isinstance(self.reply_to_email_address, Unset):
            _encoded["reply_to_email_address"] = self.reply_to_email_address
        if not isinstance(self.restricted, Unset):
            _encoded["restricted"] = self.restricted
        if not isinstance(self.sms_message_limit, Unset):
            _encoded["sms_message_limit"] = self.sms_message_limit
        if not isinstance(self.sms_sender, Unset):
            _encoded["sms_sender"] = self.sms_sender
        if not isinstance(self.volume_email, Unset):
            _encoded["volume_email"] = self.volume_email
        if not isinstance(self.volume_letter, Unset):
            _encoded["volume_letter"] = self.volume_letter
        if not isinstance(self.volume_sms, Unset):
            _encoded["volume_sms"] = self.volume_sms
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 0:
            _additional = unknown_fields(UpdateServiceRequest, src_dict)
        return cls(
            active=UNSET
            if "active" not in src_dict
            else expect_boolean(src_dict["active"], "active"),
            billing_contact_email_addresses=UNSET
            if "billing_contact_email_addresses" not in src_dict
            else None
            if (_value := src_dict["billing_contact_email_addresses"]) is None
            else expect_string(_value, "billing_contact_email_addresses"),
            billing_contact_names=UNSET
            if "billing_contact_names" not in src_dict
            else None
            if (_value := src_dict["billing_contact_names"]) is None
            else expect_string(_value, "billing_contact_names"),
            billing_reference=UNSET
            if "billing_reference" not in src_dict
            else None
            if (_value := src_dict["billing_reference"]) is None
            else expect_string(_value, "billing_reference"),
            confirmed_email_sender_name=UNSET
            if "confirmed_email_sender_name" not in src_dict
            else None
            if (_value := src_dict["confirmed_email_sender_name"]) is None
            else expect_boolean(_value, "confirmed_email_sender_name"),
            confirmed_unique=UNSET
            if "confirmed_unique" not in src_dict
            else expect_boolean(src_dict["confirmed_unique"], "confirmed_unique"),
            contact_link=UNSET
            if "contact_link" not in src_dict
            else None
            if (_value := src_dict["contact_link"]) is None
            else expect_string(_value, "contact_link"),
            count_as_live=UNSET
            if "count_as_live" not in src_dict
            else expect_boolean(src_dict["count_as_live"], "count_as_live"),
            created_by=UNSET
            if "created_by" not in src_dict
            else parse_uuid(src_dict["created_by"], "created_by"),
            custom_email_sender_name=UNSET
            if "custom_email_sender_name" not in src_dict
            else None
            if (_value := src_dict["custom_email_sender_name"]) is None
            else expect_string(_value, "custom_email_sender_name"),
            email_branding=UNSET
            if "email_branding" not in src_dict
            else None
            if (_value := src_dict["email_branding"]) is None
            else parse_uuid(_value, "email_branding"),
            email_message_limit=UNSET
            if "email_message_limit" not in src_dict
            else expect_integer(src_dict["email_message_limit"], "email_message_limit"),
            free_sms_fragment_limit=UNSET
            if "free_sms_fragment_limit" not in src_dict
            else expect_integer(src_dict["free_sms_fragment_limit"], "free_sms_fragment_limit"),
            go_live_at=UNSET
            if "go_live_at" not in src_dict
            else None
            if (_value := src_dict["go_live_at"]) is None
            else expect_string(_value, "go_live_at"),
            go_live_user=UNSET
            if "go_live_user" not in src_dict
            else None
            if (_value := src_dict["go_live_user"]) is None
            else parse_uuid(_value, "go_live_user"),
            has_active_go_live_request=UNSET
            if "has_active_go_live_request" not in src_dict
            else expect_boolean(
                src_dict["has_active_go_live_request"], "has_active_go_live_request"
            ),
            international_sms_message_limit=UNSET
            if "international_sms_message_limit" not in src_dict
            else expect_integer(
                src_dict["international_sms_message_limit"], "international_sms_message_limit"
            ),
            letter_branding=UNSET
            if "letter_branding" not in src_dict
            else None
            if (_value := src_dict["letter_branding"]) is None
            else parse_uuid(_value, "letter_branding"),
            letter_contact_block=UNSET
            if "letter_contact_block" not in src_dict
            else None
            if (_value := src_dict["letter_contact_block"]) is None
            else expect_string(_value, "letter_contact_block"),
            letter_message_limit=UNSET
            if "letter_message_limit" not in src_dict
            else expect_integer(src_dict["letter_message_limit"], "letter_message_limit"),
            name=UNSET if "name" not in src_dict else expect_string(src_dict["name"], "name"),
            notes=UNSET
            if "notes" not in src_dict
            else None
            if (_value := src_dict["notes"]) is None
            else expect_string(_value, "notes"),
            organisation_type=UNSET
            if "organisation_type" not in src_dict
            else None
            if (_value := src_dict["organisation_type"]) is None
            else OrganisationType.parse(expect_string(_value, "organisation_type")),
            permissions=UNSET
            if "permissions" not in src_dict
            else [
                ServicePermission.parse(expect_string(_item, "permissions"))
                for _item in expect_array(src_dict["permissions"], "permissions")
            ],
            prefix_sms=UNSET
            if "prefix_sms" not in src_dict
            else expect_boolean(src_dict["prefix_sms"], "prefix_sms"),
            purchase_order_number=UNSET
            if "purchase_order_number" not in src_dict
            else None
            if (_value := src_dict["purchase_order_number"]) is None
            else expect_string(_value, "purchase_order_number"),
            rate_limit=UNSET
            if "rate_limit" not in src_dict
            else expect_integer(src_dict["rate_limit"], "rate_limit"),
            reply_to_email_address=UNSET
            if "reply_to_email_address" not in src_dict
            else None
            if (_value := src_dict["reply_to_email_address"]) is None
            else expect_string(_value, "reply_to_email_address"),
            restricted=UNSET
            if "restricted" not in src_dict
            else expect_boolean(src_dict["restricted"], "restricted"),
            sms_message_limit=UNSET
            if "sms_message_limit" not in src_dict
            else expect_integer(src_dict["sms_message_limit"], "sms_message_limit"),
            sms_sender=UNSET
            if "sms_sender" not in src_dict
            else None
            if (_value := src_dict["sms_sender"]) is None
            else expect_string(_value, "sms_sender"),
            volume_email=UNSET
            if "volume_email" not in src_dict
            else None
            if (_value := src_dict["volume_email"]) is None
            else expect_integer(_value, "volume_email"),
            volume_letter=UNSET
            if "volume_letter" not in src_dict
            else None
            if (_value := src_dict["volume_letter"]) is None
            else expect_integer(_value, "volume_letter"),
            volume_sms=UNSET
            if "volume_sms" not in src_dict
            else None
            if (_value := src_dict["volume_sms"]) is None
            else expect_integer(_value, "volume_sms"),
            additional_properties=_additional,
        )
