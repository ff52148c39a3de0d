"""Models that operations tagged `inbound` alone send."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model
from notify_typed_runtime.types import UNSET, Unset, hidden as _hidden


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
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


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
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


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class RemoveServiceInboundSmsRequest(Model):
    """What becomes of a number that a service gives back."""

    archive: bool
    """True to retire it, false to free it for another service."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {"archive": self.archive}
        return _encoded
