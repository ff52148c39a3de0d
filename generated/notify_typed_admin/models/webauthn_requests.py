"""Models that operations tagged `webauthn` alone send."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import UNSET, Unset, hidden as _hidden


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
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


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UpdateWebauthnCredentialNameForUserRequest(Model):
    """A new name for a security key."""

    name: str
    """The new name."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"name": self.name}
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
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
