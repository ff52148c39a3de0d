from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_array,
    expect_object,
    expect_string,
)

from ..models.member_permission import MemberPermission

_KNOWN = frozenset(
    (
        "permissions",
        "folder_permissions",
    )
)


@define(kw_only=True)
class AddUserToServiceRequest:
    """What a new member may do."""

    permissions: list[MemberPermission]
    """All that the member may do. May be empty."""
    folder_permissions: list[str] | Unset = UNSET
    """The ids of the folders that are open to the member. None if left out."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "permissions": [_item.to_dict() for _item in self.permissions],
        }
        if not isinstance(self.folder_permissions, Unset):
            _encoded["folder_permissions"] = self.folder_permissions
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had. Unknown enum values are kept; unknown fields are refused.

        Raises:
            KeyError: If a required field is missing.
            TypeError: If a value has the wrong type.
            ValueError: If a value cannot be read, or there is an unknown field.
        """
        if not _KNOWN.issuperset(src_dict):
            raise ValueError(f"unknown fields: {sorted(set(src_dict) - _KNOWN)}")
        permissions = [
            MemberPermission.from_dict(expect_object(_item, "permissions"))
            for _item in expect_array(src_dict["permissions"], "permissions")
        ]
        folder_permissions: list[str] | Unset = UNSET
        if "folder_permissions" in src_dict:
            _value = src_dict["folder_permissions"]
            folder_permissions = [
                expect_string(_item, "folder_permissions")
                for _item in expect_array(_value, "folder_permissions")
            ]
        return cls(
            permissions=permissions,
            folder_permissions=folder_permissions,
        )
