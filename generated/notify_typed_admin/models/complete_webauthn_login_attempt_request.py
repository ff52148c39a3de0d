from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    parse_uuid,
)

_KNOWN = frozenset(
    (
        "successful",
        "webauthn_credential_id",
    )
)


@define(kw_only=True)
class CompleteWebauthnLoginAttemptRequest:
    """How signing in with a security key went."""

    successful: bool
    """Whether the security key was right."""
    webauthn_credential_id: UUID | Unset = UNSET
    """Which one it was."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "successful": self.successful,
        }
        if not isinstance(self.webauthn_credential_id, Unset):
            _encoded["webauthn_credential_id"] = str(self.webauthn_credential_id)
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
        successful = src_dict["successful"]
        if not isinstance(successful, bool):
            raise TypeError("successful is not a boolean")
        webauthn_credential_id: UUID | Unset = UNSET
        if "webauthn_credential_id" in src_dict:
            _value = src_dict["webauthn_credential_id"]
            webauthn_credential_id = parse_uuid(_value, "webauthn_credential_id")
        return cls(
            successful=successful,
            webauthn_credential_id=webauthn_credential_id,
        )
