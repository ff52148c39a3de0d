from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    expect_array,
    expect_object,
    expect_string,
    format_datetime,
    hidden as _hidden,
    parse_datetime,
    parse_uuid,
)

from ..models.organisation_type import OrganisationType
from ..models.service_callback import ServiceCallback
from ..models.statistics import Statistics

_KNOWN = frozenset(
    (
        "id",
        "name",
        "active",
        "restricted",
        "organisation",
        "organisation_type",
        "international_sms_message_limit",
        "prefix_sms",
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
        "created_at",
        "updated_at",
        "statistics",
        "complaints",
        "data_retention",
        "letter_contacts",
        "unsubscribe_request_reports",
        "unsubscribe_requests",
    )
)


@define(kw_only=True)
class DetailedService:
    """A service with counts of its messages, and without `created_by`, `permissions`, `rate_limit`,
    `email_branding` and the limits of messages within the country.
    """

    id: UUID
    """The id of the service."""
    name: str
    """The name that its recipients see."""
    active: bool
    """Whether it is not archived."""
    restricted: bool
    """Whether it is in trial mode."""
    organisation: UUID | None
    """The organisation that it belongs to."""
    organisation_type: OrganisationType | None
    """The part of the public sector that it belongs to."""
    international_sms_message_limit: int
    """How many text messages it may send abroad a day."""
    prefix_sms: bool
    """Whether its text messages begin with its name."""
    letter_branding: UUID | None
    """The branding of its letters."""
    custom_email_sender_name: str | None
    """What its emails have as the name of the sender, if not the service's name."""
    email_sender_local_part: str
    """What stands before the `@` in the address that its emails are from."""
    confirmed_email_sender_name: bool | None
    """Whether somebody has agreed to the name of the sender."""
    confirmed_unique: bool
    """Whether somebody has said that no other service does the same."""
    contact_link: str | None = field(repr=_hidden)
    """How recipients of files reach the service."""
    count_as_live: bool
    """Whether it counts as a live service."""
    go_live_at: datetime.datetime | None
    """When it went live, in another format than in **Service**."""
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
    """Its callbacks."""
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    updated_at: datetime.datetime | None
    """When its settings changed last."""
    statistics: Statistics
    complaints: list[UUID]
    """The ids of complaints about its emails."""
    data_retention: list[UUID]
    """The ids of its agreements on how long messages are kept."""
    letter_contacts: list[UUID]
    """The ids of the addresses that its letters are from."""
    unsubscribe_request_reports: list[UUID]
    """The ids of reports on requests to unsubscribe."""
    unsubscribe_requests: list[UUID]
    """The ids of requests to unsubscribe."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "name": self.name,
            "active": self.active,
            "restricted": self.restricted,
            "organisation": None if self.organisation is None else str(self.organisation),
            "organisation_type": None
            if self.organisation_type is None
            else str(self.organisation_type),
            "international_sms_message_limit": self.international_sms_message_limit,
            "prefix_sms": self.prefix_sms,
            "letter_branding": None if self.letter_branding is None else str(self.letter_branding),
            "custom_email_sender_name": self.custom_email_sender_name,
            "email_sender_local_part": self.email_sender_local_part,
            "confirmed_email_sender_name": self.confirmed_email_sender_name,
            "confirmed_unique": self.confirmed_unique,
            "contact_link": self.contact_link,
            "count_as_live": self.count_as_live,
            "go_live_at": None if self.go_live_at is None else format_datetime(self.go_live_at),
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
            "created_at": format_datetime(self.created_at),
            "updated_at": None if self.updated_at is None else format_datetime(self.updated_at),
            "statistics": self.statistics.to_dict(),
            "complaints": [str(_item) for _item in self.complaints],
            "data_retention": [str(_item) for _item in self.data_retention],
            "letter_contacts": [str(_item) for _item in self.letter_contacts],
            "unsubscribe_request_reports": [
                str(_item) for _item in self.unsubscribe_request_reports
            ],
            "unsubscribe_requests": [str(_item) for _item in self.unsubscribe_requests],
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
        if len(src_dict) != 36:
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
        _value = src_dict["organisation"]
        organisation = None if _value is None else parse_uuid(_value, "organisation")
        _value = src_dict["organisation_type"]
        organisation_type = (
            None
            if _value is None
            else OrganisationType.parse(expect_string(_value, "organisation_type"))
        )
        international_sms_message_limit = src_dict["international_sms_message_limit"]
        if type(international_sms_message_limit) is not int:
            raise TypeError("international_sms_message_limit is not an integer")
        prefix_sms = src_dict["prefix_sms"]
        if not isinstance(prefix_sms, bool):
            raise TypeError("prefix_sms is not a boolean")
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
        _value = src_dict["go_live_at"]
        go_live_at = None if _value is None else parse_datetime(_value, "go_live_at")
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
        created_at = parse_datetime(src_dict["created_at"], "created_at")
        _value = src_dict["updated_at"]
        updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        statistics = Statistics.from_dict(expect_object(src_dict["statistics"], "statistics"))
        complaints = [
            parse_uuid(_item, "complaints")
            for _item in expect_array(src_dict["complaints"], "complaints")
        ]
        data_retention = [
            parse_uuid(_item, "data_retention")
            for _item in expect_array(src_dict["data_retention"], "data_retention")
        ]
        letter_contacts = [
            parse_uuid(_item, "letter_contacts")
            for _item in expect_array(src_dict["letter_contacts"], "letter_contacts")
        ]
        unsubscribe_request_reports = [
            parse_uuid(_item, "unsubscribe_request_reports")
            for _item in expect_array(
                src_dict["unsubscribe_request_reports"], "unsubscribe_request_reports"
            )
        ]
        unsubscribe_requests = [
            parse_uuid(_item, "unsubscribe_requests")
            for _item in expect_array(src_dict["unsubscribe_requests"], "unsubscribe_requests")
        ]
        return cls(
            id=id,
            name=name,
            active=active,
            restricted=restricted,
            organisation=organisation,
            organisation_type=organisation_type,
            international_sms_message_limit=international_sms_message_limit,
            prefix_sms=prefix_sms,
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
            created_at=created_at,
            updated_at=updated_at,
            statistics=statistics,
            complaints=complaints,
            data_retention=data_retention,
            letter_contacts=letter_contacts,
            unsubscribe_request_reports=unsubscribe_request_reports,
            unsubscribe_requests=unsubscribe_requests,
            additional_properties=_additional,
        )
