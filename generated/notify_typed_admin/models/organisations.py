"""Models that operations tagged `organisations` alone use."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, encode_partial, unknown_fields
from notify_typed_runtime.types import (
    expect_array,
    expect_object,
    expect_string,
    format_datetime,
    parse_datetime,
    parse_uuid,
)

from .enums import OrganisationType
from .shared import User

_OrganisationType = OrganisationType.by_value()


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class Organisation(Model):
    """A body that services belong to."""

    id: UUID
    """The id of the organisation."""
    name: str
    """Its name."""
    active: bool
    """Whether it has not been archived."""
    crown: bool | None
    """Whether it is a Crown body; null where it is not known."""
    organisation_type: OrganisationType | None
    """The part of the public sector it is of."""
    domains: list[str]
    """The domains of its email addresses."""
    count_of_live_services: int
    """How many live services it has."""
    permissions: list[str]
    """`can_ask_to_join_a_service`, unless it was taken away."""
    can_approve_own_go_live_requests: bool
    """Whether its members let services go live."""
    email_branding_id: UUID | None
    """The branding that its services' emails begin with."""
    letter_branding_id: UUID | None
    """The branding of its services' letters."""
    agreement_signed: bool | None
    """Whether it has signed the agreement; null where it is not known."""
    agreement_signed_at: str | None
    """When it did."""
    agreement_signed_by_id: UUID | None
    """Who signed."""
    agreement_signed_version: float | None
    """Which version."""
    agreement_signed_on_behalf_of_name: str | None
    """For whom it was signed."""
    agreement_signed_on_behalf_of_email_address: str | None
    """The address of that person."""
    request_to_go_live_notes: str | None
    """What to know when its services want to go live."""
    notes: str | None
    """Anything to know."""
    purchase_order_number: str | None
    """For invoices."""
    billing_contact_names: str | None
    """Who gets the invoices."""
    billing_contact_email_addresses: str | None
    """Their addresses."""
    billing_reference: str | None
    """What stands on the invoices."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "name": self.name,
                "active": self.active,
                "crown": self.crown,
                "organisation_type": None
                if self.organisation_type is None
                else str(self.organisation_type),
                "domains": self.domains,
                "count_of_live_services": self.count_of_live_services,
                "permissions": self.permissions,
                "can_approve_own_go_live_requests": self.can_approve_own_go_live_requests,
                "email_branding_id": None
                if self.email_branding_id is None
                else str(self.email_branding_id),
                "letter_branding_id": None
                if self.letter_branding_id is None
                else str(self.letter_branding_id),
                "agreement_signed": self.agreement_signed,
                "agreement_signed_at": self.agreement_signed_at,
                "agreement_signed_by_id": None
                if self.agreement_signed_by_id is None
                else str(self.agreement_signed_by_id),
                "agreement_signed_version": self.agreement_signed_version,
                "agreement_signed_on_behalf_of_name": self.agreement_signed_on_behalf_of_name,
                "agreement_signed_on_behalf_of_email_address": self.agreement_signed_on_behalf_of_email_address,
                "request_to_go_live_notes": self.request_to_go_live_notes,
                "notes": self.notes,
                "purchase_order_number": self.purchase_order_number,
                "billing_contact_names": self.billing_contact_names,
                "billing_contact_email_addresses": self.billing_contact_email_addresses,
                "billing_reference": self.billing_reference,
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
        if len(src_dict) != 23:
            self.additional_properties = unknown_fields(Organisation, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        _value = src_dict["active"]
        if not isinstance(_value, bool):
            raise TypeError("active is not a boolean")
        self.active = _value
        _value = src_dict["crown"]
        if _value is not None and not isinstance(_value, bool):
            raise TypeError("crown is neither a boolean nor null")
        self.crown = _value
        _value = src_dict["organisation_type"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("organisation_type is not a string")
        self.organisation_type = None if _value is None else _OrganisationType[_value]
        self.domains = [
            expect_string(_item, "domains")
            for _item in expect_array(src_dict["domains"], "domains")
        ]
        _value = src_dict["count_of_live_services"]
        if type(_value) is not int:
            raise TypeError("count_of_live_services is not an integer")
        self.count_of_live_services = _value
        self.permissions = [
            expect_string(_item, "permissions")
            for _item in expect_array(src_dict["permissions"], "permissions")
        ]
        _value = src_dict["can_approve_own_go_live_requests"]
        if not isinstance(_value, bool):
            raise TypeError("can_approve_own_go_live_requests is not a boolean")
        self.can_approve_own_go_live_requests = _value
        _value = src_dict["email_branding_id"]
        self.email_branding_id = None if _value is None else parse_uuid(_value, "email_branding_id")
        _value = src_dict["letter_branding_id"]
        self.letter_branding_id = (
            None if _value is None else parse_uuid(_value, "letter_branding_id")
        )
        _value = src_dict["agreement_signed"]
        if _value is not None and not isinstance(_value, bool):
            raise TypeError("agreement_signed is neither a boolean nor null")
        self.agreement_signed = _value
        _value = src_dict["agreement_signed_at"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("agreement_signed_at is neither a string nor null")
        self.agreement_signed_at = _value
        _value = src_dict["agreement_signed_by_id"]
        self.agreement_signed_by_id = (
            None if _value is None else parse_uuid(_value, "agreement_signed_by_id")
        )
        _value = src_dict["agreement_signed_version"]
        if _value is not None and type(_value) not in (int, float):
            raise TypeError("agreement_signed_version is neither a number nor null")
        self.agreement_signed_version = _value
        _value = src_dict["agreement_signed_on_behalf_of_name"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("agreement_signed_on_behalf_of_name is neither a string nor null")
        self.agreement_signed_on_behalf_of_name = _value
        _value = src_dict["agreement_signed_on_behalf_of_email_address"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError(
                "agreement_signed_on_behalf_of_email_address is neither a string nor null"
            )
        self.agreement_signed_on_behalf_of_email_address = _value
        _value = src_dict["request_to_go_live_notes"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("request_to_go_live_notes is neither a string nor null")
        self.request_to_go_live_notes = _value
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
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class OrganisationListItem(Model):
    """An organisation in a list."""

    id: UUID
    """The id of the organisation."""
    name: str
    """Its name."""
    active: bool
    """Whether it has not been archived."""
    organisation_type: OrganisationType | None
    """The part of the public sector it is of."""
    domains: list[str]
    """The domains of its email addresses."""
    count_of_live_services: int
    """How many live services it has."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "name": self.name,
                "active": self.active,
                "organisation_type": None
                if self.organisation_type is None
                else str(self.organisation_type),
                "domains": self.domains,
                "count_of_live_services": self.count_of_live_services,
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
        if len(src_dict) != 6:
            self.additional_properties = unknown_fields(OrganisationListItem, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        _value = src_dict["active"]
        if not isinstance(_value, bool):
            raise TypeError("active is not a boolean")
        self.active = _value
        _value = src_dict["organisation_type"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("organisation_type is not a string")
        self.organisation_type = None if _value is None else _OrganisationType[_value]
        self.domains = [
            expect_string(_item, "domains")
            for _item in expect_array(src_dict["domains"], "domains")
        ]
        _value = src_dict["count_of_live_services"]
        if type(_value) is not int:
            raise TypeError("count_of_live_services is not an integer")
        self.count_of_live_services = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class OrganisationListEnvelope(Model):
    """The organisations."""

    data: list[OrganisationListItem]
    """The organisations."""
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
            self.additional_properties = unknown_fields(OrganisationListEnvelope, src_dict)
        self.data = [
            OrganisationListItem.from_dict(expect_object(_item, "data"))
            for _item in expect_array(src_dict["data"], "data")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ServiceOfOrganisation(Model):
    """A service in an organisation."""

    id: UUID
    """The service."""
    name: str
    """Its name."""
    active: bool
    """Whether it has not been archived."""
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
            self.additional_properties = unknown_fields(ServiceOfOrganisation, src_dict)
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
class ServiceUsage(Model):
    """What a live service of an organisation has used in a year."""

    service_id: UUID
    """The service."""
    service_name: str
    """Its name."""
    active: bool
    """Whether it has not been archived."""
    emails_sent: int
    """How many emails it sent."""
    free_sms_limit: int
    """How many fragments of text messages are free."""
    sms_remainder: int
    """How many of these are left."""
    sms_billable_units: int
    """Fragments, each times the multiplier of its country."""
    chargeable_billable_sms: int
    """Those that cost something."""
    sms_cost: float
    """What they cost, in pounds."""
    letter_cost: float
    """What its letters cost, in pounds."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "service_id": str(self.service_id),
                "service_name": self.service_name,
                "active": self.active,
                "emails_sent": self.emails_sent,
                "free_sms_limit": self.free_sms_limit,
                "sms_remainder": self.sms_remainder,
                "sms_billable_units": self.sms_billable_units,
                "chargeable_billable_sms": self.chargeable_billable_sms,
                "sms_cost": self.sms_cost,
                "letter_cost": self.letter_cost,
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
        if len(src_dict) != 10:
            self.additional_properties = unknown_fields(ServiceUsage, src_dict)
        self.service_id = parse_uuid(src_dict["service_id"], "service_id")
        _value = src_dict["service_name"]
        if not isinstance(_value, str):
            raise TypeError("service_name is not a string")
        self.service_name = _value
        _value = src_dict["active"]
        if not isinstance(_value, bool):
            raise TypeError("active is not a boolean")
        self.active = _value
        _value = src_dict["emails_sent"]
        if type(_value) is not int:
            raise TypeError("emails_sent is not an integer")
        self.emails_sent = _value
        _value = src_dict["free_sms_limit"]
        if type(_value) is not int:
            raise TypeError("free_sms_limit is not an integer")
        self.free_sms_limit = _value
        _value = src_dict["sms_remainder"]
        if type(_value) is not int:
            raise TypeError("sms_remainder is not an integer")
        self.sms_remainder = _value
        _value = src_dict["sms_billable_units"]
        if type(_value) is not int:
            raise TypeError("sms_billable_units is not an integer")
        self.sms_billable_units = _value
        _value = src_dict["chargeable_billable_sms"]
        if type(_value) is not int:
            raise TypeError("chargeable_billable_sms is not an integer")
        self.chargeable_billable_sms = _value
        _value = src_dict["sms_cost"]
        if type(_value) not in (int, float):
            raise TypeError("sms_cost is not a number")
        self.sms_cost = _value
        _value = src_dict["letter_cost"]
        if type(_value) not in (int, float):
            raise TypeError("letter_cost is not a number")
        self.letter_cost = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class OrganisationUsage(Model):
    """What the live services of an organisation have used."""

    services: list[ServiceUsage]
    """The services, active ones first, then by name."""
    updated_at: datetime.datetime | None
    """When the numbers were counted; null where that is now."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "services": [_item.to_dict() for _item in self.services],
                "updated_at": None if self.updated_at is None else format_datetime(self.updated_at),
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
            self.additional_properties = unknown_fields(OrganisationUsage, src_dict)
        self.services = [
            ServiceUsage.from_dict(expect_object(_item, "services"))
            for _item in expect_array(src_dict["services"], "services")
        ]
        _value = src_dict["updated_at"]
        self.updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UserListEnvelopeOfOrganisation(Model):
    """People."""

    data: list[User]
    """The people."""
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
            self.additional_properties = unknown_fields(UserListEnvelopeOfOrganisation, src_dict)
        self.data = [
            User.from_dict(expect_object(_item, "data"))
            for _item in expect_array(src_dict["data"], "data")
        ]
        return self
