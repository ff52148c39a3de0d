"""Models that operations tagged `users` alone send."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import UNSET, Unset, hidden as _hidden

from .enums import AuthType, CodeType, UserState


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class RegisterUserRequest(Model):
    """A new person. Unknown fields are ignored."""

    name: str = field(repr=_hidden)
    """The person's name."""
    email_address: str = field(repr=_hidden)
    """The person's email address, which nobody else may have."""
    password: str = field(repr=_hidden)
    """The password. It is stored as a hash."""
    mobile_number: str | None | Unset = field(default=UNSET, repr=_hidden)
    """The person's number, perhaps of another country. It is stored as it is typed. It may only be
    left out or null if `auth_type` is another than `sms_auth`.
    """
    auth_type: AuthType | Unset = UNSET
    platform_admin: bool | Unset = UNSET
    """Whether this is one of Notify's own people."""
    state: UserState | Unset = UNSET
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {
            "name": self.name,
            "email_address": self.email_address,
            "password": self.password,
        }
        if not isinstance(self.mobile_number, Unset):
            _encoded["mobile_number"] = self.mobile_number
        if not isinstance(self.auth_type, Unset):
            _encoded["auth_type"] = str(self.auth_type)
        if not isinstance(self.platform_admin, Unset):
            _encoded["platform_admin"] = self.platform_admin
        if not isinstance(self.state, Unset):
            _encoded["state"] = str(self.state)
        _encoded.update(self.additional_properties)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class GetUserByEmailRequest(Model):
    """A whole email address."""

    email: str = field(repr=_hidden)
    """The address."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"email": self.email}
        _encoded.update(self.additional_properties)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class FindUsersByFullOrPartialEmailRequest(Model):
    """A part of an email address."""

    email: str = field(repr=_hidden)
    """The text to look for."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"email": self.email}
        _encoded.update(self.additional_properties)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UpdateUserAttributeRequest(Model):
    """What to change about a person."""

    name: str | Unset = field(default=UNSET, repr=_hidden)
    """The person's name."""
    email_address: str | Unset = field(default=UNSET, repr=_hidden)
    """The person's email address, which nobody else may have."""
    mobile_number: str | None | Unset = field(default=UNSET, repr=_hidden)
    """The person's number. Not null if codes go there."""
    auth_type: AuthType | Unset = UNSET
    updated_by: UUID | Unset = UNSET
    """Who changes it, if somebody else."""
    current_session_id: UUID | None | Unset = field(default=UNSET, repr=_hidden)
    """The one session that counts."""
    email_access_validated_at: str | Unset = UNSET
    """When the person last showed to read this address."""
    take_part_in_research: bool | Unset = UNSET
    """Whether researchers may ask."""
    receives_new_features_email: bool | Unset = UNSET
    """Whether the person gets news."""
    platform_admin: bool | Unset = UNSET
    """Only false is accepted."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.name, Unset):
            _encoded["name"] = self.name
        if not isinstance(self.email_address, Unset):
            _encoded["email_address"] = self.email_address
        if not isinstance(self.mobile_number, Unset):
            _encoded["mobile_number"] = self.mobile_number
        if not isinstance(self.auth_type, Unset):
            _encoded["auth_type"] = str(self.auth_type)
        if not isinstance(self.updated_by, Unset):
            _encoded["updated_by"] = str(self.updated_by)
        if not isinstance(self.current_session_id, Unset):
            _encoded["current_session_id"] = (
                None if self.current_session_id is None else str(self.current_session_id)
            )
        if not isinstance(self.email_access_validated_at, Unset):
            _encoded["email_access_validated_at"] = self.email_access_validated_at
        if not isinstance(self.take_part_in_research, Unset):
            _encoded["take_part_in_research"] = self.take_part_in_research
        if not isinstance(self.receives_new_features_email, Unset):
            _encoded["receives_new_features_email"] = self.receives_new_features_email
        if not isinstance(self.platform_admin, Unset):
            _encoded["platform_admin"] = self.platform_admin
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class SendResetPasswordUrlRequest(Model):
    """Whose password, and where the website is."""

    email: str = field(repr=_hidden)
    """The person's email address."""
    admin_base_url: str
    """The address of the website, for the link."""
    next_: str | Unset = field(default=UNSET, metadata={"json": "next"})
    """The page of the website to go on to."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"email": self.email, "admin_base_url": self.admin_base_url}
        if not isinstance(self.next_, Unset):
            _encoded["next"] = self.next_
        _encoded.update(self.additional_properties)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class SendSmsCodeRequest(Model):
    """Where to send a code."""

    to: str | None | Unset = field(default=UNSET, repr=_hidden)
    """A number. Null or nothing is the person's own."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.to, Unset):
            _encoded["to"] = self.to
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class SendEmailCodeRequest(Model):
    """What a link for signing in is to look like."""

    to: None | Unset = UNSET
    """Nothing but null."""
    email_auth_link_host: str | Unset = UNSET
    """The address of the website, for the link."""
    next_: str | Unset = field(default=UNSET, metadata={"json": "next"})
    """The page of the website to go on to."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.to, Unset):
            _encoded["to"] = self.to
        if not isinstance(self.email_auth_link_host, Unset):
            _encoded["email_auth_link_host"] = self.email_auth_link_host
        if not isinstance(self.next_, Unset):
            _encoded["next"] = self.next_
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class CheckVerifyCodeRequest(Model):
    """A code to check."""

    code: str = field(repr=_hidden)
    """The code."""
    code_type: CodeType

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"code": self.code, "code_type": str(self.code_type)}
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class VerifyPasswordRequest(Model):
    """A password to check."""

    password: str = field(repr=_hidden)
    """The password."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"password": self.password}
        _encoded.update(self.additional_properties)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class UpdatePasswordRequest(Model):
    """A new password."""

    field_password: str = field(metadata={"json": "_password"}, repr=_hidden)
    """The new password."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"_password": self.field_password}
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class SendVerifyEmailRequest(Model):
    """Where to send a link, and where the website is."""

    to: str = field(repr=_hidden)
    """The email address."""
    admin_base_url: str
    """The address of the website, for the link."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"to": self.to, "admin_base_url": self.admin_base_url}
        _encoded.update(self.additional_properties)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class SendAlreadyRegisteredEmailRequest(Model):
    """Where to send an email."""

    email: str = field(repr=_hidden)
    """The email address."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"email": self.email}
        _encoded.update(self.additional_properties)
        return _encoded


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class SendChangeEmailVerificationRequest(Model):
    """A new email address."""

    email: str = field(repr=_hidden)
    """The email address."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"email": self.email}
        _encoded.update(self.additional_properties)
        return _encoded
