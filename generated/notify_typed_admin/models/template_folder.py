from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    expect_array,
    parse_uuid,
)

_KNOWN = frozenset(
    (
        "id",
        "name",
        "parent_id",
        "service_id",
        "users_with_permission",
    )
)


@define(kw_only=True)
class TemplateFolder:
    """A folder for templates."""

    id: UUID
    """The folder."""
    name: str
    """Its name."""
    parent_id: UUID | None
    """The folder that it is in; null at the top level."""
    service_id: UUID
    """The service that it belongs to."""
    users_with_permission: list[UUID]
    """The members of the service who see it."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "id": str(self.id),
            "name": self.name,
            "parent_id": None if self.parent_id is None else str(self.parent_id),
            "service_id": str(self.service_id),
            "users_with_permission": [str(_item) for _item in self.users_with_permission],
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
        id = parse_uuid(src_dict["id"], "id")
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        _value = src_dict["parent_id"]
        parent_id = None if _value is None else parse_uuid(_value, "parent_id")
        service_id = parse_uuid(src_dict["service_id"], "service_id")
        users_with_permission = [
            parse_uuid(_item, "users_with_permission")
            for _item in expect_array(src_dict["users_with_permission"], "users_with_permission")
        ]
        return cls(
            id=id,
            name=name,
            parent_id=parent_id,
            service_id=service_id,
            users_with_permission=users_with_permission,
            additional_properties=_additional,
        )
