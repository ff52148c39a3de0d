from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    hidden as _hidden,
)

_KNOWN = frozenset(
    (
        "error",
        "message",
        "data",
        "num_bytes",
        "max_bytes",
    )
)


@define(kw_only=True)
class QrCodeErrorDetail:
    """A link in a letter that is too long for a QR code."""

    error: str
    """The kind of error, `ValidationError`."""
    message: str
    """An explanation for people."""
    data: str = field(repr=_hidden)
    """The link, escaped for HTML."""
    num_bytes: int
    """Its length in bytes."""
    max_bytes: int
    """The greatest length allowed."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "error": self.error,
            "message": self.message,
            "data": self.data,
            "num_bytes": self.num_bytes,
            "max_bytes": self.max_bytes,
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
        if len(src_dict) != 5:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        error = src_dict["error"]
        if not isinstance(error, str):
            raise TypeError("error is not a string")
        message = src_dict["message"]
        if not isinstance(message, str):
            raise TypeError("message is not a string")
        data = src_dict["data"]
        if not isinstance(data, str):
            raise TypeError("data is not a string")
        num_bytes = src_dict["num_bytes"]
        if type(num_bytes) is not int:
            raise TypeError("num_bytes is not an integer")
        max_bytes = src_dict["max_bytes"]
        if type(max_bytes) is not int:
            raise TypeError("max_bytes is not an integer")
        return cls(
            error=error,
            message=message,
            data=data,
            num_bytes=num_bytes,
            max_bytes=max_bytes,
            additional_properties=_additional,
        )
