from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

_KNOWN = frozenset(("most_recent_date",))


@define(kw_only=True)
class InboundNumberUsage:
    """When a number was last used."""

    most_recent_date: str | None
    """The time; null if it never was."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "most_recent_date": self.most_recent_date,
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
        if len(src_dict) != 1:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        most_recent_date = src_dict["most_recent_date"]
        if most_recent_date is not None and not isinstance(most_recent_date, str):
            raise TypeError("most_recent_date is neither a string nor null")
        return cls(
            most_recent_date=most_recent_date,
            additional_properties=_additional,
        )
