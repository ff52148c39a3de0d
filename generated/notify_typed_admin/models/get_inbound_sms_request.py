from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_string,
    hidden as _hidden,
)

_KNOWN = frozenset(("phone_number",))


@define(kw_only=True)
class GetInboundSmsRequest:
    """Whose messages to list."""

    phone_number: str | Unset = field(default=UNSET, repr=_hidden)
    """The sender, in any spelling. Everybody's messages if left out or empty."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.phone_number, Unset):
            _encoded["phone_number"] = self.phone_number
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
        if len(src_dict) != 0:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        phone_number: str | Unset = UNSET
        if "phone_number" in src_dict:
            _value = src_dict["phone_number"]
            phone_number = expect_string(_value, "phone_number")
        return cls(
            phone_number=phone_number,
            additional_properties=_additional,
        )
