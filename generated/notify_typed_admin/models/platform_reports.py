"""Models that operations tagged `platform_reports` alone use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, encode_partial, unknown_fields
from notify_typed_runtime.types import expect_object, hidden as _hidden, parse_uuid


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class PlatformStats(Model):
    """The messages of all services, by kind."""

    email: PlatformStatsOfKind
    sms: PlatformStatsOfKind
    letter: PlatformStatsOfKind
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
            self.additional_properties = unknown_fields(PlatformStats, src_dict)
        self.email = PlatformStatsOfKind.from_dict(expect_object(src_dict["email"], "email"))
        self.sms = PlatformStatsOfKind.from_dict(expect_object(src_dict["sms"], "sms"))
        self.letter = PlatformStatsOfKind.from_dict(expect_object(src_dict["letter"], "letter"))
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class PlatformStatsOfKind(Model):
    """Messages of one kind."""

    failures: FailureCounts
    test_key: int = field(metadata={"json": "test-key"})
    """How many were sent with test keys; they count here alone."""
    total: int
    """How many were sent in all."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "failures": self.failures.to_dict(),
                "test-key": self.test_key,
                "total": self.total,
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
            self.additional_properties = unknown_fields(PlatformStatsOfKind, src_dict)
        self.failures = FailureCounts.from_dict(expect_object(src_dict["failures"], "failures"))
        _value = src_dict["test-key"]
        if type(_value) is not int:
            raise TypeError("test-key is not an integer")
        self.test_key = _value
        _value = src_dict["total"]
        if type(_value) is not int:
            raise TypeError("total is not an integer")
        self.total = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class FailureCounts(Model):
    """Messages that failed, by why."""

    permanent_failure: int = field(metadata={"json": "permanent-failure"})
    """How many failed for good."""
    technical_failure: int = field(metadata={"json": "technical-failure"})
    """How many failed within Notify."""
    temporary_failure: int = field(metadata={"json": "temporary-failure"})
    """How many failed for a time."""
    virus_scan_failed: int = field(metadata={"json": "virus-scan-failed"})
    """How many letters had a virus."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "permanent-failure": self.permanent_failure,
                "technical-failure": self.technical_failure,
                "temporary-failure": self.temporary_failure,
                "virus-scan-failed": self.virus_scan_failed,
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
            self.additional_properties = unknown_fields(FailureCounts, src_dict)
        _value = src_dict["permanent-failure"]
        if type(_value) is not int:
            raise TypeError("permanent-failure is not an integer")
        self.permanent_failure = _value
        _value = src_dict["technical-failure"]
        if type(_value) is not int:
            raise TypeError("technical-failure is not an integer")
        self.technical_failure = _value
        _value = src_dict["temporary-failure"]
        if type(_value) is not int:
            raise TypeError("temporary-failure is not an integer")
        self.temporary_failure = _value
        _value = src_dict["virus-scan-failed"]
        if type(_value) is not int:
            raise TypeError("virus-scan-failed is not an integer")
        self.virus_scan_failed = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class BillingReportRow(Model):
    """What a service must pay for."""

    organisation_id: str
    """The organisation of the service; empty if it has none."""
    organisation_name: str
    """The name of the organisation; empty if the service does not have one."""
    service_id: UUID
    """The service."""
    service_name: str
    """Its name."""
    sms_cost: float
    """What its text messages cost, in pounds."""
    sms_chargeable_units: int
    """How many fragments it must pay for."""
    total_letters: int
    """How many letters it sent."""
    letter_cost: float
    """What its letters cost, in pounds."""
    letter_breakdown: str
    """A line for each kind of letter and price."""
    purchase_order_number: str | None
    """The number of its order."""
    contact_names: str | None = field(repr=_hidden)
    """Who gets the bills."""
    contact_email_addresses: str | None = field(repr=_hidden)
    """The addresses of these people."""
    billing_reference: str | None
    """What the bills refer to."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "organisation_id": self.organisation_id,
                "organisation_name": self.organisation_name,
                "service_id": str(self.service_id),
                "service_name": self.service_name,
                "sms_cost": self.sms_cost,
                "sms_chargeable_units": self.sms_chargeable_units,
                "total_letters": self.total_letters,
                "letter_cost": self.letter_cost,
                "letter_breakdown": self.letter_breakdown,
                "purchase_order_number": self.purchase_order_number,
                "contact_names": self.contact_names,
                "contact_email_addresses": self.contact_email_addresses,
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
        if len(src_dict) != 13:
            self.additional_properties = unknown_fields(BillingReportRow, src_dict)
        _value = src_dict["organisation_id"]
        if not isinstance(_value, str):
            raise TypeError("organisation_id is not a string")
        self.organisation_id = _value
        _value = src_dict["organisation_name"]
        if not isinstance(_value, str):
            raise TypeError("organisation_name is not a string")
        self.organisation_name = _value
        self.service_id = parse_uuid(src_dict["service_id"], "service_id")
        _value = src_dict["service_name"]
        if not isinstance(_value, str):
            raise TypeError("service_name is not a string")
        self.service_name = _value
        _value = src_dict["sms_cost"]
        if type(_value) not in (int, float):
            raise TypeError("sms_cost is not a number")
        self.sms_cost = _value
        _value = src_dict["sms_chargeable_units"]
        if type(_value) is not int:
            raise TypeError("sms_chargeable_units is not an integer")
        self.sms_chargeable_units = _value
        _value = src_dict["total_letters"]
        if type(_value) is not int:
            raise TypeError("total_letters is not an integer")
        self.total_letters = _value
        _value = src_dict["letter_cost"]
        if type(_value) not in (int, float):
            raise TypeError("letter_cost is not a number")
        self.letter_cost = _value
        _value = src_dict["letter_breakdown"]
        if not isinstance(_value, str):
            raise TypeError("letter_breakdown is not a string")
        self.letter_breakdown = _value
        _value = src_dict["purchase_order_number"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("purchase_order_number is neither a string nor null")
        self.purchase_order_number = _value
        _value = src_dict["contact_names"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("contact_names is neither a string nor null")
        self.contact_names = _value
        _value = src_dict["contact_email_addresses"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("contact_email_addresses is neither a string nor null")
        self.contact_email_addresses = _value
        _value = src_dict["billing_reference"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("billing_reference is neither a string nor null")
        self.billing_reference = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class PostedLetters(Model):
    """Letters of a day that cost the same."""

    date: str
    """The day."""
    postage: str
    """How they travel."""
    cost_threshold: str
    """Whether they went out `sorted` or `unsorted`."""
    sheets: int
    """The sheets of each."""
    rate: float
    """What each costs, in pounds."""
    letters: int
    """How many they are."""
    cost: float
    """What all cost, in pounds."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "date": self.date,
                "postage": self.postage,
                "cost_threshold": self.cost_threshold,
                "sheets": self.sheets,
                "rate": self.rate,
                "letters": self.letters,
                "cost": self.cost,
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
            self.additional_properties = unknown_fields(PostedLetters, src_dict)
        _value = src_dict["date"]
        if not isinstance(_value, str):
            raise TypeError("date is not a string")
        self.date = _value
        _value = src_dict["postage"]
        if not isinstance(_value, str):
            raise TypeError("postage is not a string")
        self.postage = _value
        _value = src_dict["cost_threshold"]
        if not isinstance(_value, str):
            raise TypeError("cost_threshold is not a string")
        self.cost_threshold = _value
        _value = src_dict["sheets"]
        if type(_value) is not int:
            raise TypeError("sheets is not an integer")
        self.sheets = _value
        _value = src_dict["rate"]
        if type(_value) not in (int, float):
            raise TypeError("rate is not a number")
        self.rate = _value
        _value = src_dict["letters"]
        if type(_value) is not int:
            raise TypeError("letters is not an integer")
        self.letters = _value
        _value = src_dict["cost"]
        if type(_value) not in (int, float):
            raise TypeError("cost is not a number")
        self.cost = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class DailyVolumes(Model):
    """What all services sent on a day."""

    day: str
    """The day."""
    sms_totals: int
    """How many text messages."""
    sms_fragment_totals: int
    """How many fragments they have."""
    sms_chargeable_units: int
    """How many fragments, those sent abroad by their multiplier."""
    email_totals: int
    """How many emails."""
    letter_totals: int
    """How many letters."""
    letter_sheet_totals: int
    """How many sheets they have."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "day": self.day,
                "sms_totals": self.sms_totals,
                "sms_fragment_totals": self.sms_fragment_totals,
                "sms_chargeable_units": self.sms_chargeable_units,
                "email_totals": self.email_totals,
                "letter_totals": self.letter_totals,
                "letter_sheet_totals": self.letter_sheet_totals,
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
            self.additional_properties = unknown_fields(DailyVolumes, src_dict)
        _value = src_dict["day"]
        if not isinstance(_value, str):
            raise TypeError("day is not a string")
        self.day = _value
        _value = src_dict["sms_totals"]
        if type(_value) is not int:
            raise TypeError("sms_totals is not an integer")
        self.sms_totals = _value
        _value = src_dict["sms_fragment_totals"]
        if type(_value) is not int:
            raise TypeError("sms_fragment_totals is not an integer")
        self.sms_fragment_totals = _value
        _value = src_dict["sms_chargeable_units"]
        if type(_value) is not int:
            raise TypeError("sms_chargeable_units is not an integer")
        self.sms_chargeable_units = _value
        _value = src_dict["email_totals"]
        if type(_value) is not int:
            raise TypeError("email_totals is not an integer")
        self.email_totals = _value
        _value = src_dict["letter_totals"]
        if type(_value) is not int:
            raise TypeError("letter_totals is not an integer")
        self.letter_totals = _value
        _value = src_dict["letter_sheet_totals"]
        if type(_value) is not int:
            raise TypeError("letter_sheet_totals is not an integer")
        self.letter_sheet_totals = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class DailyProviderVolumes(Model):
    """What a provider sent on a day."""

    day: str
    """The day."""
    provider: str
    """The provider."""
    sms_totals: int
    """How many text messages."""
    sms_fragment_totals: int
    """How many fragments they have."""
    sms_chargeable_units: int
    """How many fragments, those sent abroad by their multiplier."""
    sms_cost: float
    """What all cost, in pounds; nothing is free here."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "day": self.day,
                "provider": self.provider,
                "sms_totals": self.sms_totals,
                "sms_fragment_totals": self.sms_fragment_totals,
                "sms_chargeable_units": self.sms_chargeable_units,
                "sms_cost": self.sms_cost,
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
            self.additional_properties = unknown_fields(DailyProviderVolumes, src_dict)
        _value = src_dict["day"]
        if not isinstance(_value, str):
            raise TypeError("day is not a string")
        self.day = _value
        _value = src_dict["provider"]
        if not isinstance(_value, str):
            raise TypeError("provider is not a string")
        self.provider = _value
        _value = src_dict["sms_totals"]
        if type(_value) is not int:
            raise TypeError("sms_totals is not an integer")
        self.sms_totals = _value
        _value = src_dict["sms_fragment_totals"]
        if type(_value) is not int:
            raise TypeError("sms_fragment_totals is not an integer")
        self.sms_fragment_totals = _value
        _value = src_dict["sms_chargeable_units"]
        if type(_value) is not int:
            raise TypeError("sms_chargeable_units is not an integer")
        self.sms_chargeable_units = _value
        _value = src_dict["sms_cost"]
        if type(_value) not in (int, float):
            raise TypeError("sms_cost is not a number")
        self.sms_cost = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ServiceVolumes(Model):
    """What a live service sent."""

    service_name: str
    """Its name."""
    service_id: UUID
    """The service."""
    organisation_name: str
    """The name of the organisation; empty if the service does not have one."""
    organisation_id: str
    """The organisation of the service; empty if it has none."""
    free_allowance: int
    """How many fragments are free in the financial year."""
    sms_notifications: int
    """How many text messages."""
    sms_chargeable_units: int
    """How many fragments, those sent abroad by their multiplier."""
    email_totals: int
    """How many emails."""
    letter_totals: int
    """How many letters."""
    letter_sheet_totals: int
    """How many sheets they have."""
    letter_cost: float
    """What the letters cost, in pounds."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "service_name": self.service_name,
                "service_id": str(self.service_id),
                "organisation_name": self.organisation_name,
                "organisation_id": self.organisation_id,
                "free_allowance": self.free_allowance,
                "sms_notifications": self.sms_notifications,
                "sms_chargeable_units": self.sms_chargeable_units,
                "email_totals": self.email_totals,
                "letter_totals": self.letter_totals,
                "letter_sheet_totals": self.letter_sheet_totals,
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
        if len(src_dict) != 11:
            self.additional_properties = unknown_fields(ServiceVolumes, src_dict)
        _value = src_dict["service_name"]
        if not isinstance(_value, str):
            raise TypeError("service_name is not a string")
        self.service_name = _value
        self.service_id = parse_uuid(src_dict["service_id"], "service_id")
        _value = src_dict["organisation_name"]
        if not isinstance(_value, str):
            raise TypeError("organisation_name is not a string")
        self.organisation_name = _value
        _value = src_dict["organisation_id"]
        if not isinstance(_value, str):
            raise TypeError("organisation_id is not a string")
        self.organisation_id = _value
        _value = src_dict["free_allowance"]
        if type(_value) is not int:
            raise TypeError("free_allowance is not an integer")
        self.free_allowance = _value
        _value = src_dict["sms_notifications"]
        if type(_value) is not int:
            raise TypeError("sms_notifications is not an integer")
        self.sms_notifications = _value
        _value = src_dict["sms_chargeable_units"]
        if type(_value) is not int:
            raise TypeError("sms_chargeable_units is not an integer")
        self.sms_chargeable_units = _value
        _value = src_dict["email_totals"]
        if type(_value) is not int:
            raise TypeError("email_totals is not an integer")
        self.email_totals = _value
        _value = src_dict["letter_totals"]
        if type(_value) is not int:
            raise TypeError("letter_totals is not an integer")
        self.letter_totals = _value
        _value = src_dict["letter_sheet_totals"]
        if type(_value) is not int:
            raise TypeError("letter_sheet_totals is not an integer")
        self.letter_sheet_totals = _value
        _value = src_dict["letter_cost"]
        if type(_value) not in (int, float):
            raise TypeError("letter_cost is not a number")
        self.letter_cost = _value
        return self
