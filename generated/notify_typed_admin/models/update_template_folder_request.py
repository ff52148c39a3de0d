from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_array,
    parse_uuid,
)

_KNOWN = frozenset(
    (
        "name",
        "users_with_permission",
    )
)


@define(kw_only=True)
class UpdateTemplateFolderRequest:
    """A folder's name, and who sees it."""

    name: str
    """Its name."""
    users_with_permission: list[UUID] | Unset = UNSET
    """The members of the service who see it. Left out, they stay as they are."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "name": self.name,
        }
        if not isinstance(self.users_with_permission, Unset):
            _encoded["users_with_permission"] = [str(_item) for _item in self.users_with_permission]
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
        if len(src_dict) != 1:
            _additional = {_key: _value for _key, _value in src_dict.items() if _key not in _KNOWN}
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        users_with_permission: list[UUID] | Unset = UNSET
        if "users_with_permission" in src_dict:
            _value = src_dict["users_with_permission"]
            users_with_permission = [
                parse_uuid(_item, "users_with_permission")
                for _item in expect_array(_value, "users_with_permission")
            ]
        return cls(
            name=name,
            users_with_permission=users_with_permission,
            additional_properties=_additional,
        )
