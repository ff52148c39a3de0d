from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.types import (
    hidden as _hidden,
)

_KNOWN = frozenset(
    (
        "name",
        "credential_data",
        "registration_response",
    )
)


@define(kw_only=True)
class CreateWebauthnCredentialForUserRequest:
    """A new security key."""

    name: str
    """A name that tells it from others."""
    credential_data: str = field(repr=_hidden)
    """CBOR in base64."""
    registration_response: str = field(repr=_hidden)
    """What the browser said, CBOR in base64. It is never shown again."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it. The inverse of `from_dict`."""
        _encoded: dict[str, Any] = {
            "name": self.name,
            "credential_data": self.credential_data,
            "registration_response": self.registration_response,
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
        credential_data = src_dict["credential_data"]
        if not isinstance(credential_data, str):
            raise TypeError("credential_data is not a string")
        registration_response = src_dict["registration_response"]
        if not isinstance(registration_response, str):
            raise TypeError("registration_response is not a string")
        return cls(
            name=name,
            credential_data=credential_data,
            registration_response=registration_response,
        )
