"""Models that operations tagged `reply_to_emails` alone send."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.model import Model, unknown_fields
from notify_typed_runtime.types import hidden as _hidden


@define(eq=False, repr=False, kw_only=True)
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

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 2:
            _additional = unknown_fields(AddReplyToEmailAddressRequest, src_dict)
        email_address = src_dict["email_address"]
        if not isinstance(email_address, str):
            raise TypeError("email_address is not a string")
        is_default = src_dict["is_default"]
        if not isinstance(is_default, bool):
            raise TypeError("is_default is not a boolean")
        return cls(
            email_address=email_address, is_default=is_default, additional_properties=_additional
        )


@define(eq=False, repr=False, kw_only=True)
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

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 2:
            _additional = unknown_fields(UpdateReplyToEmailAddressRequest, src_dict)
        email_address = src_dict["email_address"]
        if not isinstance(email_address, str):
            raise TypeError("email_address is not a string")
        is_default = src_dict["is_default"]
        if not isinstance(is_default, bool):
            raise TypeError("is_default is not a boolean")
        return cls(
            email_address=email_address, is_default=is_default, additional_properties=_additional
        )


@define(eq=False, repr=False, kw_only=True)
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

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 1:
            _additional = unknown_fields(VerifyReplyToEmailAddressRequest, src_dict)
        email = src_dict["email"]
        if not isinstance(email, str):
            raise TypeError("email is not a string")
        return cls(email=email, additional_properties=_additional)
