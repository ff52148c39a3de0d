from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    hidden as _hidden,
)

_KNOWN = frozenset(
    (
        "unsanitised",
        "sanitised",
    )
)


@define(kw_only=True)
class SanitisedValue:
    """A value before and after."""

    unsanitised: str = field(repr=_hidden)
    """As it was sent."""
    sanitised: str = field(repr=_hidden)
    """As it was filled in."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "unsanitised": self.unsanitised,
            "sanitised": self.sanitised,
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
        unsanitised = src_dict["unsanitised"]
        if not isinstance(unsanitised, str):
            raise TypeError("unsanitised is not a string")
        sanitised = src_dict["sanitised"]
        if not isinstance(sanitised, str):
            raise TypeError("sanitised is not a string")
        return cls(
            unsanitised=unsanitised,
            sanitised=sanitised,
            additional_properties=_additional,
        )
