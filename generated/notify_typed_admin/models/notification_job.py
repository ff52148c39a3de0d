from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    parse_uuid,
)

_KNOWN = frozenset(
    (
        "id",
        "original_file_name",
    )
)


@define(kw_only=True)
class NotificationJob:
    """The job that a message belongs to."""

    id: UUID
    """The id of the job."""
    original_file_name: str
    """The name of the file."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "original_file_name": self.original_file_name,
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
        id = parse_uuid(src_dict["id"], "id")
        original_file_name = src_dict["original_file_name"]
        if not isinstance(original_file_name, str):
            raise TypeError("original_file_name is not a string")
        return cls(
            id=id,
            original_file_name=original_file_name,
            additional_properties=_additional,
        )
