"""Models that operations tagged `webauthn` alone use."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, encode_partial, unknown_fields
from notify_typed_runtime.types import (
    expect_array,
    expect_object,
    format_datetime,
    hidden as _hidden,
    parse_datetime,
    parse_uuid,
)


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class WebauthnCredential(Model):
    """A security key of a person."""

    id: UUID
    """The id of the security key here."""
    user_id: UUID
    """The person."""
    name: str
    """The name that the person gave it."""
    credential_data: str = field(repr=_hidden)
    """What the website stored: CBOR in base64."""
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    updated_at: datetime.datetime | None
    """When it was renamed last."""
    logged_in_at: datetime.datetime | None
    """When somebody last signed in with it."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "user_id": str(self.user_id),
                "name": self.name,
                "credential_data": self.credential_data,
                "created_at": format_datetime(self.created_at),
                "updated_at": None if self.updated_at is None else format_datetime(self.updated_at),
                "logged_in_at": None
                if self.logged_in_at is None
                else format_datetime(self.logged_in_at),
            }
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 7:
            self.additional_properties = unknown_fields(WebauthnCredential, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        self.user_id = parse_uuid(src_dict["user_id"], "user_id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        _value = src_dict["credential_data"]
        if not isinstance(_value, str):
            raise TypeError("credential_data is not a string")
        self.credential_data = _value
        self.created_at = parse_datetime(src_dict["created_at"], "created_at")
        _value = src_dict["updated_at"]
        self.updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        _value = src_dict["logged_in_at"]
        self.logged_in_at = None if _value is None else parse_datetime(_value, "logged_in_at")
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class WebauthnCredentialEnvelope(Model):
    """A security key."""

    data: WebauthnCredential
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"data": self.data.to_dict()}
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 1:
            self.additional_properties = unknown_fields(WebauthnCredentialEnvelope, src_dict)
        self.data = WebauthnCredential.from_dict(expect_object(src_dict["data"], "data"))
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class WebauthnCredentialListEnvelope(Model):
    """Security keys."""

    data: list[WebauthnCredential]
    """The security keys."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"data": [_item.to_dict() for _item in self.data]}
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 1:
            self.additional_properties = unknown_fields(WebauthnCredentialListEnvelope, src_dict)
        self.data = [
            WebauthnCredential.from_dict(expect_object(_item, "data"))
            for _item in expect_array(src_dict["data"], "data")
        ]
        return self
