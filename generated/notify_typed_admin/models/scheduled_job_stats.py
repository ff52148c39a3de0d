from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    format_datetime,
    parse_datetime,
)

_KNOWN = frozenset(
    (
        "count",
        "soonest_scheduled_for",
    )
)


@define(kw_only=True)
class ScheduledJobStats:
    """Jobs that wait for their time."""

    count: int
    """How many there are."""
    soonest_scheduled_for: datetime.datetime | None
    """When the first is to begin."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "count": self.count,
            "soonest_scheduled_for": None
            if self.soonest_scheduled_for is None
            else format_datetime(self.soonest_scheduled_for),
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
        if len(src_dict) != 2:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        count = src_dict["count"]
        if type(count) is not int:
            raise TypeError("count is not an integer")
        _value = src_dict["soonest_scheduled_for"]
        soonest_scheduled_for = (
            None if _value is None else parse_datetime(_value, "soonest_scheduled_for")
        )
        return cls(
            count=count,
            soonest_scheduled_for=soonest_scheduled_for,
            additional_properties=_additional,
        )
