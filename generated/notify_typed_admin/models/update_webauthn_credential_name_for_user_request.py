from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

_KNOWN = frozenset(("name",))


@define(kw_only=True)
class UpdateWebauthnCredentialNameForUserRequest:
    """A new name for a security key."""

    name: str
    """The new name."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "name": self.name,
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
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        return cls(
            name=name,
        )
