"""Models that operations tagged `billing` alone use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.model import Model, encode_partial, unknown_fields
from notify_typed_runtime.types import expect_string

from .enums import Postage, TemplateType


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 2:
            _additional = unknown_fields(FreeSmsFragmentLimit, src_dict)
        free_sms_fragment_limit = src_dict["free_sms_fragment_limit"]
        if type(free_sms_fragment_limit) is not int:
            raise TypeError("free_sms_fragment_limit is not an integer")
        financial_year_start = src_dict["financial_year_start"]
        if type(financial_year_start) is not int:
            raise TypeError("financial_year_start is not an integer")
        return cls(
            free_sms_fragment_limit=free_sms_fragment_limit,
            financial_year_start=financial_year_start,
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 1:
            _additional = unknown_fields(UpdatedFreeSmsFragmentLimit, src_dict)
        free_sms_fragment_limit = src_dict["free_sms_fragment_limit"]
        if type(free_sms_fragment_limit) is not int:
            raise TypeError("free_sms_fragment_limit is not an integer")
        return cls(
            free_sms_fragment_limit=free_sms_fragment_limit, additional_properties=_additional
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 7:
            _additional = unknown_fields(AnnualUsage, src_dict)
        notifications_sent = src_dict["notifications_sent"]
        if type(notifications_sent) is not int:
            raise TypeError("notifications_sent is not an integer")
        chargeable_units = src_dict["chargeable_units"]
        if type(chargeable_units) is not int:
            raise TypeError("chargeable_units is not an integer")
        charged_units = src_dict["charged_units"]
        if type(charged_units) is not int:
            raise TypeError("charged_units is not an integer")
        rate = src_dict["rate"]
        if type(rate) not in (int, float):
            raise TypeError("rate is not a number")
        cost = src_dict["cost"]
        if type(cost) not in (int, float):
            raise TypeError("cost is not a number")
        free_allowance_used = src_dict["free_allowance_used"]
        if type(free_allowance_used) is not int:
            raise TypeError("free_allowance_used is not an integer")
        return cls(
            notification_type=TemplateType.parse(
                expect_string(src_dict["notification_type"], "notification_type")
            ),
            notifications_sent=notifications_sent,
            chargeable_units=chargeable_units,
            charged_units=charged_units,
            rate=rate,
            cost=cost,
            free_allowance_used=free_allowance_used,
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 9:
            _additional = unknown_fields(MonthlyUsage, src_dict)
        month = src_dict["month"]
        if not isinstance(month, str):
            raise TypeError("month is not a string")
        notifications_sent = src_dict["notifications_sent"]
        if type(notifications_sent) is not int:
            raise TypeError("notifications_sent is not an integer")
        chargeable_units = src_dict["chargeable_units"]
        if type(chargeable_units) is not int:
            raise TypeError("chargeable_units is not an integer")
        charged_units = src_dict["charged_units"]
        if type(charged_units) is not int:
            raise TypeError("charged_units is not an integer")
        rate = src_dict["rate"]
        if type(rate) not in (int, float):
            raise TypeError("rate is not a number")
        cost = src_dict["cost"]
        if type(cost) not in (int, float):
            raise TypeError("cost is not a number")
        free_allowance_used = src_dict["free_allowance_used"]
        if type(free_allowance_used) is not int:
            raise TypeError("free_allowance_used is not an integer")
        postage = src_dict["postage"]
        if not isinstance(postage, str):
            raise TypeError("postage is not a string")
        return cls(
            month=month,
            notification_type=TemplateType.parse(
                expect_string(src_dict["notification_type"], "notification_type")
            ),
            notifications_sent=notifications_sent,
            chargeable_units=chargeable_units,
            charged_units=charged_units,
            rate=rate,
            cost=cost,
            free_allowance_used=free_allowance_used,
            postage=postage,
            additional_properties=_additional,
        )


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 2:
            _additional = unknown_fields(SmsRate, src_dict)
        rate = src_dict["rate"]
        if type(rate) not in (int, float):
            raise TypeError("rate is not a number")
        valid_from = src_dict["valid_from"]
        if not isinstance(valid_from, str):
            raise TypeError("valid_from is not a string")
        return cls(rate=rate, valid_from=valid_from, additional_properties=_additional)


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
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 4:
            _additional = unknown_fields(LetterRate, src_dict)
        sheet_count = src_dict["sheet_count"]
        if type(sheet_count) is not int:
            raise TypeError("sheet_count is not an integer")
        rate = src_dict["rate"]
        if not isinstance(rate, str):
            raise TypeError("rate is not a string")
        start_date = src_dict["start_date"]
        if not isinstance(start_date, str):
            raise TypeError("start_date is not a string")
        return cls(
            sheet_count=sheet_count,
            post_class=Postage.parse(expect_string(src_dict["post_class"], "post_class")),
            rate=rate,
            start_date=start_date,
            additional_properties=_additional,
        )
