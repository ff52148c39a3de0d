from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    expect_array,
    expect_object,
    expect_string,
    hidden as _hidden,
    parse_uuid,
)

from ..models.organisation_type import OrganisationType
from ..models.service_callback import ServiceCallback
from ..models.service_permission import ServicePermission

_KNOWN = frozenset(
    (
        "id",
        "name",
        "active",
        "restricted",
        "created_by",
        "organisation",
        "organisation_type",
        "permissions",
        "email_message_limit",
        "sms_message_limit",
        "letter_message_limit",
        "international_sms_message_limit",
        "rate_limit",
        "prefix_sms",
        "email_branding",
        "letter_branding",
        "custom_email_sender_name",
        "email_sender_local_part",
        "confirmed_email_sender_name",
        "confirmed_unique",
        "contact_link",
        "count_as_live",
        "go_live_at",
        "go_live_user",
        "has_active_go_live_request",
        "consent_to_research",
        "notes",
        "purchase_order_number",
        "billing_contact_names",
        "billing_contact_email_addresses",
        "billing_reference",
        "volume_email",
        "volume_sms",
        "volume_letter",
        "service_callback_api",
    )
)


@define(kw_only=True)
class Service:
    """A service and its settings."""

    id: UUID
    """The id of the service."""
    name: str
    """The name that its recipients see."""
    active: bool
    """Whether it is not archived."""
    restricted: bool
    """Whether it is in trial mode, and reaches only its team and guest list."""
    created_by: UUID
    """Who made the service, or who changed it last through the website."""
    organisation: UUID | None
    """The organisation that it belongs to."""
    organisation_type: OrganisationType | None
    """The part of the public sector that it belongs to."""
    permissions: list[ServicePermission]
    """What it may do."""
    email_message_limit: int
    """How many emails it may send a day."""
    sms_message_limit: int
    """How many text messages it may send a day."""
    letter_message_limit: int
    """How many letters it may send a day."""
    international_sms_message_limit: int
    """How many text messages it may send abroad a day."""
    rate_limit: int
    """How many requests for sending each kind of key may make in a minute."""
    prefix_sms: bool
    """Whether its text messages begin with its name."""
    email_branding: UUID | None
    """The branding of its emails. Null is that of GOV.UK."""
    letter_branding: UUID | None
    """The branding of its letters."""
    custom_email_sender_name: str | None
    """What its emails have as the name of the sender, if not the service's name."""
    email_sender_local_part: str
    """What stands before the `@` in the address that its emails are from. Made from the name of the
    sender: lower case, spaces as dots, without what an address cannot have.
    """
    confirmed_email_sender_name: bool | None
    """Whether somebody has agreed to the name of the sender."""
    confirmed_unique: bool
    """Whether somebody has said that no other service does the same."""
    contact_link: str | None = field(repr=_hidden)
    """How recipients of files reach the service; a web address, email address or number."""
    count_as_live: bool
    """Whether it counts as a live service."""
    go_live_at: str | None
    """When it went live."""
    go_live_user: UUID | None
    """Who asked for it to go live."""
    has_active_go_live_request: bool
    """Whether somebody has asked for it to go live."""
    consent_to_research: bool | None
    """Whether researchers may ask."""
    notes: str | None = field(repr=_hidden)
    """Notes of Notify's own people."""
    purchase_order_number: str | None
    """For invoices."""
    billing_contact_names: str | None = field(repr=_hidden)
    """Who gets invoices."""
    billing_contact_email_addresses: str | None = field(repr=_hidden)
    """Where they go."""
    billing_reference: str | None
    """What invoices refer to."""
    volume_email: int | None
    """How many emails a year it expects."""
    volume_sms: int | None
    """How many text messages a year it expects."""
    volume_letter: int | None
    """How many letters a year it expects."""
    service_callback_api: list[ServiceCallback]
    """Its callbacks. This is the only place where their ids are listed."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "name": self.name,
            "active": self.active,
            "restricted": self.restricted,
            "created_by": str(self.created_by),
            "organisation": None if self.organisation is None else str(self.organisation),
            "organisation_type": None
            if self.organisation_type is None
            else str(self.organisation_type),
            "permissions": [str(_item) for _item in self.permissions],
            "email_message_limit": self.email_message_limit,
            "sms_message_limit": self.sms_message_limit,
            "letter_message_limit": self.letter_message_limit,
            "international_sms_message_limit": self.international_sms_message_limit,
            "rate_limit": self.rate_limit,
            "prefix_sms": self.prefix_sms,
            "email_branding": None if self.email_branding is None else str(self.email_branding),
            "letter_branding": None if self.letter_branding is None else str(self.letter_branding),
            "custom_email_sender_name": self.custom_email_sender_name,
            "email_sender_local_part": self.email_sender_local_part,
            "confirmed_email_sender_name": self.confirmed_email_sender_name,
            "confirmed_unique": self.confirmed_unique,
            "contact_link": self.contact_link,
            "count_as_live": self.count_as_live,
            "go_live_at": self.go_live_at,
            "go_live_user": None if self.go_live_user is None else str(self.go_live_user),
            "has_active_go_live_request": self.has_active_go_live_request,
            "consent_to_research": self.consent_to_research,
            "notes": self.notes,
            "purchase_order_number": self.purchase_order_number,
            "billing_contact_names": self.billing_contact_names,
            "billing_contact_email_addresses": self.billing_contact_email_addresses,
            "billing_reference": self.billing_reference,
            "volume_email": self.volume_email,
            "volume_sms": self.volume_sms,
            "volume_letter": self.volume_letter,
            "service_callback_api": [_item.to_dict() for _item in self.service_callback_api],
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
        if len(src_dict) != 35:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        id = parse_uuid(src_dict["id"], "id")
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        active = src_dict["active"]
        if not isinstance(active, bool):
            raise TypeError("active is not a boolean")
        restricted = src_dict["restricted"]
        if not isinstance(restricted, bool):
            raise TypeError("restricted is not a boolean")
        created_by = parse_uuid(src_dict["created_by"], "created_by")
        _value = src_dict["organisation"]
        organisation = None if _value is None else parse_uuid(_value, "organisation")
        _value = src_dict["organisation_type"]
        organisation_type = (
            None
            if _value is None
            else OrganisationType.parse(expect_string(_value, "organisation_type"))
        )
        permissions = [
            ServicePermission.parse(expect_string(_item, "permissions"))
            for _item in expect_array(src_dict["permissions"], "permissions")
        ]
        email_message_limit = src_dict["email_message_limit"]
        if type(email_message_limit) is not int:
            raise TypeError("email_message_limit is not an integer")
        sms_message_limit = src_dict["sms_message_limit"]
        if type(sms_message_limit) is not int:
            raise TypeError("sms_message_limit is not an integer")
        letter_message_limit = src_dict["letter_message_limit"]
        if type(letter_message_limit) is not int:
            raise TypeError("letter_message_limit is not an integer")
        international_sms_message_limit = src_dict["international_sms_message_limit"]
        if type(international_sms_message_limit) is not int:
            raise TypeError("international_sms_message_limit is not an integer")
        rate_limit = src_dict["rate_limit"]
        if type(rate_limit) is not int:
            raise TypeError("rate_limit is not an integer")
        prefix_sms = src_dict["prefix_sms"]
        if not isinstance(prefix_sms, bool):
            raise TypeError("prefix_sms is not a boolean")
        _value = src_dict["email_branding"]
        email_branding = None if _value is None else parse_uuid(_value, "email_branding")
        _value = src_dict["letter_branding"]
        letter_branding = None if _value is None else parse_uuid(_value, "letter_branding")
        custom_email_sender_name = src_dict["custom_email_sender_name"]
        if custom_email_sender_name is not None and not isinstance(custom_email_sender_name, str):
            raise TypeError("custom_email_sender_name is neither a string nor null")
        email_sender_local_part = src_dict["email_sender_local_part"]
        if not isinstance(email_sender_local_part, str):
            raise TypeError("email_sender_local_part is not a string")
        confirmed_email_sender_name = src_dict["confirmed_email_sender_name"]
        if confirmed_email_sender_name is not None and not isinstance(
            confirmed_email_sender_name, bool
        ):
            raise TypeError("confirmed_email_sender_name is neither a boolean nor null")
        confirmed_unique = src_dict["confirmed_unique"]
        if not isinstance(confirmed_unique, bool):
            raise TypeError("confirmed_unique is not a boolean")
        contact_link = src_dict["contact_link"]
        if contact_link is not None and not isinstance(contact_link, str):
            raise TypeError("contact_link is neither a string nor null")
        count_as_live = src_dict["count_as_live"]
        if not isinstance(count_as_live, bool):
            raise TypeError("count_as_live is not a boolean")
        go_live_at = src_dict["go_live_at"]
        if go_live_at is not None and not isinstance(go_live_at, str):
            raise TypeError("go_live_at is neither a string nor null")
        _value = src_dict["go_live_user"]
        go_live_user = None if _value is None else parse_uuid(_value, "go_live_user")
        has_active_go_live_request = src_dict["has_active_go_live_request"]
        if not isinstance(has_active_go_live_request, bool):
            raise TypeError("has_active_go_live_request is not a boolean")
        consent_to_research = src_dict["consent_to_research"]
        if consent_to_research is not None and not isinstance(consent_to_research, bool):
            raise TypeError("consent_to_research is neither a boolean nor null")
        notes = src_dict["notes"]
        if notes is not None and not isinstance(notes, str):
            raise TypeError("notes is neither a string nor null")
        purchase_order_number = src_dict["purchase_order_number"]
        if purchase_order_number is not None and not isinstance(purchase_order_number, str):
            raise TypeError("purchase_order_number is neither a string nor null")
        billing_contact_names = src_dict["billing_contact_names"]
        if billing_contact_names is not None and not isinstance(billing_contact_names, str):
            raise TypeError("billing_contact_names is neither a string nor null")
        billing_contact_email_addresses = src_dict["billing_contact_email_addresses"]
        if billing_contact_email_addresses is not None and not isinstance(
            billing_contact_email_addresses, str
        ):
            raise TypeError("billing_contact_email_addresses is neither a string nor null")
        billing_reference = src_dict["billing_reference"]
        if billing_reference is not None and not isinstance(billing_reference, str):
            raise TypeError("billing_reference is neither a string nor null")
        volume_email = src_dict["volume_email"]
        if volume_email is not None and type(volume_email) is not int:
            raise TypeError("volume_email is neither an integer nor null")
        volume_sms = src_dict["volume_sms"]
        if volume_sms is not None and type(volume_sms) is not int:
            raise TypeError("volume_sms is neither an integer nor null")
        volume_letter = src_dict["volume_letter"]
        if volume_letter is not None and type(volume_letter) is not int:
            raise TypeError("volume_letter is neither an integer nor null")
        service_callback_api = [
            ServiceCallback.from_dict(expect_object(_item, "service_callback_api"))
            for _item in expect_array(src_dict["service_callback_api"], "service_callback_api")
        ]
        return cls(
            id=id,
            name=name,
            active=active,
            restricted=restricted,
            created_by=created_by,
            organisation=organisation,
            organisation_type=organisation_type,
            permissions=permissions,
            email_message_limit=email_message_limit,
            sms_message_limit=sms_message_limit,
            letter_message_limit=letter_message_limit,
            international_sms_message_limit=international_sms_message_limit,
            rate_limit=rate_limit,
            prefix_sms=prefix_sms,
            email_branding=email_branding,
            letter_branding=letter_branding,
            custom_email_sender_name=custom_email_sender_name,
            email_sender_local_part=email_sender_local_part,
            confirmed_email_sender_name=confirmed_email_sender_name,
            confirmed_unique=confirmed_unique,
            contact_link=contact_link,
            count_as_live=count_as_live,
            go_live_at=go_live_at,
            go_live_user=go_live_user,
            has_active_go_live_request=has_active_go_live_request,
            consent_to_research=consent_to_research,
            notes=notes,
            purchase_order_number=purchase_order_number,
            billing_contact_names=billing_contact_names,
            billing_contact_email_addresses=billing_contact_email_addresses,
            billing_reference=billing_reference,
            volume_email=volume_email,
            volume_sms=volume_sms,
            volume_letter=volume_letter,
            service_callback_api=service_callback_api,
            additional_properties=_additional,
        )
