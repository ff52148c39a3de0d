from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attrs import define, field
from notify_typed_runtime.types import (
    expect_object,
)

from ..models.legacy_error_messages import LegacyErrorMessages

_KNOWN = frozenset(
    (
        "result",
        "message",
    )
)


@define(kw_only=True)
class LegacyErrorResponse:
    """The error answer of Notify's router and of its older parts: 404 for an unknown path, 405 for a
    wrong method, and some 401 and 504.
    """

    result: Literal["error"]
    """Always `error`."""
    message: LegacyErrorMessages | str
    """An explanation for people, or several of them by what they are about."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "result": self.result,
            "message": self.message.to_dict()
            if isinstance(self.message, LegacyErrorMessages)
            else self.message,
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
        result = src_dict["result"]
        if result != "error":
            raise TypeError("result is not the constant")
        _value = src_dict["message"]
        message = (
            _value
            if isinstance(_value, str)
            else LegacyErrorMessages.from_dict(expect_object(_value, "message"))
        )
        return cls(
            result=result,
            message=message,
            additional_properties=_additional,
        )
