from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_string,
)

_KNOWN = frozenset(
    (
        "prev",
        "next",
        "last",
    )
)


@define(kw_only=True)
class PageAddresses:
    """Where other pages are, as addresses without a host. What there is not is left out."""

    prev: str | Unset = UNSET
    """The page before this one."""
    next_: str | Unset = UNSET
    """The page after this one."""
    last: str | Unset = UNSET
    """The last page."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.prev, Unset):
            _encoded["prev"] = self.prev
        if not isinstance(self.next_, Unset):
            _encoded["next"] = self.next_
        if not isinstance(self.last, Unset):
            _encoded["last"] = self.last
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
        prev: str | Unset = UNSET
        if "prev" in src_dict:
            _value = src_dict["prev"]
            prev = expect_string(_value, "prev")
        next_: str | Unset = UNSET
        if "next" in src_dict:
            _value = src_dict["next"]
            next_ = expect_string(_value, "next")
        last: str | Unset = UNSET
        if "last" in src_dict:
            _value = src_dict["last"]
            last = expect_string(_value, "last")
        return cls(
            prev=prev,
            next_=next_,
            last=last,
            additional_properties=_additional,
        )
