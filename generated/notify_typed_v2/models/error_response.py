from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    expect_array,
    expect_object,
    is_object,
)

from ..models.error_detail import ErrorDetail
from ..models.qr_code_error_detail import QrCodeErrorDetail

_KNOWN = frozenset(
    (
        "status_code",
        "errors",
    )
)


@define(kw_only=True)
class ErrorResponse:
    """The API's own error answer."""

    status_code: int
    """The HTTP status again."""
    errors: list[ErrorDetail | QrCodeErrorDetail]
    """What is wrong."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "status_code": self.status_code,
            "errors": [_item.to_dict() for _item in self.errors],
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
        status_code = src_dict["status_code"]
        if type(status_code) is not int:
            raise TypeError("status_code is not an integer")
        errors = [
            QrCodeErrorDetail.from_dict(_item)
            if is_object(_item, "error", "message", "data", "num_bytes", "max_bytes")
            else ErrorDetail.from_dict(expect_object(_item, "errors"))
            for _item in expect_array(src_dict["errors"], "errors")
        ]
        return cls(
            status_code=status_code,
            errors=errors,
            additional_properties=_additional,
        )
