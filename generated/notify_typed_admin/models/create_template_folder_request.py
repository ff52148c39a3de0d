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
        "name",
        "parent_id",
    )
)


@define(kw_only=True)
class CreateTemplateFolderRequest:
    """A folder to make."""

    name: str
    """Its name."""
    parent_id: UUID | None
    """The folder that it goes into; `null` for the top level."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "name": self.name,
            "parent_id": None if self.parent_id is None else str(self.parent_id),
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
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        _value = src_dict["parent_id"]
        parent_id = None if _value is None else parse_uuid(_value, "parent_id")
        return cls(
            name=name,
            parent_id=parent_id,
            additional_properties=_additional,
        )
