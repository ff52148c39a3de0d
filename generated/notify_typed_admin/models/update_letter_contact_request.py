from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    hidden as _hidden,
)

_KNOWN = frozenset(
    (
        "contact_block",
        "is_default",
    )
)


@define(kw_only=True)
class UpdateLetterContactRequest:
    """What a letter contact is to be."""

    contact_block: str = field(repr=_hidden)
    """The address, a line for a line."""
    is_default: bool
    """Whether new letter templates get it."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "contact_block": self.contact_block,
            "is_default": self.is_default,
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
        contact_block = src_dict["contact_block"]
        if not isinstance(contact_block, str):
            raise TypeError("contact_block is not a string")
        is_default = src_dict["is_default"]
        if not isinstance(is_default, bool):
            raise TypeError("is_default is not a boolean")
        return cls(
            contact_block=contact_block,
            is_default=is_default,
            additional_properties=_additional,
        )
