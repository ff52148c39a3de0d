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

from ..models.uk_postage import UkPostage

_KNOWN = frozenset(
    (
        "reference",
        "content",
        "postage",
    )
)


@define(kw_only=True)
class PrecompiledLetterRequest:
    """A letter as a finished PDF, with the address in the place that Notify's layout asks for."""

    reference: str
    """One's own identifier for the letter, for finding it again. It need not be unique."""
    content: str = field(repr=_hidden)
    """The PDF's bytes in base64. Whether it is a PDF is checked after the answer."""
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
            postage = UkPostage.parse(expect_string(_value, "postage"))
        return cls(
            reference=reference,
            content=content,
            postage=postage,
        )
