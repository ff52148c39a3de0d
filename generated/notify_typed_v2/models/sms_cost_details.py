from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

_KNOWN = frozenset(
    (
        "billable_sms_fragments",
        "international_rate_multiplier",
        "sms_rate",
    )
)


@define(kw_only=True)
class SmsCostDetails:
    """How the cost of a text message comes about: fragments, times multiplier, times rate."""

    billable_sms_fragments: int
    """The number of fragments that the text takes up."""
    international_rate_multiplier: float
    """1 for British numbers, more for other countries."""
    sms_rate: float
    """The price of a fragment in pounds, on the day of sending."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "billable_sms_fragments": self.billable_sms_fragments,
            "international_rate_multiplier": self.international_rate_multiplier,
            "sms_rate": self.sms_rate,
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
        if len(src_dict) != 3:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        billable_sms_fragments = src_dict["billable_sms_fragments"]
        if type(billable_sms_fragments) is not int:
            raise TypeError("billable_sms_fragments is not an integer")
        international_rate_multiplier = src_dict["international_rate_multiplier"]
        if type(international_rate_multiplier) not in (int, float):
            raise TypeError("international_rate_multiplier is not a number")
        sms_rate = src_dict["sms_rate"]
        if type(sms_rate) not in (int, float):
            raise TypeError("sms_rate is not a number")
        return cls(
            billable_sms_fragments=billable_sms_fragments,
            international_rate_multiplier=international_rate_multiplier,
            sms_rate=sms_rate,
            additional_properties=_additional,
        )
