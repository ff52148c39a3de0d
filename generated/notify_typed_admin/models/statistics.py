from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    expect_object,
)

from ..models.statistics_by_status import StatisticsByStatus

_KNOWN = frozenset(
    (
        "email",
        "sms",
        "letter",
    )
)


@define(kw_only=True)
class Statistics:
    """How many messages there were, by kind."""

    email: StatisticsByStatus
    sms: StatisticsByStatus
    letter: StatisticsByStatus
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "email": self.email.to_dict(),
            "sms": self.sms.to_dict(),
            "letter": self.letter.to_dict(),
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
        email = StatisticsByStatus.from_dict(expect_object(src_dict["email"], "email"))
        sms = StatisticsByStatus.from_dict(expect_object(src_dict["sms"], "sms"))
        letter = StatisticsByStatus.from_dict(expect_object(src_dict["letter"], "letter"))
        return cls(
            email=email,
            sms=sms,
            letter=letter,
            additional_properties=_additional,
        )
