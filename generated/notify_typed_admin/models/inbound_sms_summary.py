from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

_KNOWN = frozenset(
    (
        "count",
        "most_recent",
    )
)


@define(kw_only=True)
class InboundSmsSummary:
    """What came in."""

    count: int
    """The number of messages in the last 7 days."""
    most_recent: str | None
    """When the last message came, in UTC without saying so; null if none did."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "count": self.count,
            "most_recent": self.most_recent,
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
        most_recent = src_dict["most_recent"]
        if most_recent is not None and not isinstance(most_recent, str):
            raise TypeError("most_recent is neither a string nor null")
        return cls(
            count=count,
            most_recent=most_recent,
            additional_properties=_additional,
        )
