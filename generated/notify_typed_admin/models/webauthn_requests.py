"""Models that operations tagged `webauthn` alone send."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, unknown_fields
from notify_typed_runtime.types import UNSET, Unset, hidden as _hidden, parse_uuid


@define(eq=False, repr=False, kw_only=True)
class CreateWebauthnCredentialForUserRequest(Model):
    """A new security key."""

    name: str
    """A name that tells it from others."""
    credential_data: str = field(repr=_hidden)
    """CBOR in base64."""
    registration_response: str = field(repr=_hidden)
    """What the browser said, CBOR in base64. It is never shown again."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "name": self.name,
            "credential_data": self.credential_data,
            "registration_response": self.registration_response,
        }
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        if unknown := unknown_fields(CreateWebauthnCredentialForUserRequest, src_dict):
            raise ValueError(f"unknown fields: {sorted(unknown)}")
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
            name=name, credential_data=credential_data, registration_response=registration_response
        )


@define(eq=False, repr=False, kw_only=True)
class UpdateWebauthnCredentialNameForUserRequest(Model):
    """A new name for a security key."""

    name: str
    """The new name."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"name": self.name}
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        if unknown := unknown_fields(UpdateWebauthnCredentialNameForUserRequest, src_dict):
            raise ValueError(f"unknown fields: {sorted(unknown)}")
        name = src_dict["name"]
        if not isinstance(name, str):
            raise TypeError("name is not a string")
        return cls(name=name)


@define(eq=False, repr=False, kw_only=True)
class CompleteWebauthnLoginAttemptRequest(Model):
    """How signing in with a security key went."""

    successful: bool
    """Whether the security key was right."""
    webauthn_credential_id: UUID | Unset = UNSET
    """Which one it was."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"successful": self.successful}
        if not isinstance(self.webauthn_credential_id, Unset):
            _encoded["webauthn_credential_id"] = str(self.webauthn_credential_id)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        if unknown := unknown_fields(CompleteWebauthnLoginAttemptRequest, src_dict):
            raise ValueError(f"unknown fields: {sorted(unknown)}")
        successful = src_dict["successful"]
        if not isinstance(successful, bool):
            raise TypeError("successful is not a boolean")
        return cls(
            successful=successful,
            webauthn_credential_id=UNSET
            if "webauthn_credential_id" not in src_dict
            else parse_uuid(src_dict["webauthn_credential_id"], "webauthn_credential_id"),
        )
