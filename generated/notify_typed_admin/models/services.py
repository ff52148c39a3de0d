"""Models that operations tagged `services` alone use."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, encode_partial, unknown_fields
from notify_typed_runtime.types import (
    expect_array,
    expect_integer,
    expect_object,
    format_datetime,
    hidden as _hidden,
    is_object,
    parse_datetime,
    parse_uuid,
)

from .enums import OrganisationType, TemplateType
from .shared import Service, ServiceCallback

_OrganisationType = OrganisationType.by_value()
_TemplateType = TemplateType.by_value()


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class DetailedService(Model):
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
        """Encode as JSON has it."""
        try:
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
                "letter_branding": None
                if self.letter_branding is None
                else str(self.letter_branding),
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
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 36:
            self.additional_properties = unknown_fields(DetailedService, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        _value = src_dict["active"]
        if not isinstance(_value, bool):
            raise TypeError("active is not a boolean")
        self.active = _value
        _value = src_dict["restricted"]
        if not isinstance(_value, bool):
            raise TypeError("restricted is not a boolean")
        self.restricted = _value
        _value = src_dict["organisation"]
        self.organisation = None if _value is None else parse_uuid(_value, "organisation")
        _value = src_dict["organisation_type"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("organisation_type is not a string")
        self.organisation_type = None if _value is None else _OrganisationType[_value]
        _value = src_dict["international_sms_message_limit"]
        if type(_value) is not int:
            raise TypeError("international_sms_message_limit is not an integer")
        self.international_sms_message_limit = _value
        _value = src_dict["prefix_sms"]
        if not isinstance(_value, bool):
            raise TypeError("prefix_sms is not a boolean")
        self.prefix_sms = _value
        _value = src_dict["letter_branding"]
        self.letter_branding = None if _value is None else parse_uuid(_value, "letter_branding")
        _value = src_dict["custom_email_sender_name"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("custom_email_sender_name is neither a string nor null")
        self.custom_email_sender_name = _value
        _value = src_dict["email_sender_local_part"]
        if not isinstance(_value, str):
            raise TypeError("email_sender_local_part is not a string")
        self.email_sender_local_part = _value
        _value = src_dict["confirmed_email_sender_name"]
        if _value is not None and not isinstance(_value, bool):
            raise TypeError("confirmed_email_sender_name is neither a boolean nor null")
        self.confirmed_email_sender_name = _value
        _value = src_dict["confirmed_unique"]
        if not isinstance(_value, bool):
            raise TypeError("confirmed_unique is not a boolean")
        self.confirmed_unique = _value
        _value = src_dict["contact_link"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("contact_link is neither a string nor null")
        self.contact_link = _value
        _value = src_dict["count_as_live"]
        if not isinstance(_value, bool):
            raise TypeError("count_as_live is not a boolean")
        self.count_as_live = _value
        _value = src_dict["go_live_at"]
        self.go_live_at = None if _value is None else parse_datetime(_value, "go_live_at")
        _value = src_dict["go_live_user"]
        self.go_live_user = None if _value is None else parse_uuid(_value, "go_live_user")
        _value = src_dict["has_active_go_live_request"]
        if not isinstance(_value, bool):
            raise TypeError("has_active_go_live_request is not a boolean")
        self.has_active_go_live_request = _value
        _value = src_dict["consent_to_research"]
        if _value is not None and not isinstance(_value, bool):
            raise TypeError("consent_to_research is neither a boolean nor null")
        self.consent_to_research = _value
        _value = src_dict["notes"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("notes is neither a string nor null")
        self.notes = _value
        _value = src_dict["purchase_order_number"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("purchase_order_number is neither a string nor null")
        self.purchase_order_number = _value
        _value = src_dict["billing_contact_names"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("billing_contact_names is neither a string nor null")
        self.billing_contact_names = _value
        _value = src_dict["billing_contact_email_addresses"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("billing_contact_email_addresses is neither a string nor null")
        self.billing_contact_email_addresses = _value
        _value = src_dict["billing_reference"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("billing_reference is neither a string nor null")
        self.billing_reference = _value
        _value = src_dict["volume_email"]
        if _value is not None and type(_value) is not int:
            raise TypeError("volume_email is neither an integer nor null")
        self.volume_email = _value
        _value = src_dict["volume_sms"]
        if _value is not None and type(_value) is not int:
            raise TypeError("volume_sms is neither an integer nor null")
        self.volume_sms = _value
        _value = src_dict["volume_letter"]
        if _value is not None and type(_value) is not int:
            raise TypeError("volume_letter is neither an integer nor null")
        self.volume_letter = _value
        self.service_callback_api = [
            ServiceCallback.from_dict(expect_object(_item, "service_callback_api"))
            for _item in expect_array(src_dict["service_callback_api"], "service_callback_api")
        ]
        self.created_at = parse_datetime(src_dict["created_at"], "created_at")
        _value = src_dict["updated_at"]
        self.updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        self.statistics = Statistics.from_dict(expect_object(src_dict["statistics"], "statistics"))
        self.complaints = [
            parse_uuid(_item, "complaints")
            for _item in expect_array(src_dict["complaints"], "complaints")
        ]
        self.data_retention = [
            parse_uuid(_item, "data_retention")
            for _item in expect_array(src_dict["data_retention"], "data_retention")
        ]
        self.letter_contacts = [
            parse_uuid(_item, "letter_contacts")
            for _item in expect_array(src_dict["letter_contacts"], "letter_contacts")
        ]
        self.unsubscribe_request_reports = [
            parse_uuid(_item, "unsubscribe_request_reports")
            for _item in expect_array(
                src_dict["unsubscribe_request_reports"], "unsubscribe_request_reports"
            )
        ]
        self.unsubscribe_requests = [
            parse_uuid(_item, "unsubscribe_requests")
            for _item in expect_array(src_dict["unsubscribe_requests"], "unsubscribe_requests")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class DetailedServiceListItem(Model):
    """A service in the detailed list."""

    id: UUID
    """The id of the service."""
    name: str
    """The name of the service."""
    notification_type: TemplateType | None
    """Left over from the counting. It says nothing about the service."""
    restricted: bool
    """Whether it is in trial mode."""
    active: bool
    """Whether it is not archived."""
    created_at: str
    """A time as HTTP headers have it."""
    statistics: Statistics
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "name": self.name,
                "notification_type": None
                if self.notification_type is None
                else str(self.notification_type),
                "restricted": self.restricted,
                "active": self.active,
                "created_at": self.created_at,
                "statistics": self.statistics.to_dict(),
            }
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 7:
            self.additional_properties = unknown_fields(DetailedServiceListItem, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        _value = src_dict["notification_type"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("notification_type is not a string")
        self.notification_type = None if _value is None else _TemplateType[_value]
        _value = src_dict["restricted"]
        if not isinstance(_value, bool):
            raise TypeError("restricted is not a boolean")
        self.restricted = _value
        _value = src_dict["active"]
        if not isinstance(_value, bool):
            raise TypeError("active is not a boolean")
        self.active = _value
        _value = src_dict["created_at"]
        if not isinstance(_value, str):
            raise TypeError("created_at is not a string")
        self.created_at = _value
        self.statistics = Statistics.from_dict(expect_object(src_dict["statistics"], "statistics"))
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class FoundService(Model):
    """A service that was found by its name."""

    id: UUID
    """The id of the service."""
    name: str
    """The name of the service."""
    active: bool
    """Whether it is not archived."""
    restricted: bool
    """Whether it is in trial mode."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "name": self.name,
                "active": self.active,
                "restricted": self.restricted,
            }
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 4:
            self.additional_properties = unknown_fields(FoundService, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        _value = src_dict["active"]
        if not isinstance(_value, bool):
            raise TypeError("active is not a boolean")
        self.active = _value
        _value = src_dict["restricted"]
        if not isinstance(_value, bool):
            raise TypeError("restricted is not a boolean")
        self.restricted = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class StatisticsByStatus(Model):
    """How many messages of one kind there were."""

    requested: int
    """All but the cancelled ones."""
    delivered: int
    """`delivered` and `sent`."""
    failed: int
    """All ways to fail. A letter that came back is not among them."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "requested": self.requested,
                "delivered": self.delivered,
                "failed": self.failed,
            }
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 3:
            self.additional_properties = unknown_fields(StatisticsByStatus, src_dict)
        _value = src_dict["requested"]
        if type(_value) is not int:
            raise TypeError("requested is not an integer")
        self.requested = _value
        _value = src_dict["delivered"]
        if type(_value) is not int:
            raise TypeError("delivered is not an integer")
        self.delivered = _value
        _value = src_dict["failed"]
        if type(_value) is not int:
            raise TypeError("failed is not an integer")
        self.failed = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class Statistics(Model):
    """How many messages there were, by kind."""

    email: StatisticsByStatus
    sms: StatisticsByStatus
    letter: StatisticsByStatus
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "email": self.email.to_dict(),
                "sms": self.sms.to_dict(),
                "letter": self.letter.to_dict(),
            }
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 3:
            self.additional_properties = unknown_fields(Statistics, src_dict)
        self.email = StatisticsByStatus.from_dict(expect_object(src_dict["email"], "email"))
        self.sms = StatisticsByStatus.from_dict(expect_object(src_dict["sms"], "sms"))
        self.letter = StatisticsByStatus.from_dict(expect_object(src_dict["letter"], "letter"))
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ServiceVersion(Model):
    """The settings of a service at some time, as far as they are kept."""

    id: UUID
    """The id of the service."""
    name: str
    """Its name then."""
    created_at: str
    """When the service was made."""
    updated_at: str | None
    """When this version was made."""
    active: bool
    """Whether it was not archived."""
    email_message_limit: int
    """How many emails it might send a day."""
    sms_message_limit: int
    """How many text messages it might send a day."""
    letter_message_limit: int
    """How many letters it might send a day."""
    restricted: bool
    """Whether it was in trial mode."""
    custom_email_sender_name: str | None
    """The name that its emails were from, if not its own."""
    email_sender_local_part: str
    """What stood before the `@`."""
    created_by_id: UUID
    """Who made this version."""
    version: int
    """The number of the version."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "name": self.name,
                "created_at": self.created_at,
                "updated_at": self.updated_at,
                "active": self.active,
                "email_message_limit": self.email_message_limit,
                "sms_message_limit": self.sms_message_limit,
                "letter_message_limit": self.letter_message_limit,
                "restricted": self.restricted,
                "custom_email_sender_name": self.custom_email_sender_name,
                "email_sender_local_part": self.email_sender_local_part,
                "created_by_id": str(self.created_by_id),
                "version": self.version,
            }
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 13:
            self.additional_properties = unknown_fields(ServiceVersion, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        _value = src_dict["created_at"]
        if not isinstance(_value, str):
            raise TypeError("created_at is not a string")
        self.created_at = _value
        _value = src_dict["updated_at"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("updated_at is neither a string nor null")
        self.updated_at = _value
        _value = src_dict["active"]
        if not isinstance(_value, bool):
            raise TypeError("active is not a boolean")
        self.active = _value
        _value = src_dict["email_message_limit"]
        if type(_value) is not int:
            raise TypeError("email_message_limit is not an integer")
        self.email_message_limit = _value
        _value = src_dict["sms_message_limit"]
        if type(_value) is not int:
            raise TypeError("sms_message_limit is not an integer")
        self.sms_message_limit = _value
        _value = src_dict["letter_message_limit"]
        if type(_value) is not int:
            raise TypeError("letter_message_limit is not an integer")
        self.letter_message_limit = _value
        _value = src_dict["restricted"]
        if not isinstance(_value, bool):
            raise TypeError("restricted is not a boolean")
        self.restricted = _value
        _value = src_dict["custom_email_sender_name"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("custom_email_sender_name is neither a string nor null")
        self.custom_email_sender_name = _value
        _value = src_dict["email_sender_local_part"]
        if not isinstance(_value, str):
            raise TypeError("email_sender_local_part is not a string")
        self.email_sender_local_part = _value
        self.created_by_id = parse_uuid(src_dict["created_by_id"], "created_by_id")
        _value = src_dict["version"]
        if type(_value) is not int:
            raise TypeError("version is not an integer")
        self.version = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ApiKeyVersion(Model):
    """A key at some time. A revoked one has a version from before as well."""

    id: UUID
    """The id of the key."""
    name: str
    """Its name."""
    service_id: UUID
    """The service that it belongs to."""
    created_at: str
    """When the key was made."""
    created_by_id: UUID
    """Who made this version."""
    updated_at: str | None
    """When this version was made."""
    expiry_date: str | None
    """When it was revoked, if it was."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "name": self.name,
                "service_id": str(self.service_id),
                "created_at": self.created_at,
                "created_by_id": str(self.created_by_id),
                "updated_at": self.updated_at,
                "expiry_date": self.expiry_date,
            }
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 7:
            self.additional_properties = unknown_fields(ApiKeyVersion, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        self.service_id = parse_uuid(src_dict["service_id"], "service_id")
        _value = src_dict["created_at"]
        if not isinstance(_value, str):
            raise TypeError("created_at is not a string")
        self.created_at = _value
        self.created_by_id = parse_uuid(src_dict["created_by_id"], "created_by_id")
        _value = src_dict["updated_at"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("updated_at is neither a string nor null")
        self.updated_at = _value
        _value = src_dict["expiry_date"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("expiry_date is neither a string nor null")
        self.expiry_date = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ServiceHistory(Model):
    """The versions of a service and of its keys."""

    service_history: list[ServiceVersion]
    """The versions of the service."""
    api_key_history: list[ApiKeyVersion]
    """The versions of its keys."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "service_history": [_item.to_dict() for _item in self.service_history],
                "api_key_history": [_item.to_dict() for _item in self.api_key_history],
            }
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 2:
            self.additional_properties = unknown_fields(ServiceHistory, src_dict)
        self.service_history = [
            ServiceVersion.from_dict(expect_object(_item, "service_history"))
            for _item in expect_array(src_dict["service_history"], "service_history")
        ]
        self.api_key_history = [
            ApiKeyVersion.from_dict(expect_object(_item, "api_key_history"))
            for _item in expect_array(src_dict["api_key_history"], "api_key_history")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class AnyServiceEnvelope(Model):
    """A service, in the one form or in the other."""

    data: DetailedService | Service
    """The service; **DetailedService** if `detailed` was asked for."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"data": self.data.to_dict()}
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 1:
            self.additional_properties = unknown_fields(AnyServiceEnvelope, src_dict)
        _value = src_dict["data"]
        self.data = (
            Service.from_dict(_value)
            if is_object(_value)
            and "id" in _value
            and "name" in _value
            and "active" in _value
            and "restricted" in _value
            and "created_by" in _value
            and "organisation" in _value
            and "organisation_type" in _value
            and "permissions" in _value
            and "email_message_limit" in _value
            and "sms_message_limit" in _value
            and "letter_message_limit" in _value
            and "international_sms_message_limit" in _value
            and "rate_limit" in _value
            and "prefix_sms" in _value
            and "email_branding" in _value
            and "letter_branding" in _value
            and "custom_email_sender_name" in _value
            and "email_sender_local_part" in _value
            and "confirmed_email_sender_name" in _value
            and "confirmed_unique" in _value
            and "contact_link" in _value
            and "count_as_live" in _value
            and "go_live_at" in _value
            and "go_live_user" in _value
            and "has_active_go_live_request" in _value
            and "consent_to_research" in _value
            and "notes" in _value
            and "purchase_order_number" in _value
            and "billing_contact_names" in _value
            and "billing_contact_email_addresses" in _value
            and "billing_reference" in _value
            and "volume_email" in _value
            and "volume_sms" in _value
            and "volume_letter" in _value
            and "service_callback_api" in _value
            else DetailedService.from_dict(expect_object(_value, "data"))
        )
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ServiceListEnvelope(Model):
    """Services, in the one form or in the other."""

    data: list[DetailedServiceListItem | Service]
    """The services; **DetailedServiceListItem** if `detailed` was asked for."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"data": [_item.to_dict() for _item in self.data]}
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 1:
            self.additional_properties = unknown_fields(ServiceListEnvelope, src_dict)
        self.data = [
            Service.from_dict(_item)
            if is_object(_item)
            and "id" in _item
            and "name" in _item
            and "active" in _item
            and "restricted" in _item
            and "created_by" in _item
            and "organisation" in _item
            and "organisation_type" in _item
            and "permissions" in _item
            and "email_message_limit" in _item
            and "sms_message_limit" in _item
            and "letter_message_limit" in _item
            and "international_sms_message_limit" in _item
            and "rate_limit" in _item
            and "prefix_sms" in _item
            and "email_branding" in _item
            and "letter_branding" in _item
            and "custom_email_sender_name" in _item
            and "email_sender_local_part" in _item
            and "confirmed_email_sender_name" in _item
            and "confirmed_unique" in _item
            and "contact_link" in _item
            and "count_as_live" in _item
            and "go_live_at" in _item
            and "go_live_user" in _item
            and "has_active_go_live_request" in _item
            and "consent_to_research" in _item
            and "notes" in _item
            and "purchase_order_number" in _item
            and "billing_contact_names" in _item
            and "billing_contact_email_addresses" in _item
            and "billing_reference" in _item
            and "volume_email" in _item
            and "volume_sms" in _item
            and "volume_letter" in _item
            and "service_callback_api" in _item
            else DetailedServiceListItem.from_dict(expect_object(_item, "data"))
            for _item in expect_array(src_dict["data"], "data")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class FoundServiceListEnvelope(Model):
    """Services that were found."""

    data: list[FoundService]
    """The services."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"data": [_item.to_dict() for _item in self.data]}
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 1:
            self.additional_properties = unknown_fields(FoundServiceListEnvelope, src_dict)
        self.data = [
            FoundService.from_dict(expect_object(_item, "data"))
            for _item in expect_array(src_dict["data"], "data")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class StatisticsEnvelope(Model):
    """Counts of messages."""

    data: Statistics
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"data": self.data.to_dict()}
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 1:
            self.additional_properties = unknown_fields(StatisticsEnvelope, src_dict)
        self.data = Statistics.from_dict(expect_object(src_dict["data"], "data"))
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ServiceHistoryEnvelope(Model):
    """The history of a service."""

    data: ServiceHistory
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"data": self.data.to_dict()}
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 1:
            self.additional_properties = unknown_fields(ServiceHistoryEnvelope, src_dict)
        self.data = ServiceHistory.from_dict(expect_object(src_dict["data"], "data"))
        return self


@define(eq=False, repr=False, getstate_setstate=False)
class StatusCounts(Model):
    """How many messages have each status. Statuses that none has are left out."""

    additional_properties: dict[str, int] = field(factory=dict[str, Any], repr=False)

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {
            _key: expect_integer(_value, "StatusCounts") for _key, _value in src_dict.items()
        }
        return self

    def __getitem__(self, key: str) -> int:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: int) -> None:
        self.additional_properties[key] = value

    def __contains__(self, key: object) -> bool:
        return key in self.additional_properties

    def __iter__(self) -> Iterator[str]:
        return iter(self.additional_properties)

    def __len__(self) -> int:
        return len(self.additional_properties)


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class MonthlyStatistics(Model):
    """The messages of a month, by kind and status."""

    email: StatusCounts
    sms: StatusCounts
    letter: StatusCounts
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "email": self.email.to_dict(),
                "sms": self.sms.to_dict(),
                "letter": self.letter.to_dict(),
            }
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 3:
            self.additional_properties = unknown_fields(MonthlyStatistics, src_dict)
        self.email = StatusCounts.from_dict(expect_object(src_dict["email"], "email"))
        self.sms = StatusCounts.from_dict(expect_object(src_dict["sms"], "sms"))
        self.letter = StatusCounts.from_dict(expect_object(src_dict["letter"], "letter"))
        return self


@define(eq=False, repr=False, getstate_setstate=False)
class MonthlyStatisticsByMonth(Model):
    """The messages by month, such as `2026-04`, from April to this month."""

    additional_properties: dict[str, MonthlyStatistics] = field(factory=dict[str, Any], repr=False)

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        for _key, _value in self.additional_properties.items():
            _encoded[_key] = _value.to_dict()
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {
            _key: MonthlyStatistics.from_dict(expect_object(_value, "MonthlyStatisticsByMonth"))
            for _key, _value in src_dict.items()
        }
        return self

    def __getitem__(self, key: str) -> MonthlyStatistics:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: MonthlyStatistics) -> None:
        self.additional_properties[key] = value

    def __contains__(self, key: object) -> bool:
        return key in self.additional_properties

    def __iter__(self) -> Iterator[str]:
        return iter(self.additional_properties)

    def __len__(self) -> int:
        return len(self.additional_properties)


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class MonthlyStatisticsEnvelope(Model):
    """The messages of a year."""

    data: MonthlyStatisticsByMonth
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"data": self.data.to_dict()}
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 1:
            self.additional_properties = unknown_fields(MonthlyStatisticsEnvelope, src_dict)
        self.data = MonthlyStatisticsByMonth.from_dict(expect_object(src_dict["data"], "data"))
        return self
