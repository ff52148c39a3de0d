from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    parse_uuid,
)

_KNOWN = frozenset(("inbound_number_id",))


@define(kw_only=True)
class AddInboundNumberToServiceRequest:
    """A number for a service."""

    inbound_number_id: UUID | None | Unset = UNSET
    """The number. Any free one if left out or null."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.inbound_number_id, Unset):
            _encoded["inbound_number_id"] = (
                None if self.inbound_number_id is None else str(self.inbound_number_id)
            )
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
        inbound_number_id: UUID | None | Unset = UNSET
        if "inbound_number_id" in src_dict:
            _value = src_dict["inbound_number_id"]
            inbound_number_id = None if _value is None else parse_uuid(_value, "inbound_number_id")
        return cls(
            inbound_number_id=inbound_number_id,
            additional_properties=_additional,
        )
