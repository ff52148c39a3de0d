"""Models that operations tagged `billing` alone use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.model import Model, encode_partial, unknown_fields

from .enums import Postage, TemplateType

_Postage = Postage.by_value()
_TemplateType = TemplateType.by_value()


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class FreeSmsFragmentLimit(Model):
    """How many fragments of text messages a service has free in a financial year."""

    free_sms_fragment_limit: int
    """The number."""
    financial_year_start: int
    """The year."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "free_sms_fragment_limit": self.free_sms_fragment_limit,
                "financial_year_start": self.financial_year_start,
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
            self.additional_properties = unknown_fields(FreeSmsFragmentLimit, src_dict)
        _value = src_dict["free_sms_fragment_limit"]
        if type(_value) is not int:
            raise TypeError("free_sms_fragment_limit is not an integer")
        self.free_sms_fragment_limit = _value
        _value = src_dict["financial_year_start"]
        if type(_value) is not int:
            raise TypeError("financial_year_start is not an integer")
        self.financial_year_start = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UpdatedFreeSmsFragmentLimit(Model):
    """The new number, as it was sent."""

    free_sms_fragment_limit: int
    """The number."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"free_sms_fragment_limit": self.free_sms_fragment_limit}
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
            self.additional_properties = unknown_fields(UpdatedFreeSmsFragmentLimit, src_dict)
        _value = src_dict["free_sms_fragment_limit"]
        if type(_value) is not int:
            raise TypeError("free_sms_fragment_limit is not an integer")
        self.free_sms_fragment_limit = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class AnnualUsage(Model):
    """What a service has used in a year: messages of one kind at one price."""

    notification_type: TemplateType
    notifications_sent: int
    """How many messages were sent."""
    chargeable_units: int
    """Fragments of text messages, each times the multiplier of its country; or letters."""
    charged_units: int
    """Those that cost something: the others were free."""
    rate: float
    """What one costs, in pounds."""
    cost: float
    """What they cost together, in pounds."""
    free_allowance_used: int
    """How many were free."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "notification_type": str(self.notification_type),
                "notifications_sent": self.notifications_sent,
                "chargeable_units": self.chargeable_units,
                "charged_units": self.charged_units,
                "rate": self.rate,
                "cost": self.cost,
                "free_allowance_used": self.free_allowance_used,
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
            self.additional_properties = unknown_fields(AnnualUsage, src_dict)
        _value = src_dict["notification_type"]
        if not isinstance(_value, str):
            raise TypeError("notification_type is not a string")
        self.notification_type = _TemplateType[_value]
        _value = src_dict["notifications_sent"]
        if type(_value) is not int:
            raise TypeError("notifications_sent is not an integer")
        self.notifications_sent = _value
        _value = src_dict["chargeable_units"]
        if type(_value) is not int:
            raise TypeError("chargeable_units is not an integer")
        self.chargeable_units = _value
        _value = src_dict["charged_units"]
        if type(_value) is not int:
            raise TypeError("charged_units is not an integer")
        self.charged_units = _value
        _value = src_dict["rate"]
        if type(_value) not in (int, float):
            raise TypeError("rate is not a number")
        self.rate = _value
        _value = src_dict["cost"]
        if type(_value) not in (int, float):
            raise TypeError("cost is not a number")
        self.cost = _value
        _value = src_dict["free_allowance_used"]
        if type(_value) is not int:
            raise TypeError("free_allowance_used is not an integer")
        self.free_allowance_used = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class MonthlyUsage(Model):
    """What a service has used in a month: messages of one kind at one price. Emails are free and left
    out.
    """

    month: str
    """The English name of the month."""
    notification_type: TemplateType
    notifications_sent: int
    """How many messages were sent."""
    chargeable_units: int
    """As in **AnnualUsage**."""
    charged_units: int
    """Those that cost something."""
    rate: float
    """What one costs, in pounds."""
    cost: float
    """What they cost together, in pounds."""
    free_allowance_used: int
    """How many were free."""
    postage: str
    """How the letters travel; `none` for text messages."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "month": self.month,
                "notification_type": str(self.notification_type),
                "notifications_sent": self.notifications_sent,
                "chargeable_units": self.chargeable_units,
                "charged_units": self.charged_units,
                "rate": self.rate,
                "cost": self.cost,
                "free_allowance_used": self.free_allowance_used,
                "postage": self.postage,
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
        if len(src_dict) != 9:
            self.additional_properties = unknown_fields(MonthlyUsage, src_dict)
        _value = src_dict["month"]
        if not isinstance(_value, str):
            raise TypeError("month is not a string")
        self.month = _value
        _value = src_dict["notification_type"]
        if not isinstance(_value, str):
            raise TypeError("notification_type is not a string")
        self.notification_type = _TemplateType[_value]
        _value = src_dict["notifications_sent"]
        if type(_value) is not int:
            raise TypeError("notifications_sent is not an integer")
        self.notifications_sent = _value
        _value = src_dict["chargeable_units"]
        if type(_value) is not int:
            raise TypeError("chargeable_units is not an integer")
        self.chargeable_units = _value
        _value = src_dict["charged_units"]
        if type(_value) is not int:
            raise TypeError("charged_units is not an integer")
        self.charged_units = _value
        _value = src_dict["rate"]
        if type(_value) not in (int, float):
            raise TypeError("rate is not a number")
        self.rate = _value
        _value = src_dict["cost"]
        if type(_value) not in (int, float):
            raise TypeError("cost is not a number")
        self.cost = _value
        _value = src_dict["free_allowance_used"]
        if type(_value) is not int:
            raise TypeError("free_allowance_used is not an integer")
        self.free_allowance_used = _value
        _value = src_dict["postage"]
        if not isinstance(_value, str):
            raise TypeError("postage is not a string")
        self.postage = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class SmsRate(Model):
    """The price of text messages."""

    rate: float
    """What a fragment costs, in pounds."""
    valid_from: str
    """A time in UTC that does not say so, with decimals unless they are all zeros."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"rate": self.rate, "valid_from": self.valid_from}
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
            self.additional_properties = unknown_fields(SmsRate, src_dict)
        _value = src_dict["rate"]
        if type(_value) not in (int, float):
            raise TypeError("rate is not a number")
        self.rate = _value
        _value = src_dict["valid_from"]
        if not isinstance(_value, str):
            raise TypeError("valid_from is not a string")
        self.valid_from = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class LetterRate(Model):
    """The price of letters of one length and postage."""

    sheet_count: int
    """The sheets of paper."""
    post_class: Postage
    rate: str
    """What one costs, in pounds, without zeros at the end."""
    start_date: str
    """A time in UTC that does not say so, with decimals unless they are all zeros."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "sheet_count": self.sheet_count,
                "post_class": str(self.post_class),
                "rate": self.rate,
                "start_date": self.start_date,
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
            self.additional_properties = unknown_fields(LetterRate, src_dict)
        _value = src_dict["sheet_count"]
        if type(_value) is not int:
            raise TypeError("sheet_count is not an integer")
        self.sheet_count = _value
        _value = src_dict["post_class"]
        if not isinstance(_value, str):
            raise TypeError("post_class is not a string")
        self.post_class = _Postage[_value]
        _value = src_dict["rate"]
        if not isinstance(_value, str):
            raise TypeError("rate is not a string")
        self.rate = _value
        _value = src_dict["start_date"]
        if not isinstance(_value, str):
            raise TypeError("start_date is not a string")
        self.start_date = _value
        return self
