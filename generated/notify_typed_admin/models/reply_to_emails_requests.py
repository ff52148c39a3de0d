"""Models that operations tagged `reply_to_emails` alone send."""

from __future__ import annotations

from typing import Any

from attrs import define, field
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import hidden as _hidden


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class AddReplyToEmailAddressRequest(Model):
    """A reply-to address to add."""

    email_address: str = field(repr=_hidden)
    """The address."""
    is_default: bool
    """Whether it is to be used where an email names no other. True for the first one."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "email_address": self.email_address,
            "is_default": self.is_default,
        }
        _encoded.update(self.additional_properties)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UpdateReplyToEmailAddressRequest(Model):
    """What a reply-to address is to be."""

    email_address: str = field(repr=_hidden)
    """The address."""
    is_default: bool
    """Whether it is to be used where an email names no other. Still true if it is that."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "email_address": self.email_address,
            "is_default": self.is_default,
        }
        _encoded.update(self.additional_properties)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class VerifyReplyToEmailAddressRequest(Model):
    """A reply-to address to try out."""

    email: str = field(repr=_hidden)
    """The address."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"email": self.email}
        _encoded.update(self.additional_properties)
        return _encoded
