from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..models.uk_postage import UkPostage
from ..types import (
    UNSET,
    Unset,
)

_KNOWN = frozenset(
    (
        "reference",
        "content",
        "postage",
    )
)


@define(kw_only=True)
class PrecompiledLetterRequest:
    """PrecompiledLetterRequest of the API description."""

    reference: str
    content: str
    postage: UkPostage | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "reference": self.reference,
            "content": self.content,
        }
        if not isinstance(self.postage, Unset):
            _encoded["postage"] = str(self.postage)
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
        reference = src_dict["reference"]
        if not isinstance(reference, str):
            raise TypeError("reference is not a string")
        content = src_dict["content"]
        if not isinstance(content, str):
            raise TypeError("content is not a string")
        postage: UkPostage | Unset = UNSET
        if "postage" in src_dict:
            _value = src_dict["postage"]
            postage = UkPostage.parse(_value)
        return cls(
            reference=reference,
            content=content,
            postage=postage,
        )
