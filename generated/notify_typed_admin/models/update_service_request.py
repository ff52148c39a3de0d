from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
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

from ..models.organisation_type import OrganisationType
from ..models.service_permission import ServicePermission

_KNOWN = frozenset(
    (
        "active",
        "billing_contact_email_addresses",
        "billing_contact_names",
        "billing_reference",
        "confirmed_email_sender_name",
        "confirmed_unique",
        "contact_link",
        "count_as_live",
        "created_by",
        "custom_email_sender_name",
        "email_branding",
        "email_message_limit",
        "free_sms_fragment_limit",
        "go_live_at",
        "go_live_user",
        "has_active_go_live_request",
        "international_sms_message_limit",
        "letter_branding",
        "letter_contact_block",
        "letter_message_limit",
        "name",
        "notes",
        "organisation_type",
        "permissions",
        "prefix_sms",
        "purchase_order_number",
        "rate_limit",
        "reply_to_email_address",
        "restricted",
        "sms_message_limit",
        "sms_sender",
        "volume_email",
        "volume_letter",
        "volume_sms",
    )
)


@define(kw_only=True)
class UpdateServiceRequest:
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
        """Encode as JSON has it. The inverse of `from_dict`."""
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
        """Decode what JSON had. Unknown enum values are kept, unknown fields too.

        Raises:
            KeyError: If a required field is missing.
            TypeError: If a value has the wrong type.
            ValueError: If a value cannot be read.
        """
        _additional: dict[str, Any] = {}
        if len(src_dict) != 0:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        active: bool | Unset = UNSET
        if "active" in src_dict:
            _value = src_dict["active"]
            active = expect_boolean(_value, "active")
        billing_contact_email_addresses: str | None | Unset = UNSET
        if "billing_contact_email_addresses" in src_dict:
            _value = src_dict["billing_contact_email_addresses"]
            billing_contact_email_addresses = (
                None if _value is None else expect_string(_value, "billing_contact_email_addresses")
            )
        billing_contact_names: str | None | Unset = UNSET
        if "billing_contact_names" in src_dict:
            _value = src_dict["billing_contact_names"]
            billing_contact_names = (
                None if _value is None else expect_string(_value, "billing_contact_names")
            )
        billing_reference: str | None | Unset = UNSET
        if "billing_reference" in src_dict:
            _value = src_dict["billing_reference"]
            billing_reference = (
                None if _value is None else expect_string(_value, "billing_reference")
            )
        confirmed_email_sender_name: bool | None | Unset = UNSET
        if "confirmed_email_sender_name" in src_dict:
            _value = src_dict["confirmed_email_sender_name"]
            confirmed_email_sender_name = (
                None if _value is None else expect_boolean(_value, "confirmed_email_sender_name")
            )
        confirmed_unique: bool | Unset = UNSET
        if "confirmed_unique" in src_dict:
            _value = src_dict["confirmed_unique"]
            confirmed_unique = expect_boolean(_value, "confirmed_unique")
        contact_link: str | None | Unset = UNSET
        if "contact_link" in src_dict:
            _value = src_dict["contact_link"]
            contact_link = None if _value is None else expect_string(_value, "contact_link")
        count_as_live: bool | Unset = UNSET
        if "count_as_live" in src_dict:
            _value = src_dict["count_as_live"]
            count_as_live = expect_boolean(_value, "count_as_live")
        created_by: UUID | Unset = UNSET
        if "created_by" in src_dict:
            _value = src_dict["created_by"]
            created_by = parse_uuid(_value, "created_by")
        custom_email_sender_name: str | None | Unset = UNSET
        if "custom_email_sender_name" in src_dict:
            _value = src_dict["custom_email_sender_name"]
            custom_email_sender_name = (
                None if _value is None else expect_string(_value, "custom_email_sender_name")
            )
        email_branding: UUID | None | Unset = UNSET
        if "email_branding" in src_dict:
            _value = src_dict["email_branding"]
            email_branding = None if _value is None else parse_uuid(_value, "email_branding")
        email_message_limit: int | Unset = UNSET
        if "email_message_limit" in src_dict:
            _value = src_dict["email_message_limit"]
            email_message_limit = expect_integer(_value, "email_message_limit")
        free_sms_fragment_limit: int | Unset = UNSET
        if "free_sms_fragment_limit" in src_dict:
            _value = src_dict["free_sms_fragment_limit"]
            free_sms_fragment_limit = expect_integer(_value, "free_sms_fragment_limit")
        go_live_at: str | None | Unset = UNSET
        if "go_live_at" in src_dict:
            _value = src_dict["go_live_at"]
            go_live_at = None if _value is None else expect_string(_value, "go_live_at")
        go_live_user: UUID | None | Unset = UNSET
        if "go_live_user" in src_dict:
            _value = src_dict["go_live_user"]
            go_live_user = None if _value is None else parse_uuid(_value, "go_live_user")
        has_active_go_live_request: bool | Unset = UNSET
        if "has_active_go_live_request" in src_dict:
            _value = src_dict["has_active_go_live_request"]
            has_active_go_live_request = expect_boolean(_value, "has_active_go_live_request")
        international_sms_message_limit: int | Unset = UNSET
        if "international_sms_message_limit" in src_dict:
            _value = src_dict["international_sms_message_limit"]
            international_sms_message_limit = expect_integer(
                _value, "international_sms_message_limit"
            )
        letter_branding: UUID | None | Unset = UNSET
        if "letter_branding" in src_dict:
            _value = src_dict["letter_branding"]
            letter_branding = None if _value is None else parse_uuid(_value, "letter_branding")
        letter_contact_block: str | None | Unset = UNSET
        if "letter_contact_block" in src_dict:
            _value = src_dict["letter_contact_block"]
            letter_contact_block = (
                None if _value is None else expect_string(_value, "letter_contact_block")
            )
        letter_message_limit: int | Unset = UNSET
        if "letter_message_limit" in src_dict:
            _value = src_dict["letter_message_limit"]
            letter_message_limit = expect_integer(_value, "letter_message_limit")
        name: str | Unset = UNSET
        if "name" in src_dict:
            _value = src_dict["name"]
            name = expect_string(_value, "name")
        notes: str | None | Unset = UNSET
        if "notes" in src_dict:
            _value = src_dict["notes"]
            notes = None if _value is None else expect_string(_value, "notes")
        organisation_type: OrganisationType | None | Unset = UNSET
        if "organisation_type" in src_dict:
            _value = src_dict["organisation_type"]
            organisation_type = (
                None
                if _value is None
                else OrganisationType.parse(expect_string(_value, "organisation_type"))
            )
        permissions: list[ServicePermission] | Unset = UNSET
        if "permissions" in src_dict:
            _value = src_dict["permissions"]
            permissions = [
                ServicePermission.parse(expect_string(_item, "permissions"))
                for _item in expect_array(_value, "permissions")
            ]
        prefix_sms: bool | Unset = UNSET
        if "prefix_sms" in src_dict:
            _value = src_dict["prefix_sms"]
            prefix_sms = expect_boolean(_value, "prefix_sms")
        purchase_order_number: str | None | Unset = UNSET
        if "purchase_order_number" in src_dict:
            _value = src_dict["purchase_order_number"]
            purchase_order_number = (
                None if _value is None else expect_string(_value, "purchase_order_number")
            )
        rate_limit: int | Unset = UNSET
        if "rate_limit" in src_dict:
            _value = src_dict["rate_limit"]
            rate_limit = expect_integer(_value, "rate_limit")
        reply_to_email_address: str | None | Unset = UNSET
        if "reply_to_email_address" in src_dict:
            _value = src_dict["reply_to_email_address"]
            reply_to_email_address = (
                None if _value is None else expect_string(_value, "reply_to_email_address")
            )
        restricted: bool | Unset = UNSET
        if "restricted" in src_dict:
            _value = src_dict["restricted"]
            restricted = expect_boolean(_value, "restricted")
        sms_message_limit: int | Unset = UNSET
        if "sms_message_limit" in src_dict:
            _value = src_dict["sms_message_limit"]
            sms_message_limit = expect_integer(_value, "sms_message_limit")
        sms_sender: str | None | Unset = UNSET
        if "sms_sender" in src_dict:
            _value = src_dict["sms_sender"]
            sms_sender = None if _value is None else expect_string(_value, "sms_sender")
        volume_email: int | None | Unset = UNSET
        if "volume_email" in src_dict:
            _value = src_dict["volume_email"]
            volume_email = None if _value is None else expect_integer(_value, "volume_email")
        volume_letter: int | None | Unset = UNSET
        if "volume_letter" in src_dict:
            _value = src_dict["volume_letter"]
            volume_letter = None if _value is None else expect_integer(_value, "volume_letter")
        volume_sms: int | None | Unset = UNSET
        if "volume_sms" in src_dict:
            _value = src_dict["volume_sms"]
            volume_sms = None if _value is None else expect_integer(_value, "volume_sms")
        return cls(
            active=active,
            billing_contact_email_addresses=billing_contact_email_addresses,
            billing_contact_names=billing_contact_names,
            billing_reference=billing_reference,
            confirmed_email_sender_name=confirmed_email_sender_name,
            confirmed_unique=confirmed_unique,
            contact_link=contact_link,
            count_as_live=count_as_live,
            created_by=created_by,
            custom_email_sender_name=custom_email_sender_name,
            email_branding=email_branding,
            email_message_limit=email_message_limit,
            free_sms_fragment_limit=free_sms_fragment_limit,
            go_live_at=go_live_at,
            go_live_user=go_live_user,
            has_active_go_live_request=has_active_go_live_request,
            international_sms_message_limit=international_sms_message_limit,
            letter_branding=letter_branding,
            letter_contact_block=letter_contact_block,
            letter_message_limit=letter_message_limit,
            name=name,
            notes=notes,
            organisation_type=organisation_type,
            permissions=permissions,
            prefix_sms=prefix_sms,
            purchase_order_number=purchase_order_number,
            rate_limit=rate_limit,
            reply_to_email_address=reply_to_email_address,
            restricted=restricted,
            sms_message_limit=sms_message_limit,
            sms_sender=sms_sender,
            volume_email=volume_email,
            volume_letter=volume_letter,
            volume_sms=volume_sms,
            additional_properties=_additional,
        )
