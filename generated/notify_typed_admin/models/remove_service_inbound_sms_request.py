from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

_KNOWN = frozenset(("archive",))


@define(kw_only=True)
class RemoveServiceInboundSmsRequest:
    """What becomes of a number that a service gives back."""

    archive: bool
    """True to retire it, false to free it for another service."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "archive": self.archive,
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
        archive = src_dict["archive"]
        if not isinstance(archive, bool):
            raise TypeError("archive is not a boolean")
        return cls(
            archive=archive,
        )
