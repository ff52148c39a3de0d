from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attrs import define, field
from notify_typed_runtime.types import (
    expect_object,
)

from ..models.field_messages import FieldMessages

_KNOWN = frozenset(
    (
        "result",
        "message",
    )
)


@define(kw_only=True)
class ErrorFields:
    """An error in the fields of the body or of the query."""

    result: Literal["error"]
    """Always `error`."""
    message: FieldMessages
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "result": self.result,
            "message": self.message.to_dict(),
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
        message = FieldMessages.from_dict(expect_object(src_dict["message"], "message"))
        return cls(
            result=result,
            message=message,
            additional_properties=_additional,
        )
