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

_KNOWN = frozenset(("to",))


@define(kw_only=True)
class SendSmsCodeRequest:
    """Where to send a code."""

    to: str | None | Unset = field(default=UNSET, repr=_hidden)
    """A number. Null or nothing is the person's own."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.to, Unset):
            _encoded["to"] = self.to
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had. Unknown enum values are kept; unknown fields are refused.

        Raises:
            KeyError: If a required field is missing.
            TypeError: If a value has the wrong type.
            ValueError: If a value cannot be read, or there is an unknown field.
        """
        if not _KNOWN.issuperset(src_dict):
            raise ValueError(f"unknown fields: {sorted(set(src_dict) - _KNOWN)}")
        to: str | None | Unset = UNSET
        if "to" in src_dict:
            _value = src_dict["to"]
            to = None if _value is None else expect_string(_value, "to")
        return cls(
            to=to,
        )
