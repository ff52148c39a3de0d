from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

_KNOWN = frozenset(("permission",))


@define(kw_only=True)
class MemberPermission:
    """One thing that a member may do."""

    permission: str
    """The name that the database has for it, see **UserPermission**. An unknown one gives 404."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "permission": self.permission,
        }
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
        permission = src_dict["permission"]
        if not isinstance(permission, str):
            raise TypeError("permission is not a string")
        return cls(
            permission=permission,
        )
