"""Models that operations tagged `inbound` alone send."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, unknown_fields
from notify_typed_runtime.types import UNSET, Unset, expect_string, hidden as _hidden, parse_uuid


@define(eq=False, repr=False, kw_only=True)
class AddInboundNumberToServiceRequest(Model):
    """A number for a service."""

    inbound_number_id: UUID | None | Unset = UNSET
    """The number. Any free one if left out or null."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.inbound_number_id, Unset):
            _encoded["inbound_number_id"] = (
                None if self.inbound_number_id is None else str(self.inbound_number_id)
            )
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 0:
            _additional = unknown_fields(AddInboundNumberToServiceRequest, src_dict)
        return cls(
            inbound_number_id=UNSET
            if "inbound_number_id" not in src_dict
            else None
            if (_value := src_dict["inbound_number_id"]) is None
            else parse_uuid(_value, "inbound_number_id"),
            additional_properties=_additional,
        )


@define(eq=False, repr=False, kw_only=True)
class GetInboundSmsRequest(Model):
    """Whose messages to list."""

    phone_number: str | Unset = field(default=UNSET, repr=_hidden)
    """The sender, in any spelling. Everybody's messages if left out or empty."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        if not isinstance(self.phone_number, Unset):
            _encoded["phone_number"] = self.phone_number
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 0:
            _additional = unknown_fields(GetInboundSmsRequest, src_dict)
        return cls(
            phone_number=UNSET
            if "phone_number" not in src_dict
            else expect_string(src_dict["phone_number"], "phone_number"),
            additional_properties=_additional,
        )


@define(eq=False, repr=False, kw_only=True)
class RemoveServiceInboundSmsRequest(Model):
    """What becomes of a number that a service gives back."""

    archive: bool
    """True to retire it, false to free it for another service."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"archive": self.archive}
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        if unknown := unknown_fields(RemoveServiceInboundSmsRequest, src_dict):
            raise ValueError(f"unknown fields: {sorted(unknown)}")
        archive = src_dict["archive"]
        if not isinstance(archive, bool):
            raise TypeError("archive is not a boolean")
        return cls(archive=archive)
