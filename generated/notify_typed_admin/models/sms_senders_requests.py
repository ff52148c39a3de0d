"""Models that operations tagged `sms_senders` alone send."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field
from notify_typed_runtime.model import Model, unknown_fields


@define(eq=False, repr=False, kw_only=True)
class AddSmsSenderRequest(Model):
    """A text message sender to add."""

    sms_sender: str
    """The name or number that phones show. At most 11 characters, or the answer is 404."""
    is_default: bool
    """Whether it is to be used where a message names no other."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"sms_sender": self.sms_sender, "is_default": self.is_default}
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 2:
            _additional = unknown_fields(AddSmsSenderRequest, src_dict)
        sms_sender = src_dict["sms_sender"]
        if not isinstance(sms_sender, str):
            raise TypeError("sms_sender is not a string")
        is_default = src_dict["is_default"]
        if not isinstance(is_default, bool):
            raise TypeError("is_default is not a boolean")
        return cls(sms_sender=sms_sender, is_default=is_default, additional_properties=_additional)


@define(eq=False, repr=False, kw_only=True)
class UpdateSmsSenderRequest(Model):
    """What a text message sender is to be."""

    sms_sender: str
    """The name or number that phones show. At most 11 characters, or the answer is 404."""
    is_default: bool
    """Whether it is to be used where a message names no other."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"sms_sender": self.sms_sender, "is_default": self.is_default}
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        _additional: dict[str, Any] = {}
        if len(src_dict) != 2:
            _additional = unknown_fields(UpdateSmsSenderRequest, src_dict)
        sms_sender = src_dict["sms_sender"]
        if not isinstance(sms_sender, str):
            raise TypeError("sms_sender is not a string")
        is_default = src_dict["is_default"]
        if not isinstance(is_default, bool):
            raise TypeError("is_default is not a boolean")
        return cls(sms_sender=sms_sender, is_default=is_default, additional_properties=_additional)
