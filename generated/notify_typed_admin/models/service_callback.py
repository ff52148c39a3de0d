from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    expect_string,
    parse_uuid,
)

from ..models.callback_type import CallbackType

_KNOWN = frozenset(
    (
        "callback_id",
        "callback_type",
    )
)


@define(kw_only=True)
class ServiceCallback:
    """A callback of a service, by its id."""

    callback_id: UUID
    """The id of the callback."""
    callback_type: CallbackType | None
    """What it tells. Null if it was made without a type."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "callback_id": str(self.callback_id),
            "callback_type": None if self.callback_type is None else str(self.callback_type),
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
        callback_id = parse_uuid(src_dict["callback_id"], "callback_id")
        _value = src_dict["callback_type"]
        callback_type = (
            None if _value is None else CallbackType.parse(expect_string(_value, "callback_type"))
        )
        return cls(
            callback_id=callback_id,
            callback_type=callback_type,
            additional_properties=_additional,
        )
