"""Models that operations tagged `sms_senders` alone send."""

from __future__ import annotations

from typing import Any

from attrs import define, field
from notify_typed_runtime.model import Model


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
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


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
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
