"""Models that operations tagged `api_keys` alone use."""

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

from .enums import KeyType

_KeyType = KeyType.by_value()


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ApiKey(Model):
    """A key of a service, without its secret."""

    id: UUID
    """The id of the key."""
    name: str
    """The name that people gave it."""
    key_type: KeyType
    created_by: UUID
    """Who made it, or revoked it."""
    created_at: datetime.datetime
    """A time in UTC, always with six decimals and a `Z`."""
    updated_at: datetime.datetime | None
    """When it changed last."""
    expiry_date: datetime.datetime | None
    """When it was revoked. Null as long as it works."""
    version: int
    """Grows with each change."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "id": str(self.id),
                "name": self.name,
                "key_type": str(self.key_type),
                "created_by": str(self.created_by),
                "created_at": format_datetime(self.created_at),
                "updated_at": None if self.updated_at is None else format_datetime(self.updated_at),
                "expiry_date": None
                if self.expiry_date is None
                else format_datetime(self.expiry_date),
                "version": self.version,
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
        if len(src_dict) != 8:
            self.additional_properties = unknown_fields(ApiKey, src_dict)
        self.id = parse_uuid(src_dict["id"], "id")
        _value = src_dict["name"]
        if not isinstance(_value, str):
            raise TypeError("name is not a string")
        self.name = _value
        _value = src_dict["key_type"]
        if not isinstance(_value, str):
            raise TypeError("key_type is not a string")
        self.key_type = _KeyType[_value]
        self.created_by = parse_uuid(src_dict["created_by"], "created_by")
        self.created_at = parse_datetime(src_dict["created_at"], "created_at")
        _value = src_dict["updated_at"]
        self.updated_at = None if _value is None else parse_datetime(_value, "updated_at")
        _value = src_dict["expiry_date"]
        self.expiry_date = None if _value is None else parse_datetime(_value, "expiry_date")
        _value = src_dict["version"]
        if type(_value) is not int:
            raise TypeError("version is not an integer")
        self.version = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ApiKeyListEnvelope(Model):
    """Keys of a service."""

    api_keys: list[ApiKey] = field(metadata={"json": "apiKeys"})
    """The keys."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"apiKeys": [_item.to_dict() for _item in self.api_keys]}
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
            self.additional_properties = unknown_fields(ApiKeyListEnvelope, src_dict)
        self.api_keys = [
            ApiKey.from_dict(expect_object(_item, "apiKeys"))
            for _item in expect_array(src_dict["apiKeys"], "apiKeys")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ApiKeySecretEnvelope(Model):
    """The secret of a new key."""

    data: str = field(repr=_hidden)
    """The secret, a UUID as text. It signs tokens as that text."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"data": self.data}
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
            self.additional_properties = unknown_fields(ApiKeySecretEnvelope, src_dict)
        _value = src_dict["data"]
        if not isinstance(_value, str):
            raise TypeError("data is not a string")
        self.data = _value
        return self
