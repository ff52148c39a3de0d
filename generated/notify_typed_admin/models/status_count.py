from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    expect_string,
)

from ..models.notification_status import NotificationStatus

_KNOWN = frozenset(
    (
        "status",
        "count",
    )
)


@define(kw_only=True)
class StatusCount:
    """How many messages have a status."""

    status: NotificationStatus
    count: int
    """How many."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "status": str(self.status),
            "count": self.count,
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
        status = NotificationStatus.parse(expect_string(src_dict["status"], "status"))
        count = src_dict["count"]
        if type(count) is not int:
            raise TypeError("count is not an integer")
        return cls(
            status=status,
            count=count,
            additional_properties=_additional,
        )
