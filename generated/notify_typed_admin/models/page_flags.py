from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_boolean,
)

_KNOWN = frozenset(
    (
        "prev",
        "next",
    )
)


@define(kw_only=True)
class PageFlags:
    """Whether there are pages before and after this one. What there is not is left out."""

    prev: bool | Unset = UNSET
    """There is a page before this one."""
    next_: bool | Unset = UNSET
    """There is a page after this one."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.prev, Unset):
            _encoded["prev"] = self.prev
        if not isinstance(self.next_, Unset):
            _encoded["next"] = self.next_
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
        prev: bool | Unset = UNSET
        if "prev" in src_dict:
            _value = src_dict["prev"]
            prev = expect_boolean(_value, "prev")
        next_: bool | Unset = UNSET
        if "next" in src_dict:
            _value = src_dict["next"]
            next_ = expect_boolean(_value, "next")
        return cls(
            prev=prev,
            next_=next_,
            additional_properties=_additional,
        )
