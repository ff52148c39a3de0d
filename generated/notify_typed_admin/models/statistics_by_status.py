from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

_KNOWN = frozenset(
    (
        "requested",
        "delivered",
        "failed",
    )
)


@define(kw_only=True)
class StatisticsByStatus:
    """How many messages of one kind there were."""

    requested: int
    """All but the cancelled ones."""
    delivered: int
    """`delivered` and `sent`."""
    failed: int
    """All ways to fail. A letter that came back is none."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "requested": self.requested,
            "delivered": self.delivered,
            "failed": self.failed,
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
        requested = src_dict["requested"]
        if type(requested) is not int:
            raise TypeError("requested is not an integer")
        delivered = src_dict["delivered"]
        if type(delivered) is not int:
            raise TypeError("delivered is not an integer")
        failed = src_dict["failed"]
        if type(failed) is not int:
            raise TypeError("failed is not an integer")
        return cls(
            requested=requested,
            delivered=delivered,
            failed=failed,
            additional_properties=_additional,
        )
