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
        "current",
        "next",
    )
)


@define(kw_only=True)
class PageLinks:
    """Where a page stands in its list."""

    current: str
    """This page. For received text messages without `older_than`."""
    next_: str | Unset = UNSET
    """The following page, with the same filters. There whenever this page has an item, even the very
    last one.
    """
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "current": self.current,
        }
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
        if len(src_dict) != 1:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        current = src_dict["current"]
        if not isinstance(current, str):
            raise TypeError("current is not a string")
        next_: str | Unset = UNSET
        if "next" in src_dict:
            _value = src_dict["next"]
            next_ = expect_string(_value, "next")
        return cls(
            current=current,
            next_=next_,
            additional_properties=_additional,
        )
